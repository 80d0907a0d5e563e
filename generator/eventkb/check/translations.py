"""The rules about translations and how they are written. All are warnings, so none stops a build."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from eventkb.check.agreed import AVOIDED, BEGUN, BREACHED, NUMBER
from eventkb.check.convention import Convention
from eventkb.check.rule import Scope, rule
from eventkb.check.subject import Subject
from eventkb.check.vocabulary import Seen
from eventkb.check.writings import Writings
from eventkb.language.protected import blanked, unlisted
from eventkb.language.recognition import Telling, counted
from eventkb.language.wording import one_of, quoted, shortened
from eventkb.model.diagnostic import Finding, Fix, Severity
from eventkb.model.locale import Locale
from eventkb.model.passage import MESSAGE, PROSE, Passage
from eventkb.model.text import Text, TranslationState

SHORTEST_STEM = 4
PART_END = re.compile(r"\n\s*\n|\s/{1,2}\s")
"""What is between two paragraphs, or between a text and its translation beside it."""

UNREVIEWED = frozenset({TranslationState.DRAFT, TranslationState.MACHINE})

Kept = tuple[str, str]
"""The protected parts of a text, and its numbers, each as `listed` returns them."""

Names = Sequence[tuple[str, str]]

FEWEST_TELLING = 2
"""More common words than this are needed to recognise a language."""


@rule("E271", "term-not-used", Severity.WARNING, scope=Scope.FILE)
def term_not_used(subject: Subject) -> Iterator[Finding]:
    for original, locale in {(original, locale) for original, locale, _ in subject.translated}:
        for passage, source, begun in subject.sighted(original, BEGUN):
            target = _translation(passage, original, locale)
            if target is None:
                continue
            folded = source.casefold()
            for term in subject.agreed.equivalents(original, locale, begun):
                # Comparing the letters first saves nearly all of the work.
                if term.folded not in folded or _has_stem(term.translated, target):
                    continue
                # A word that stayed as it is may be a name, such as that of a component.
                is_term = _plural(term.original).search
                if is_term(source) and not is_term(blanked(target)) and _is_unreviewed(passage, locale):
                    name, agreed = quoted(term.original), quoted(term.translated)
                    yield term_not_used.at(
                        passage.file,
                        passage.at(locale),
                        f"the original says {name}, for which the glossary has {agreed}",
                        help=f"write {term.translated}, if the text means the same thing",
                    )


@rule("E272", "avoided-word", Severity.WARNING, scope=Scope.FILE)
def avoided_word(subject: Subject) -> Iterator[Finding]:
    for locale in subject.by_language:
        for passage, rest, begun in subject.sighted(locale, AVOIDED):
            for _, term, word in subject.agreed.avoided(locale, begun) if passage.form is PROSE else ():
                for match in _whole(word).finditer(rest) if word in rest else ():
                    yield avoided_word.at(
                        passage.file,
                        passage.at(locale),
                        f"the glossary avoids {quoted(match[0])}",
                        help=f"write {term.names.get(locale, word)}",
                        span=match.span(),
                    )


@rule("E273", "lost-in-translation", Severity.WARNING, scope=Scope.FILE)
def lost_in_translation(subject: Subject) -> Iterator[Finding]:
    for original, locale, names, rows in _translations(subject):
        for passage, in_source, in_target in rows:
            if in_source == in_target and not names:
                continue
            missing: Collection[str] = ()
            if in_source != in_target and passage.form is not MESSAGE:
                missing = _must_stay(in_source) ^ _must_stay(in_target)
            if names and not missing:
                source, target = passage.text.values[original], passage.text.values[locale]
                missing = {translation for name, translation in names if name in source and translation not in target}
            if missing and _is_unreviewed(passage, locale):
                yield lost_in_translation.at(
                    passage.file,
                    passage.at(locale),
                    f"{one_of(sorted(missing))} is only in the original or only in the translation",
                    help="make both say the same; or mark the translation as reviewed, if this is intended",
                )


@rule("E274", "typography", Severity.WARNING, scope=Scope.FILE)
def typography(subject: Subject) -> Iterator[Finding]:
    for locale, writings in subject.by_language.items():
        patterns = subject.seen[locale].of(BREACHED)
        for convention in subject.agreed.breached(locale, patterns, writings.divided.rest):
            for passage, _, rest in writings.blanked.with_any(convention.sign):
                if passage.form is not MESSAGE and convention.may_breach(rest):
                    yield from _breaches(convention, passage, locale, rest)


def _breaches(convention: Convention, passage: Passage, locale: Locale, rest: str) -> Iterator[Finding]:
    """Each place where a text breaks a convention. `rest` is the text without code and addresses."""
    for span, right in convention.breaches(rest):
        yield typography.at(
            passage.file,
            passage.at(locale),
            convention.because,
            help=f"write {right.replace(chr(0xA0), '␣')}" + (" (␣: non-breaking)" if chr(0xA0) in right else ""),
            span=span,
            fix=Fix(right) if convention.is_sure else None,
        )


@rule("E276", "text-in-other-language", Severity.WARNING, scope=Scope.FILE)
def text_in_other_language(subject: Subject) -> Iterator[Finding]:
    telling = subject.agreed.telling(subject.locales)
    reported: set[int] = set()
    for passage, locale, value in subject.foreign:
        actual = _other_language(counted(telling, value), locale)
        if actual and id(passage) not in reported and not _is_repeated(passage.text, locale):
            reported.add(id(passage))
            message, help = _on_language(telling, passage.text, locale, actual)
            yield text_in_other_language.at(passage.file, passage.at(locale), message, help=help)


@rule("E351", "two-languages-in-text", Severity.WARNING, scope=Scope.FILE)
def two_languages_in_text(subject: Subject) -> Iterator[Finding]:
    telling = subject.agreed.telling(subject.locales)
    for passage, locale, value in subject.foreign:
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


def _translation(passage: Passage, original: Locale, locale: Locale) -> str | None:
    """A text in another language, if it was written in this one."""
    return passage.text.values.get(locale) if passage.text.source_language == original else None


def _is_unreviewed(passage: Passage, locale: Locale) -> bool:
    """Whether nobody has reviewed a translation, and its original has not changed since. Digests take most time."""
    return passage.state(locale) in UNREVIEWED


def _translations(
    subject: Subject,
) -> Iterator[tuple[Locale, Locale, Names, Iterable[tuple[Passage, Kept, Kept]]]]:
    """For each language of an original and of its translations: the names of products in these originals, and the
    texts with what each must keep in both languages."""
    # The texts of each language are in the order of these groups.
    kept = {locale: _kept(writings, subject.seen[locale]) for locale, writings in subject.by_language.items()}
    for languages, texts in subject.by_languages.items():
        original = texts[0].text.source_language
        of_texts = {locale: [*islice(kept[locale], len(texts))] for locale in languages}
        for locale in languages:
            if locale != original:
                names = subject.agreed.names(original, locale, subject.by_language[original].together)
                yield original, locale, names, zip(texts, of_texts[original], of_texts[locale], strict=True)


def _kept(writings: Writings, seen: Seen) -> Iterator[Kept]:
    """What must be the same in both languages, for each text: its protected parts, and its numbers."""
    return zip(writings.divided.parts, seen.listed(NUMBER), strict=True)


def _must_stay(kept: Kept) -> frozenset[str]:
    parts, numbers = map(unlisted, kept)
    return parts | numbers


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
