"""From a typed line to guides: people describe a symptom in words that no event's message has.

The browser's twin is templates/theme/scripts/lookup/guides.js.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from eventkb.language.terms import LONGEST, terms
from eventkb.lookup.index import Index
from eventkb.model.locale import Locale

SHORTEST, FEWEST, MOST = 3, 2, 3
"""Characters of a word that counts; words that a guide must have of a line; guides that are offered."""


@dataclass(frozen=True, slots=True)
class GuideMatch:
    """A guide that a line may mean, with its titles by language."""

    key: str
    titles: Mapping[Locale, str]


def guides(text: str, index: Index) -> tuple[GuideMatch, ...]:
    """The guides that have most of the words of a line, at least two thirds of them, the best first."""
    words = [word[:LONGEST] for word in dict.fromkeys(terms(text)) if len(word) >= SHORTEST]
    if not index.manifest.guides or len(words) < FEWEST:
        return ()
    counted = [
        (sum(any(own.startswith(word) for own in known) for word in words), GuideMatch(key, titles))
        for key, titles, known in index.shard(index.manifest.guides)
    ]
    enough = [(count, match) for count, match in counted if count >= FEWEST and 3 * count >= 2 * len(words)]
    return tuple(match for _, match in sorted(enough, key=lambda pair: (-pair[0], pair[1].key))[:MOST])
