"""From a typed line to guides: people describe a symptom in words that no event's message has.

The browser's twin is templates/theme/scripts/lookup/guides.js.
"""

from collections.abc import Mapping, Sequence

from eventkb.language.terms import LONGEST, terms
from eventkb.lookup.index import Index
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale

SHORTEST, FEWEST, MOST = 3, 2, 3
"""Characters of a word that counts; words that a guide must have of a line; guides that are offered."""

STEM, ENDING = 5, 2
"""A word is compared without its last letters, as endings change: `startet` and `starten`; at least five remain."""


@frozen_dataclass()
class GuideMatch:
    """A guide that a line may mean, with its titles by language."""

    key: str
    titles: Mapping[Locale, str]


def guides(text: str, index: Index) -> tuple[GuideMatch, ...]:
    """The guides that have most of the words of a line, at least two thirds of them, the best first.

    Words that are in most questions don't count.
    """
    typed = list(dict.fromkeys(terms(text)))
    if not index.manifest.guides or len(typed) < FEWEST:
        return ()
    stop, rows = index.shard(index.manifest.guides)
    words = [word[:LONGEST] for word in typed if len(word) >= SHORTEST and word not in stop]
    counted = [
        (_count(words, known), _count(words, _title(titles)), GuideMatch(key, titles)) for key, titles, known in rows
    ]
    enough = [row for row in counted if row[0] >= FEWEST and 3 * row[0] >= 2 * len(words)]
    enough.sort(key=lambda row: (-row[0], -row[1], row[2].key))
    # One that has the words in other places than its title is rarely meant beside one that has them there.
    return tuple(match for _, title, match in enough if 2 * title >= enough[0][1])[:MOST]


def _count(words: Sequence[str], known: Sequence[str]) -> int:
    """How many of the words begin one that is known."""
    stems = [word[: max(STEM, len(word) - ENDING)] for word in words]
    return sum(any(own.startswith(stem) for own in known) for stem in stems)


def _title(titles: Mapping[Locale, str]) -> list[str]:
    return [term for title in titles.values() for term in terms(title)]
