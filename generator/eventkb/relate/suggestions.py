"""Derived relations that help a reader: a mention, the same symbolic name, a shared action."""

from collections.abc import Iterable, Sequence

from eventkb.model.catalogue import Derived, Tie
from eventkb.model.event import EventKey

MOST_SHARERS = 12
"""A shared text that more events use makes no relation: it says nothing about them."""

MOST_DERIVED = 8


def sharing(key: EventKey, users: Iterable[Sequence[EventKey]]) -> tuple[EventKey, ...]:
    """The events that use the same shared texts as an event, those with most of them in common first.

    `users` are all events that use a text, for each text that the event uses.
    """
    common: dict[EventKey, int] = {}
    for keys in users:
        if len(keys) <= MOST_SHARERS:
            for other in keys:
                if other != key:
                    common[other] = common.get(other, 0) + 1
    return tuple(sorted(common, key=lambda other: (-common[other], other))) if common else ()


def derived(
    key: EventKey,
    *,
    typed: set[EventKey],
    linked: Iterable[EventKey],
    linking: Iterable[EventKey],
    namesakes: Iterable[EventKey],
    sharers: Iterable[EventKey],
) -> tuple[Derived, ...]:
    """The derived relations of an event, each target once, without the targets of typed relations."""
    by_target: dict[EventKey, Derived] = {}
    ways = (
        (Tie.MENTIONS, linked),
        (Tie.MENTIONED_BY, linking),
        (Tie.SAME_NAME, namesakes),
        (Tie.SHARED_ACTION, sharers),
    )
    for tie, targets in ways:
        for target in targets:
            if target != key and target not in typed:
                by_target.setdefault(target, Derived(target, tie))
    return tuple(by_target.values())[:MOST_DERIVED]
