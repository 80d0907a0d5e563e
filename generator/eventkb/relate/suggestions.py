"""Derived relations that help a reader: a mention, the same symbolic name, a shared action."""

from collections.abc import Iterable, Mapping

from eventkb.model.catalogue import Definitions, Derived, Tie
from eventkb.model.event import EventKey
from eventkb.relate.backlinks import ReferencesOf, references

MOST_SHARERS = 12
"""A shared text that more events use makes no relation: it says nothing about them."""

MOST_DERIVED = 8


def same_names(definitions: Definitions) -> Mapping[EventKey, tuple[EventKey, ...]]:
    """Events with the same symbolic name: the same event in another version or generation of a product."""
    by_name: dict[str, list[EventKey]] = {}
    for key, event in definitions.by_key.items():
        if event.symbolic_name:
            by_name.setdefault(event.symbolic_name.lower(), []).append(key)
    return _others(by_name.values())


def sharing(
    definitions: Definitions, references_of: ReferencesOf = references
) -> Mapping[EventKey, tuple[EventKey, ...]]:
    """Events that use the same shared texts, those with most of them in common first."""
    by_text: dict[str, list[EventKey]] = {}
    for key, event in definitions.by_key.items():
        for used in references_of(event).shared:
            by_text.setdefault(used, []).append(key)
    common: dict[EventKey, dict[EventKey, int]] = {}
    for keys in by_text.values():
        if len(keys) > MOST_SHARERS:
            continue
        for key in keys:
            for other in keys:
                if other != key:
                    counts = common.setdefault(key, {})
                    counts[other] = counts.get(other, 0) + 1
    return {key: tuple(sorted(counts, key=lambda other: (-counts[other], other))) for key, counts in common.items()}


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


def _others(groups: Iterable[list[EventKey]]) -> dict[EventKey, tuple[EventKey, ...]]:
    return {key: tuple(other for other in keys if other != key) for keys in groups if len(keys) > 1 for key in keys}
