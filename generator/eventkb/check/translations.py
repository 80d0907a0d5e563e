"""The rules about translations and how they are written. All are warnings, so none stops a build."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from eventkb.check.rule import Scope, rule
from eventkb.check.subject import Subject
from eventkb.language.protected import blanked, parts
from eventkb.language.recognition import Telling, counted, telling_words
from eventkb.language.wording import one_of, quoted, shortened
from eventkb.model.diagnostic import Finding, Fix, Severity
from eventkb.model.locale import Locale
from eventkb.model.passage import Form, Passage
from eventkb.model.source import Product, Term
from eventkb.model.text import Text

NUMBER = re.compile(r"(?<![\w.,%-])\d+(?:[.,]\d+)*(?![\w%])")
SEPARATOR = re.compile(r"[.,]")
FEWEST_DIGITS = 2
"""Numbers of one digit are often written as words in one of the languages."""

SHORTEST_STEM = 4
PART_END = re.compile(r"\n\s*\n|\s/{1,2}\s")
"""What is between two paragraphs, or between a text and its translation beside it."""

FEWEST_TELLING = 2
"""More common words than this are needed to recognise a language."""


@rule("E271", "term-not-used", Severity.WARNING, scope=Scope.FILE)
def term_not_used(subject: Subject) -> Iterator[Finding]:
    for passage, locale, target in subject.translations:
        source = passage.text.source
        folded = source.casefold()
        for term in subject.agreed.glossary:
            original, agreed = term.names.get(passage.text.source_language), term.names.get(locale)
            # Comparing the letters first saves nearly all of the work.
            if not (original and agreed and original.casefold() in folded and _has_term(original, source)):
                continue
            # A word that stayed as it is may be a name, such as that of a component.
            if not _has_stem(agreed, target) and not _has_term(original, target):
                yield term_not_used.at(
                    passage.file,
                    passage.at(locale),
                    f"the original says {quoted(original)}, for which the glossary has {quoted(agreed)}",
                    help=f"write {agreed}, if the text means the same thing",
                )


@rule("E272", "avoided-word", Severity.WARNING, scope=Scope.FILE)
def avoided_word(subject: Subject) -> Iterator[Finding]:
    for passage in subject.passages:
        for locale, value in passage.text.values.items():
            for term, word in _avoided(subject, locale):
                if word not in value:
                    continue
                for match in _whole(word).finditer(blanked(value)):
                    yield avoided_word.at(
                        passage.file,
                        passage.at(locale),
                        f"the glossary avoids {quoted(match[0])}",
                        help=f"write {term.names.get(locale, word)}",
                        span=match.span(),
                    )


@rule("E273", "lost-in-translation", Severity.WARNING, scope=Scope.FILE)
def lost_in_translation(subject: Subject) -> Iterator[Finding]:
    # A name of one word often becomes part of a compound, so it is not compared.
    titles = [title for product in subject.agreed.products for title in _titles(product) if " " in title.source]
    for passage, locale, target in subject.translations:
        differing = _kept(passage.text.source, passage) ^ _kept(target, passage)
        missing = sorted(differing) or _lost_names(titles, passage.text, locale, target)
        if missing:
            yield lost_in_translation.at(
                passage.file,
                passage.at(locale),
                f"{one_of(missing)} is only in the original or only in the translation",
                help="make both say the same; or mark the translation as reviewed, if this is intended",
            )


@rule("E274", "typography", Severity.WARNING, scope=Scope.FILE)
def typography(subject: Subject) -> Iterator[Finding]:
    for passage in subject.texts:
        if passage.form is Form.MESSAGE:
            continue
        for locale, value in passage.text.values.items():
            words = blanked(value)
            for convention in subject.agreed.conventions.get(locale, ()):
                for span, right in convention.breaches(words):
                    yield typography.at(
                        passage.file,
                        passage.at(locale),
                        convention.because,
                        help=f"write {right.replace(chr(0xA0), '␣')}"
                        + (" (␣: non-breaking)" if chr(0xA0) in right else ""),
                        span=span,
                        fix=Fix(right) if convention.is_sure else None,
                    )


@rule("E276", "text-in-other-language", Severity.WARNING, scope=Scope.FILE)
def text_in_other_language(subject: Subject) -> Iterator[Finding]:
    telling = telling_words(subject.agreed.common_words, subject.locales)
    for passage in subject.texts:
        for locale, value in passage.text.values.items():
            actual = _other_language(counted(telling, value), locale)
            if actual and not _is_repeated(passage.text, locale):
                message, help = _on_language(telling, passage.text, locale, actual)
                yield text_in_other_language.at(passage.file, passage.at(locale), message, help=help)
                break


@rule("E351", "two-languages-in-text", Severity.WARNING, scope=Scope.FILE)
def two_languages_in_text(subject: Subject) -> Iterator[Finding]:
    telling = telling_words(subject.agreed.common_words, subject.locales)
    for passage in subject.texts:
        for locale, value in passage.text.values.items():
            foreign = _foreign_part(telling, value, locale)
            if foreign:
                start = value.index(foreign[0])
                yield two_languages_in_text.at(
                    passage.file,
                    passage.at(locale),
                    f"a part of the text under {locale} seems to be in the language {foreign[1]}",
                    help=f"write it under {foreign[1]}: {shortened(foreign[0])}",
                    span=(start, start + len(foreign[0])),
                )


def _foreign_part(telling: Telling, value: str, locale: Locale) -> tuple[str, Locale] | None:
    """A paragraph, or a half before or after a slash, in another language than the rest; with that language."""
    parts = [part.strip() for part in PART_END.split(value) if part.strip()]
    counts = [counted(telling, part) for part in parts]
    if not any(count[locale] for count in counts):
        return None  # the whole text is in another language, which another rule reports
    for part, count in zip(parts, counts, strict=True):
        other = max(count, key=count.__getitem__, default=locale)
        if count[other] >= FEWEST_TELLING and not count[locale]:
            return part, other
    return None


def _on_language(telling: Telling, text: Text, locale: Locale, actual: Locale) -> tuple[str, str]:
    """The message and help about a text that is under one language, but in another one."""
    if text.neutral:
        message = f"the text seems to be in the language {actual}, but is shown in every language"
        return message, f"write its language before it, on a line of its own: {actual}: {shortened(text.source)}"
    message = f"the text under {locale} seems to be in the language {actual}"
    if actual not in text.values:
        return message, f"write {actual}: in the place of {locale}:"
    counts = counted(telling, text.values[actual])
    if counts[locale] > counts[actual]:
        return f"the texts under {locale} and {actual} seem to be exchanged", f"exchange {locale}: and {actual}:"
    return message, f"write it in the language {locale}, or delete the line of {locale}"


def _other_language(counts: Counter[Locale], locale: Locale) -> Locale | None:
    """The language that a text is in, if that is certainly not the one it is said to be in."""
    likeliest, count = max(counts.items(), key=lambda pair: pair[1], default=(locale, 0))
    return likeliest if locale in counts and count > max(FEWEST_TELLING, 4 * counts[locale]) else None


def _is_repeated(text: Text, locale: Locale) -> bool:
    """Whether a text is a copy of the original, which another rule reports."""
    return locale != text.source_language and text.values[locale].strip() == text.source.strip()


def _kept(text: str, passage: Passage) -> frozenset[str]:
    """What must be the same in both languages. Another rule compares messages."""
    if passage.form is Form.MESSAGE:
        return frozenset()
    numbers = (SEPARATOR.sub("", number) for number in NUMBER.findall(blanked(text)))
    return parts(text) | {number for number in numbers if len(number) >= FEWEST_DIGITS}


def _lost_names(titles: Sequence[Text], text: Text, locale: Locale, target: str) -> list[str]:
    """The names of products and versions that the original has and its translation hasn't."""
    named = (title.nearest(locale) for title in titles if title.nearest(text.source_language) in text.source)
    return sorted({name for name in named if name not in target})


def _titles(product: Product) -> Iterator[Text]:
    yield product.title
    yield from (version.title for version in product.versions.values())


def _avoided(subject: Subject, locale: Locale) -> Iterator[tuple[Term, str]]:
    for term in subject.agreed.glossary:
        for word in term.avoid.get(locale, ()):
            yield term, word


def _has_term(term: str, text: str) -> bool:
    return bool(_plural(term).search(blanked(text)))


@cache
def _plural(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(term)}(?:e?s)?(?![\w-])", re.IGNORECASE)


@cache
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")


def _has_stem(term: str, text: str) -> bool:
    """Whether each word of a term is in a text, perhaps inflected or as a part of a longer word."""
    known = text.casefold()
    return all(_stem(word) in known for word in term.casefold().split())


def _stem(word: str) -> str:
    return word[: max(SHORTEST_STEM, len(word) - 2)]
