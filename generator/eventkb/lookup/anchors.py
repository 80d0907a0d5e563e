"""The events that a message may be one of, by the rarest words of templates and by their first words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest

from eventkb.language.terms import beginning, terms
from eventkb.lookup.index import Index
from eventkb.lookup.query import TIMES

CLOSER = 24
"""How many events are compared for a message or an ID; each may load another file."""

LATER = 8
"""So many of a later portion of words are compared although their templates can't be whole in the message."""

MOST_COMPARED = 96
"""If none of them has a template that the whole text fits, twice as many are compared, up to this."""

MOST_TEXT_TERMS, LOOKED_UP = 200, 40
"""How many terms of a message are read, as templates are shorter, and how many of the longest ones are looked up."""

PORTIONS = (12, 28)
"""So many words of a message are looked up at first, and then; each may load another file."""

MOST_NEARLY = 48
"""So many are compared whose template lacks one anchor in the text, as the end of a text is often cut off."""

FEWEST_TERMS, SIGNS = 5, re.compile("[0-9.:;,\"'()\\[\\]\\\\]")
"""A text with fewer terms was rather typed than cut off; without such a sign, it is a question and no message."""

BEGINS, BEGINNING = 3, 200
"""An event whose message begins as the text does weighs as much as three anchors; 200 characters are compared."""

RARE = 1_000_000
"""The weight of an anchor that a single event has."""


def begun(message: str, index: Index) -> list[int]:
    """The events whose templates begin as a message does, or as what it has behind a time or the head of a log line."""
    numbers = (number for start in _beginnings(message) for number in index.with_beginning(start, MOST_COMPARED))
    return list(dict.fromkeys(numbers))[:MOST_COMPARED]


class Anchored:
    """The events whose templates are filed under words of a message, found in portions of its words."""

    def __init__(self, message: str, begun: Sequence[int], *, is_typed: bool) -> None:
        """`begun` are the events that begin as the message does; `is_typed` says that it may be no message at all."""
        self.begun = begun
        own = list(dict.fromkeys(terms(message)))[:MOST_TEXT_TERMS]
        is_question = is_typed and len(own) < FEWEST_TERMS and not SIGNS.search(message)
        self.terms = [] if is_question else sorted(own, key=len, reverse=True)[:LOOKED_UP]
        self.may_be_cut = len(own) >= FEWEST_TERMS and not begun
        self.place = 0
        self.weights: dict[int, int] = dict.fromkeys(begun, BEGINS * RARE)
        self.needs: dict[int, int] = {}
        self.hits: dict[int, int] = {}

    def next(self, index: Index) -> list[int]:
        """Looks up the next words, more of them each time, and gives all events so far, those with the rarest first.

        After the first ones, only those that begin as the message does or whose template may be whole in it. If none
        begins so, those whose template lacks a single anchor follow.
        """
        end = next((portion for portion in PORTIONS if portion > self.place), LOOKED_UP)
        for term in self.terms[self.place : end]:
            filed = index.with_needs(term)
            for number, needs in filed:
                self.weights[number] = self.weights.get(number, 0) + RARE + RARE // len(filed)
                self.needs[number] = min(self.needs.get(number, needs), needs)
                self.hits[number] = self.hits.get(number, 0) + 1
        self.place = end
        order = heaviest(self.weights, MOST_COMPARED)
        closer = CLOSER if end == PORTIONS[0] else LATER
        first = [number for place, number in enumerate(order) if place < closer or self._missing(number) <= 0]
        nearly = [number for place, number in enumerate(order) if place >= closer and self._missing(number) == 1]
        return [*first, *(nearly[:MOST_NEARLY] if self.may_be_cut else ())]

    def _missing(self, number: int) -> int:
        """How many anchors of an event's template were not among the words."""
        return 0 if number in self.begun else self.needs[number] - self.hits[number]


def heaviest(weights: Mapping[int, int], most: int) -> list[int]:
    """The numbers with the greatest weights, these first; of equal ones, those that were looked up first."""
    return nsmallest(most, weights, key=lambda number: -weights[number])


def _beginnings(message: str) -> Iterator[tuple[str, ...]]:
    """The first words of a message, those behind a time, and those behind what a log line has before it."""
    start = message[:BEGINNING]
    yield beginning(start)
    if time := TIMES.match(start):
        yield beginning(start[time.end() :])
    _, _, behind = start.partition(": ")
    if behind:
        yield beginning(behind)
