"""What was agreed for all texts, as rules look it up for each file: the glossary, names, conventions, common words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Self

from eventkb.check.convention import Convention, Conventions
from eventkb.check.vocabulary import Vocabulary
from eventkb.check.writings import LETTERS
from eventkb.language.recognition import CommonWords, Telling, telling_words
from eventkb.model.catalogue import Definitions
from eventkb.model.locale import Locale
from eventkb.model.source import Product, Term
from eventkb.model.text import Text

PLURALS = ("", "s", "es")


class Equivalent(NamedTuple):
    """A term of the glossary in the language of an original (`folded` without case) and in that of a translation."""

    original: str
    folded: str
    translated: str


@dataclass(frozen=True)
class Agreed:
    """What was agreed for all texts: the words of the glossary, the products' names, how each language is written.

    `common_words` are those by which a language is recognised.
    """

    glossary: tuple[Term, ...] = ()
    products: tuple[Product, ...] = ()
    conventions: Conventions = field(default_factory=dict)
    common_words: CommonWords = field(default_factory=dict)

    @classmethod
    def of(cls, definitions: Definitions, conventions: Conventions, common_words: CommonWords) -> Self:
        return cls(definitions.glossary, tuple(definitions.products.values()), conventions, common_words)

    def telling(self, locales: tuple[Locale, ...]) -> Telling:
        """The words by which some languages can be told apart."""
        if locales not in self._telling:
            self._telling[locales] = telling_words(self.common_words, locales)
        return self._telling[locales]

    def foreign(self, locales: tuple[Locale, ...], own: Locale, words: frozenset[str]) -> frozenset[str]:
        """The runs of letters in some words that belong to another language of `locales` than the `own`."""
        if (locales, own) not in self._foreign:
            telling = self.telling(locales)
            others = frozenset().union(*(words for language, words in telling.items() if language != own))
            self._foreign[locales, own] = Vocabulary(lambda word: others.intersection(LETTERS.findall(word.casefold())))
        return self._foreign[locales, own].of(words)

    def equivalents(self, original: Locale, translation: Locale, words: frozenset[str]) -> Sequence[Equivalent]:
        """The terms that originals with some `words` may have."""
        languages = original, translation
        if languages not in self._equivalents:
            by_word = _by_word(self.glossary, original, translation)
            vocabulary = Vocabulary(lambda word: [run for run in LETTERS.findall(word.casefold()) if run in by_word])
            self._equivalents[languages] = by_word, vocabulary
        by_word, vocabulary = self._equivalents[languages]
        return [term for run in ("", *vocabulary.of(words)) for term in by_word.get(run, ())]

    def breached(self, locale: Locale, words: frozenset[str], text: str) -> Sequence[Convention]:
        """The conventions of a language that a text with some `words` may break."""
        if locale not in self._breached:
            of_words = {
                str(place): each for place, each in enumerate(self.conventions.get(locale, ())) if each.is_of_words
            }
            self._breached[locale] = Vocabulary(
                lambda word: [place for place, each in of_words.items() if each.may_breach(word)]
            )
        places = self._breached[locale].of(words)
        return [
            each
            for place, each in enumerate(self.conventions.get(locale, ()))
            if (str(place) in places if each.is_of_words else each.may_breach(text))
        ]

    @cached_property
    def _telling(self) -> dict[tuple[Locale, ...], Telling]:
        return {}

    @cached_property
    def _foreign(self) -> dict[tuple[tuple[Locale, ...], Locale], Vocabulary]:
        return {}

    @cached_property
    def _equivalents(self) -> dict[tuple[Locale, Locale], tuple[Mapping[str, Sequence[Equivalent]], Vocabulary]]:
        return {}

    @cached_property
    def _breached(self) -> dict[Locale, Vocabulary]:
        return {}

    @cached_property
    def titles(self) -> tuple[Text, ...]:
        """The names of products and versions. One of a single word often becomes part of a compound and is left out."""
        titles = (title for product in self.products for title in _titles(product))
        return tuple(title for title in titles if " " in title.source)


def _titles(product: Product) -> Iterable[Text]:
    yield product.title
    yield from (version.title for version in product.versions.values())


def _by_word(glossary: Iterable[Term], original: Locale, translation: Locale) -> Mapping[str, Sequence[Equivalent]]:
    """The terms by the first word that a text with them has; by the empty word those that begin with none."""
    by_word: dict[str, list[Equivalent]] = {}
    for term in glossary:
        name, translated = term.names.get(original), term.names.get(translation)
        if name and translated:
            folded = name.casefold()
            first = LETTERS.search(folded)
            word = first[0] if first else ""
            is_whole = first is not None and first.end() == len(folded)
            for ending in PLURALS if is_whole else PLURALS[:1]:
                by_word.setdefault(f"{word}{ending}", []).append(Equivalent(name, folded, translated))
    return by_word
