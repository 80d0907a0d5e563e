"""Parts of compound words, so that a search for `Connector` finds `Sendeconnector`: engines stem but do not split.

The lexicon contains the words of the catalogue itself, so that only words are split off which readers may look for.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from eventkb.model.locale import Language, Locale

if TYPE_CHECKING:  # a lookup needs what is said here about parts, and no definitions
    from eventkb.model.catalogue import Definitions
    from eventkb.model.event import Event

WORD = re.compile(r"[^\W\d_]+")
SHORTEST_TAIL, SHORTEST_HEAD = 5, 3
"""Letters. Shorter parts are endings or prefixes more often than words."""


def words(texts: Iterable[str]) -> frozenset[str]:
    """The words of some texts, in lower case."""
    return frozenset(word.lower() for text in texts for word in WORD.findall(text))


def linking(language: Language) -> tuple[str, ...]:
    """The letters that can be between two parts of a compound word; none for a language without compound words."""
    search = language.words["search"]
    return tuple(str(search["linking"]).split()) if isinstance(search, dict) else ()


def lexicon(definitions: "Definitions", locale: Locale) -> frozenset[str]:
    """The words by which compound words of a language are split: those of the glossary and of the first texts."""
    known = set(words(name for term in definitions.glossary if (name := term.names.get(locale))))
    for event in definitions.events:
        known |= words_of(event, locale)  # one after the other: those of all events together take much memory
    return frozenset(known)


def words_of(event: "Event", locale: Locale) -> frozenset[str]:
    """The words of an event's first texts."""
    texts = (event.message, event.summary, event.explanation)
    return words(text.values.get(locale, "") for text in texts if text)


def parts(text: str, lexicon: frozenset[str], linking: Iterable[str]) -> Iterator[str]:
    """The last part of each compound word of a text, and the first part if it is in the lexicon, too.

    `linking` are the letters that can be between two parts, such as the `s` of `Übertragungsfehler`.
    """
    for word in sorted(words([text])):
        for start in range(SHORTEST_HEAD, len(word) - SHORTEST_TAIL + 1):
            if word[start:] in lexicon:
                yield word[start:]
                yield from _head(word[:start], lexicon, linking)
                break  # the longest tail is the most specific


def _head(head: str, lexicon: frozenset[str], linking: Iterable[str]) -> Iterator[str]:
    for link in ("", *linking):
        bare = head.removesuffix(link)
        if len(bare) >= SHORTEST_HEAD and bare in lexicon:
            yield bare
            return
