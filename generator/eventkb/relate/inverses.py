"""Typed relations, seen from both sides."""

from collections.abc import Iterable, Mapping

from eventkb.model.event import INVERSE, EventKey, Relation, RelationKind

ORDER = {kind: place for place, kind in enumerate(RelationKind)}

ByTarget = Mapping[tuple[EventKey, RelationKind], Relation]
"""Relations by their target and kind; an event has one of each."""


def both_ways(own: ByTarget, of_others: Iterable[tuple[EventKey, Relation]]) -> tuple[Relation, ...]:
    """An event's relations, its own and the inverses of those of other events, in the order of `RelationKind`.

    `of_others` are relations that lead to the event, each with the event that has it. A relation that both events have
    is one relation, with each event's own reason. An event without a reason takes that of the other.
    """
    relations = dict(own)
    for other, relation in of_others:
        inverse = INVERSE[relation.kind]
        typed = relations.get((other, inverse))
        if typed is None or typed.reason is None:
            relations[other, inverse] = Relation(other, inverse, relation.reason)
    return tuple(sorted(relations.values(), key=_order)) if len(relations) > 1 else tuple(relations.values())


def _order(relation: Relation) -> tuple[int, EventKey]:
    return ORDER[relation.kind], relation.target
