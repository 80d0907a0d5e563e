"""The events that a message may be one of, by the rarest words of templates and by their first words."""

from collections.abc import Iterator, Mapping, Sequence

from eventkb.language.terms import beginning, terms
from eventkb.lookup.index import Index
from eventkb.lookup.query import TIMES

CLOSER = 24
"""How many events are compared for a message or an ID; each may load another file."""

MOST_COMPARED = 192
"""If none of them has a template that the whole text fits, twice as many are compared, up to this."""

MOST_TEXT_TERMS = 200
"""How many terms of a message are looked up as anchors; templates are shorter."""

MOST_NEARLY = 48
"""So many are compared whose template lacks one anchor in the text, as the end of a text is often cut off."""

FEWEST_TERMS = 5
"""A text with fewer terms was rather typed than cut off."""

BEGINS, BEGINNING = 3, 200
"""An event whose message begins as the text does weighs as much as three anchors; 200 characters are compared."""

RARE = 1_000_000
"""The weight of an anchor that a single event has."""


def begun(message: str, index: Index) -> list[int]:
    """The events whose templates begin as a message does, or as what it has behind a time or the head of a log line."""
    numbers = (number for start in _beginnings(message) for number in index.with_beginning(start, MOST_COMPARED))
    return list(dict.fromkeys(numbers))[:MOST_COMPARED]


def anchored(message: str, index: Index, begun: Sequence[int] = ()) -> list[int]:
    """The events whose templates are filed under words of a message; those with the rarest first.

    After the first ones, only those that begin as the message does (`begun`) or whose template may be whole in it. If
    none begins so, those whose template lacks a single anchor follow.
    """
    weights: dict[int, int] = {}
    missing: dict[int, int] = {}
    own_terms = list(dict.fromkeys(terms(message)))[:MOST_TEXT_TERMS]
    for term in own_terms:
        filed = index.with_needs(term)
        for number, needs in filed:
            weights[number] = weights.get(number, 0) + RARE + RARE // len(filed)
            missing[number] = min(missing.get(number, needs), needs) - 1
    for number in begun:
        weights[number] = weights.get(number, 0) + BEGINS * RARE
        missing[number] = 0
    order = heaviest(weights, MOST_COMPARED)
    first = [number for place, number in enumerate(order) if place < CLOSER or missing[number] <= 0]
    nearly = [number for place, number in enumerate(order) if place >= CLOSER and missing[number] == 1]
    may_be_cut = len(own_terms) >= FEWEST_TERMS and not begun
    return [*first, *(nearly[:MOST_NEARLY] if may_be_cut else ())]


def heaviest(weights: Mapping[int, int], most: int | None) -> list[int]:
    """The numbers with the greatest weights, these first."""
    return sorted(weights, key=lambda number: (-weights[number], number))[:most]


def _beginnings(message: str) -> Iterator[tuple[str, ...]]:
    """The first words of a message, those behind a time, and those behind what a log line has before it."""
    start = message[:BEGINNING]
    yield beginning(start)
    if time := TIMES.match(start):
        yield beginning(start[time.end() :])
    _, _, behind = start.partition(": ")
    if behind:
        yield beginning(behind)
