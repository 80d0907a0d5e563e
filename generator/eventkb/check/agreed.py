"""What was agreed for all texts, as rules look it up for each file: the glossary, names, conventions, common words."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import NamedTuple, Self

from eventkb.check.convention import Convention, Conventions
from eventkb.check.vocabulary import See, Seen, Sight, Vocabulary
from eventkb.check.writings import LETTERS
from eventkb.language.recognition import CommonWords, Telling, telling_words
from eventkb.model.catalogue import Definitions
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.source import Product, Term
from eventkb.model.text import Text

PLURALS = ("", "s", "es")

FOREIGN, BEGUN, AVOIDED, BREACHED, NUMBER = "foreign", "begun", "avoided", "breached", "number"
"""What rules see in words: common words of other languages, the first words of terms and of what the glossary avoids,
conventions that may be broken, and numbers."""

WHOLE_NUMBER = re.compile(r"(?<![\w.,%-])\d+(?:[.,]\d+)*(?![\w%])")
FEWEST_DIGITS = 2
"""Numbers of one digit are often written as words in one of the languages."""


class Equivalent(NamedTuple):
    """A term of the glossary in the language of an original (`folded` without case) and in that of a translation."""

    original: str
    folded: str
    translated: str


class Avoided(NamedTuple):
    """A word or several that the glossary avoids, with the term to write instead and its place among all such."""

    place: int
    term: Term
    word: str


@frozen_dataclass(slots=False)
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

    def seen(self, locales: tuple[Locale, ...], locale: Locale, words: Sequence[str]) -> Seen:
        """What rules see in the words of texts in a language of a site with `locales`."""
        if (locales, locale) not in self._vocabularies:
            self._vocabularies[locales, locale] = Vocabulary(self._see(locales, locale))
        return self._vocabularies[locales, locale].of(words)

    def _see(self, locales: tuple[Locale, ...], locale: Locale) -> See:
        """A function that returns what rules see in a word of a language."""
        telling = self.telling(locales)
        others = frozenset().union(*(words for language, words in telling.items() if language != locale))
        begun = {word for term in self.glossary if (name := term.names.get(locale)) for word in _begun(name)}
        sights: dict[str, list[Sight]] = {}
        for kind, words in ((FOREIGN, others), (BEGUN, begun), (AVOIDED, self._avoided_in(locale))):
            for word in words:
                sights.setdefault(word, []).append((kind, word))
        breaches = [
            ((BREACHED, each.find.pattern), each.in_word) for each in self.conventions.get(locale, ()) if each.in_word
        ]

        def see(word: str) -> Sequence[Sight]:
            # A term without a letter, such as 802.1, is in no word that has nothing but letters.
            runs = [*LETTERS.findall(word.casefold()), *(() if word.isalpha() else ("",))]
            seen = [sight for run in runs for sight in sights.get(run, ())]
            seen += [sight for sight, may_break in breaches if may_break(word)]
            return seen + [(NUMBER, number) for number in _numbers(word)]

        return see

    def equivalents(self, original: Locale, translation: Locale, begun: Iterable[str]) -> Sequence[Equivalent]:
        """The terms that an original may have that has the first words `begun` of terms."""
        languages = original, translation
        if languages not in self._equivalents:
            self._equivalents[languages] = _by_word(self.glossary, original, translation)
        by_word = self._equivalents[languages]
        return [*{term: None for word in begun for term in by_word.get(word, ())}]

    def avoided(self, locale: Locale, begun: Iterable[str]) -> Sequence[Avoided]:
        """What the glossary avoids and a text may have that has the first words `begun` of such names."""
        by_word = self._avoided_in(locale)
        return sorted((each for word in begun for each in by_word.get(word, ())), key=lambda each: each.place)

    def _avoided_in(self, locale: Locale) -> Mapping[str, Sequence[Avoided]]:
        if locale not in self._avoided:
            self._avoided[locale] = _avoided_by_word(self.glossary, locale)
        return self._avoided[locale]

    def breached(self, locale: Locale, patterns: Collection[str], text: str) -> Sequence[Convention]:
        """The conventions of a language that a text, or many joined by line breaks, may break. `patterns` are of those
        that its words may break."""
        if locale not in self._conventions:
            conventions = self.conventions.get(locale, ())
            words = [each for each in conventions if each.in_word]
            self._conventions[locale] = words, [each for each in conventions if not each.in_word]
        by_word, others = self._conventions[locale]
        seen = [each for each in by_word if each.find.pattern in patterns] if patterns else []
        return seen + [each for each in others if each.asks_for_ends or each.may_breach(text)]

    @cached_property
    def _conventions(self) -> dict[Locale, tuple[list[Convention], list[Convention]]]:
        """The conventions that are found word by word, and the others."""
        return {}

    @cached_property
    def _telling(self) -> dict[tuple[Locale, ...], Telling]:
        return {}

    @cached_property
    def _vocabularies(self) -> dict[tuple[tuple[Locale, ...], Locale], Vocabulary]:
        return {}

    @cached_property
    def _equivalents(self) -> dict[tuple[Locale, Locale], Mapping[str, Sequence[Equivalent]]]:
        return {}

    @cached_property
    def _avoided(self) -> dict[Locale, Mapping[str, Sequence[Avoided]]]:
        return {}

    def names(self, original: Locale, translation: Locale, text: str) -> Sequence[tuple[str, str]]:
        """The names of products and versions that a text has in the language of an original, with those in another
        language. One of a single word often becomes part of a compound and is left out."""
        languages = original, translation
        if languages not in self._names:
            self._names[languages] = _names_by_word(self.products, original, translation)
        by_word = self._names[languages].items()
        return [pair for word, pairs in by_word if word in text for pair in pairs if pair[0] in text]

    @cached_property
    def _names(self) -> dict[tuple[Locale, Locale], Mapping[str, Sequence[tuple[str, str]]]]:
        return {}


def _names_by_word(
    products: Iterable[Product], original: Locale, translation: Locale
) -> Mapping[str, Sequence[tuple[str, str]]]:
    """The names in two languages, by the first word in the first one."""
    by_word: dict[str, list[tuple[str, str]]] = {}
    for title in (title for product in products for title in _titles(product) if " " in title.source):
        name = title.nearest(original)
        by_word.setdefault(name.partition(" ")[0], []).append((name, title.nearest(translation)))
    return by_word


def _numbers(word: str) -> Iterable[str]:
    """The numbers in a word that translations must keep, without separators of thousands and the like."""
    numbers = [number.replace(".", "").replace(",", "") for number in WHOLE_NUMBER.findall(word)]
    return [number for number in numbers if len(number) >= FEWEST_DIGITS]


def _titles(product: Product) -> Iterable[Text]:
    yield product.title
    yield from (version.title for version in product.versions.values())


def _by_word(glossary: Iterable[Term], original: Locale, translation: Locale) -> Mapping[str, Sequence[Equivalent]]:
    """The terms by the first word that a text with them has; by the empty word those that begin with none."""
    by_word: dict[str, list[Equivalent]] = {}
    for term in glossary:
        name, translated = term.names.get(original), term.names.get(translation)
        if name and translated:
            for word in _begun(name):
                by_word.setdefault(word, []).append(Equivalent(name, name.casefold(), translated))
    return by_word


def _begun(name: str) -> Iterable[str]:
    """The first word of a term, without case, as a text has it; a term that ends with it may be in the plural there."""
    folded = name.casefold()
    first = LETTERS.search(folded)
    word = first[0] if first else ""
    is_at_end = first is not None and first.end() == len(folded)
    return [f"{word}{ending}" for ending in PLURALS] if is_at_end else [word]


def _avoided_by_word(glossary: Iterable[Term], locale: Locale) -> Mapping[str, Sequence[Avoided]]:
    """What the glossary avoids in a language, by its first word without case; by the empty word what has no word."""
    by_word: dict[str, list[Avoided]] = {}
    words = [(term, word) for term in glossary for word in term.avoid.get(locale, ())]
    for place, (term, word) in enumerate(words):
        first = LETTERS.search(word.casefold())
        by_word.setdefault(first[0] if first else "", []).append(Avoided(place, term, word))
    return by_word
