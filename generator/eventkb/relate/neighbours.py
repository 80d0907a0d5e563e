"""The neighbours of an event by its ID: in its source, and in other sources."""

from collections.abc import Mapping
from itertools import groupby

from eventkb.model.catalogue import Definitions
from eventkb.model.event import EventKey
from eventkb.model.identifier import EventId

REACH = 6
"""Neighbours on either side; pages show fewer."""

MOST = 20
"""Events with the same ID; pages show fewer. An ID such as 1 has hundreds, and each pair of them would count."""


def beside(definitions: Definitions) -> Mapping[EventKey, tuple[tuple[EventKey, ...], tuple[EventKey, ...]]]:
    """For each event the IDs before and after it in its source, in ascending order."""
    neighbours = {}
    for _, members in groupby(sorted(definitions.by_key), key=lambda key: key.source):
        keys = tuple(members)
        for place, key in enumerate(keys):
            neighbours[key] = keys[max(0, place - REACH) : place], keys[place + 1 : place + 1 + REACH]
    return neighbours


def same_id(definitions: Definitions) -> Mapping[EventKey, tuple[EventKey, ...]]:
    """For each event the first ones with the same ID in other sources, articles before stubs."""
    by_id: dict[EventId, list[EventKey]] = {}
    for key, event in sorted(definitions.by_key.items(), key=lambda item: (item[1].is_stub, item[0])):
        by_id.setdefault(event.key.id, []).append(key)
    return {
        key: tuple(other for other in by_id[key.id][: MOST + 1] if other != key)[:MOST] for key in definitions.by_key
    }
