"""The events that a message may be one of, by the rarest words of templates and by their first words."""

from collections.abc import Iterator, Mapping

from eventkb.language.terms import beginning, terms
from eventkb.lookup.index import Index

CLOSER = 24
"""How many events are compared for a message or an ID; each may load another file."""

MOST_COMPARED = 192
"""If none of them has a template that the whole text fits, twice as many are compared, up to this."""

MOST_TEXT_TERMS = 200
"""How many terms of a message are looked up as anchors; templates are shorter."""

BEGINS, BEGINNING = 3, 200
"""An event whose message begins as the text does weighs as much as three anchors; 200 characters are compared."""

RARE = 1_000_000
"""The weight of an anchor that a single event has."""


def anchored(message: str, index: Index) -> list[int]:
    """The events whose templates are filed under words of a message; those with the rarest first.

    After the first ones, only those that begin as the message does, or whose template may be whole in it.
    """
    weights: dict[int, int] = {}
    missing: dict[int, int] = {}
    for term in list(dict.fromkeys(terms(message)))[:MOST_TEXT_TERMS]:
        filed = index.with_needs(term)
        for number, needs in filed:
            weights[number] = weights.get(number, 0) + RARE + RARE // len(filed)
            missing[number] = min(missing.get(number, needs), needs) - 1
    for start in _beginnings(message):
        for number in index.with_beginning(start, MOST_COMPARED):
            weights[number] = weights.get(number, 0) + BEGINS * RARE
            missing[number] = 0
    order = heaviest(weights, MOST_COMPARED)
    return [number for place, number in enumerate(order) if place < CLOSER or missing[number] <= 0]


def heaviest(weights: Mapping[int, int], most: int | None) -> list[int]:
    """The numbers with the greatest weights, these first."""
    return sorted(weights, key=lambda number: (-weights[number], number))[:most]


def _beginnings(message: str) -> Iterator[tuple[str, ...]]:
    """The first words of a message, and those behind what a log line has before it."""
    yield beginning(message[:BEGINNING])
    _, _, behind = message[:BEGINNING].partition(": ")
    if behind:
        yield beginning(behind)
