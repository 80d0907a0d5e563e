"""One text in all its languages, which of them stands in for which, and how far a translation can be trusted."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from eventkb.model.locale import SOURCE_LANGUAGE, Locale


class TranslationState(StrEnum):
    """How a text in a locale came about. `ORIGINAL` is no translation at all."""

    ORIGINAL = "original"
    REVIEWED = "reviewed"
    DRAFT = "draft"
    MACHINE = "machine"
    STALE = "stale"
    MISSING = "missing"


TRANSLATION_STATES = (
    TranslationState.MISSING,
    TranslationState.STALE,
    TranslationState.MACHINE,
    TranslationState.DRAFT,
    TranslationState.REVIEWED,
)
"""The states of a translation, in the order in which they need somebody."""

LISTED_STATES = (TranslationState.REVIEWED, TranslationState.DRAFT, TranslationState.MACHINE)
"""The states that a definition lists by digest; the others are computed."""

Translation = Mapping[Locale, Mapping[TranslationState, frozenset[str]]]
"""A definition's `translation`: for each language the digests of source texts, by the state of their translation."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one or more languages, as it was typed. At least one language is there.

    A `neutral` text, such as a name, was typed once for all languages and stands under the source language.
    """

    values: Mapping[Locale, str]
    neutral: bool = False

    @property
    def source_language(self) -> Locale:
        """The language the text was written in: English where present, else the first one."""
        return SOURCE_LANGUAGE if SOURCE_LANGUAGE in self.values else next(iter(self.values))

    @property
    def source(self) -> str:
        return self.values[self.source_language]

    def nearest(self, locale: Locale) -> str:
        """The text in a language, or else as it was written."""
        return self.values.get(locale, self.source)


@dataclass(frozen=True, slots=True)
class LocalText:
    """A text as one locale's reader gets it: `value` is in `language`, which is another where a translation is missing.

    `original` and `original_language` are what `value` was translated from (equal to it where it was not).
    """

    value: str
    language: Locale
    state: TranslationState
    original: str
    original_language: Locale


def plain(value: str) -> Text:
    """A text that is the same in every language, such as a name."""
    return Text({SOURCE_LANGUAGE: value}, neutral=True)


def digest(value: str) -> str:
    """Twelve hexadecimal digits that change when the text changes, but not with white space at its ends."""
    return hashlib.sha256(value.strip().encode()).hexdigest()[:12]


def state(text: Text, locale: Locale, translation: Translation) -> TranslationState:
    """The state of `text` in `locale`, given the digests its definition lists."""
    if text.neutral or locale == text.source_language:
        return TranslationState.ORIGINAL
    if locale not in text.values:
        return TranslationState.MISSING
    lists = translation.get(locale)
    if lists is None:
        return TranslationState.DRAFT
    source_digest = digest(text.source)
    return next((s for s in LISTED_STATES if source_digest in lists.get(s, ())), TranslationState.STALE)


def local(text: Text, locale: Locale, translation: Translation) -> LocalText:
    """The text for a reader of `locale`; where it is missing, the source language stands in."""
    if text.neutral:
        return LocalText(
            value=text.source,
            language=locale,
            state=TranslationState.ORIGINAL,
            original=text.source,
            original_language=locale,
        )
    translation_state = state(text, locale, translation)
    language = text.source_language if translation_state is TranslationState.MISSING else locale
    return LocalText(
        value=text.values[language],
        language=language,
        state=translation_state,
        original=text.source,
        original_language=text.source_language,
    )
