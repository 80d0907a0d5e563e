"""The rules about translations and how they are written. All are warnings, so none stops a build."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from eventkb.check.agreed import AVOIDED, BEGUN, BREACHED, FOREIGN, Equivalent
from eventkb.check.convention import Convention
from eventkb.check.rule import Scope, rule
from eventkb.check.subject import Subject
from eventkb.check.writings import LETTERS, Writing
from eventkb.language.protected import blanked, parts_and_rest
from eventkb.language.recognition import Telling, counted
from eventkb.language.wording import one_of, quoted, shortened
from eventkb.model.diagnostic import Finding, Fix, Severity
from eventkb.model.locale import Locale
from eventkb.model.passage import MESSAGE, PROSE, Passage
from eventkb.model.text import Text

NUMBER = re.compile(r"\d(?<![\w.,%-]\d)\d*(?:[.,]\d+)*(?![\w%])")
"""It begins with a digit, which is searched for much faster than for what is not before it."""

KEPT = re.compile(r"[\d`%\[{\]/]")
"""A sign of each thing that must be the same in both languages."""

FEWEST_DIGITS = 2
"""Numbers of one digit are often written as words in one of the languages."""

SHORTEST_STEM = 4
PART_END = re.compile(r"\n\s*\n|\s/{1,2}\s")
"""What is between two paragraphs, or between a text and its translation beside it."""

FEWEST_TELLING = 2
"""More common words than this are needed to recognise a language."""


@rule("E271", "term-not-used", Severity.WARNING, scope=Scope.FILE)
def term_not_used(subject: Subject) -> Iterator[Finding]:
    by_languages: dict[tuple[Locale, Locale], Sequence[Equivalent]] = {}
    for passage, locale, target in subject.translations:
        source, languages = passage.text.source, (passage.text.source_language, locale)
        if languages not in by_languages:
            by_languages[languages] = _terms(subject, *languages)
        terms = by_languages[languages]
        folded = source.casefold() if terms else ""
        # Comparing the letters first saves nearly all of the work.
        for term in [term for term in terms if term.folded in folded]:
            if not _has_term(term.original, source):
                continue
            # A word that stayed as it is may be a name, such as that of a component.
            if not _has_stem(term.translated, target) and not _has_term(term.original, target):
                yield term_not_used.at(
                    passage.file,
                    passage.at(locale),
                    f"the original says {quoted(term.original)}, for which the glossary has {quoted(term.translated)}",
                    help=f"write {term.translated}, if the text means the same thing",
                )


def _terms(subject: Subject, original: Locale, translation: Locale) -> Sequence[Equivalent]:
    """The terms of the glossary that some original has."""
    originals = subject.seen.get(original)
    return subject.agreed.equivalents(original, translation, originals.get(BEGUN, ())) if originals is not None else ()


@rule("E272", "avoided-word", Severity.WARNING, scope=Scope.FILE)
def avoided_word(subject: Subject) -> Iterator[Finding]:
    for locale, writings in subject.by_language.items():
        for _, term, word in subject.agreed.avoided(locale, subject.seen[locale].get(AVOIDED, ())):
            for passage, _, value in writings.with_any(word):
                if passage.form is not PROSE:
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
    titles = subject.agreed.titles(subject.writings.together)
    for passage, locale, target in subject.translations:
        missing = sorted(_differing(passage.text.source, target)) if passage.form is not MESSAGE else []
        if not missing and titles:
            missing = _lost_names(titles, passage.text, locale, target)
        if missing:
            yield lost_in_translation.at(
                passage.file,
                passage.at(locale),
                f"{one_of(missing)} is only in the original or only in the translation",
                help="make both say the same; or mark the translation as reviewed, if this is intended",
            )


@rule("E274", "typography", Severity.WARNING, scope=Scope.FILE)
def typography(subject: Subject) -> Iterator[Finding]:
    for locale, writings in subject.by_language.items():
        for convention in subject.agreed.breached(
            locale, subject.seen[locale].get(BREACHED, frozenset()), writings.blanked
        ):
            for passage, _, value in writings:
                if passage.form is not MESSAGE:
                    yield from _breaches(convention, passage, locale, value)


def _breaches(convention: Convention, passage: Passage, locale: Locale, value: str) -> Iterator[Finding]:
    """Each place where a text breaks a convention."""
    for span, right in convention.breaches(blanked(value)) if convention.may_breach(value) else ():
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
    for passage, locale, value in _with_foreign_words(subject):
        actual = _other_language(counted(telling, value), locale)
        if actual and id(passage) not in reported and not _is_repeated(passage.text, locale):
            reported.add(id(passage))
            message, help = _on_language(telling, passage.text, locale, actual)
            yield text_in_other_language.at(passage.file, passage.at(locale), message, help=help)


@rule("E351", "two-languages-in-text", Severity.WARNING, scope=Scope.FILE)
def two_languages_in_text(subject: Subject) -> Iterator[Finding]:
    telling = subject.agreed.telling(subject.locales)
    for passage, locale, value in _with_foreign_words(subject):
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


def _with_foreign_words(subject: Subject) -> Iterator[Writing]:
    """The texts that have a word which only another language than their own has."""
    foreign = {locale: seen[FOREIGN] for locale, seen in subject.seen.items() if FOREIGN in seen}
    for writing in subject.writings if foreign else ():
        own = foreign.get(writing.locale)
        if own and not own.isdisjoint(LETTERS.findall(writing.value.casefold())):
            yield writing


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


def _differing(source: str, target: str) -> frozenset[str]:
    """What only one of two texts has, although both must have it. Another rule compares messages."""
    if KEPT.search(source) or KEPT.search(target):
        return _kept(source) ^ _kept(target)
    return frozenset()


def _kept(text: str) -> frozenset[str]:
    """What must be the same in both languages."""
    parts, rest = parts_and_rest(text)
    numbers = [number.replace(".", "").replace(",", "") for number in NUMBER.findall(rest)]
    return parts.union([number for number in numbers if len(number) >= FEWEST_DIGITS]) if numbers else parts


def _lost_names(titles: Sequence[Text], text: Text, locale: Locale, target: str) -> list[str]:
    """The names of products and versions that the original has and its translation hasn't."""
    named = (title.nearest(locale) for title in titles if title.nearest(text.source_language) in text.source)
    return sorted({name for name in named if name not in target})


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
