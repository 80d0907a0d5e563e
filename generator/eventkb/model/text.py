"""A text in all its languages, its fallback where a translation is missing, and the state of each translation."""

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import SOURCE_LANGUAGE, Locale


class TranslationState(StrEnum):
    """The state of a text in a language. `ORIGINAL` is not a translation."""

    ORIGINAL = "original"
    REVIEWED = "reviewed"
    DRAFT = "draft"
    MACHINE = "machine"
    STALE = "stale"
    MISSING = "missing"


# Python 3.11 takes a microsecond to find a member in its class, and these are asked for with every text.
ORIGINAL, MISSING, DRAFT, STALE = (
    TranslationState.ORIGINAL,
    TranslationState.MISSING,
    TranslationState.DRAFT,
    TranslationState.STALE,
)

TRANSLATION_STATES = (
    TranslationState.MISSING,
    TranslationState.STALE,
    TranslationState.MACHINE,
    TranslationState.DRAFT,
    TranslationState.REVIEWED,
)
"""The states of a translation, the most urgent first."""

LISTED_STATES = (TranslationState.REVIEWED, TranslationState.DRAFT, TranslationState.MACHINE)
"""The states that a definition lists by digest; the others are computed."""

Translation = Mapping[Locale, Mapping[TranslationState, frozenset[str]]]
"""A definition's `translation`: for each language the digests of source texts, by the state of their translation."""


@frozen_dataclass()
class Text:
    """A text in one or more languages, as it was typed.

    A `neutral` text, such as a name, was typed once for all languages and is stored as the source language's.
    """

    values: Mapping[Locale, str]
    neutral: bool = False

    @property
    def source_language(self) -> Locale:
        """The language in which the text was written: the default one where the text has it, else its first one."""
        return SOURCE_LANGUAGE if SOURCE_LANGUAGE in self.values else next(iter(self.values))

    @property
    def source(self) -> str:
        return self.values[self.source_language]

    def nearest(self, locale: Locale) -> str:
        """The text in a language, or in its source language where that is missing."""
        value = self.values.get(locale)
        return self.source if value is None else value


@frozen_dataclass()
class LocalText:
    """A text for the readers of one locale. `language` is that of `value`: another one where a translation is missing.

    `original` and `original_language` are what `value` was translated from, or the same as `value`.
    """

    value: str
    language: Locale
    state: TranslationState
    original: str
    original_language: Locale


def plain(value: str) -> Text:
    """A text that is the same in every language, such as a name."""
    return Text({SOURCE_LANGUAGE: value}, neutral=True)


def new_digest(value: str) -> str:
    """Twelve hexadecimal digits that depend on the text, but not on white space at its ends."""
    return hashlib.sha256(value.strip().encode()).hexdigest()[:12]


digest = lru_cache(maxsize=1024)(new_digest)
"""The same for texts that are asked for again."""


def is_missing(text: Text, locale: Locale) -> bool:
    """Whether a text has no translation into a language; the same as that its state is `MISSING`, and faster."""
    return not text.neutral and locale not in text.values


def state(text: Text, locale: Locale, translation: Translation) -> TranslationState:
    """The state of a text in a locale, by the digests that its definition lists."""
    values = text.values
    language = SOURCE_LANGUAGE if SOURCE_LANGUAGE in values else next(iter(values))
    if text.neutral or locale == language:
        return ORIGINAL
    if locale not in values:
        return MISSING
    lists = translation.get(locale)
    return DRAFT if lists is None else _listed(values[language], lists)


def local(locale: Locale, text: Text, translation: Translation) -> LocalText:
    """The text for the readers of a locale; where it is missing, the one in the source language."""
    values = text.values
    language = SOURCE_LANGUAGE if SOURCE_LANGUAGE in values else next(iter(values))
    original = values[language]
    if text.neutral or language == locale:
        return LocalText(original, locale, ORIGINAL, original, locale)
    value = values.get(locale)
    if value is None:
        return LocalText(original, language, MISSING, original, language)
    lists = translation.get(locale)
    return LocalText(value, locale, DRAFT if lists is None else _listed(original, lists), original, language)


def _listed(source: str, lists: Mapping[TranslationState, frozenset[str]]) -> TranslationState:
    """The state under which the digest of an original is listed."""
    source_digest = digest(source)
    for state in LISTED_STATES:
        if source_digest in lists.get(state, ()):
            return state
    return STALE
