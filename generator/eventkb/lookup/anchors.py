"""The events whose message templates may fit a message: those filed under its words, or under its first words."""

from collections.abc import Iterator

from eventkb.language.terms import beginning, terms
from eventkb.lookup.index import Index

MOST_COMPARED = 192
"""So many events are compared for a message, unless one of those before has a template that the whole text fits."""

MOST_TEXT_TERMS = 200
"""So many terms of a message are looked up as anchors; templates are shorter."""

BEGINS, BEGINNING = 3, 200
"""An event whose message begins as the text does counts as much as so many anchors; so many characters are read."""

RARE = 1_000_000
"""The weight of an anchor that a single event has."""


def anchored(message: str, index: Index) -> list[int]:
    """The events whose templates are filed under words of a message; those with the rarest first."""
    weights: dict[int, int] = {}
    for term in list(dict.fromkeys(terms(message)))[:MOST_TEXT_TERMS]:
        filed = index.with_anchor(term)
        for number in filed:
            weights[number] = weights.get(number, 0) + RARE + RARE // len(filed)
    for start in _beginnings(message):
        for number in index.with_beginning(start, MOST_COMPARED):
            weights[number] = weights.get(number, 0) + BEGINS * RARE
    return sorted(weights, key=lambda number: (-weights[number], number))[:MOST_COMPARED]


def _beginnings(message: str) -> Iterator[tuple[str, ...]]:
    """The first words of a message, and those behind what a log line has before it."""
    yield beginning(message[:BEGINNING])
    _, _, behind = message[:BEGINNING].partition(": ")
    if behind:
        yield beginning(behind)
