"""The neighbours of an event by its ID: in its source, and in other sources."""

from bisect import bisect_left
from collections.abc import Sequence

from eventkb.model.event import EventKey

REACH = 6
"""Neighbours on either side; pages show fewer."""

MOST = 20
"""Events with the same ID; pages show fewer. An ID such as 1 has hundreds, and each pair of them would count."""


def beside(key: EventKey, of_source: Sequence[EventKey]) -> tuple[tuple[EventKey, ...], tuple[EventKey, ...]]:
    """The keys before and after an event's among those of its source, which are in ascending order."""
    place = bisect_left(of_source, key)
    return tuple(of_source[max(0, place - REACH) : place]), tuple(of_source[place + 1 : place + 1 + REACH])


def same_id(key: EventKey, articles: Sequence[EventKey], stubs: Sequence[EventKey]) -> tuple[EventKey, ...]:
    """The first ones of other events among those with an event's ID, articles before stubs."""
    first = (*articles[: MOST + 1], *stubs[: MOST + 1])
    return tuple([other for other in first if other != key][:MOST]) if len(first) > 1 else ()
