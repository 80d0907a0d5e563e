"""Typed relations, seen from both sides."""

from collections.abc import Mapping

from eventkb.model.catalogue import Definitions
from eventkb.model.event import INVERSE, EventKey, Relation, RelationKind

ORDER = {kind: place for place, kind in enumerate(RelationKind)}


def both_ways(definitions: Definitions) -> Mapping[EventKey, tuple[Relation, ...]]:
    """Each event's relations, its own and the inverses of those of other events, in the order of `RelationKind`.

    A relation that both events have is one relation, with each event's own reason. An event without a reason takes that
    of the other.
    """
    by_event: dict[EventKey, dict[tuple[EventKey, RelationKind], Relation]] = {}
    for event in definitions.by_key.values():
        for relation in event.related:
            target = definitions.renamed.get(relation.target, relation.target)
            if target in definitions.by_key and target != event.key:
                by_event.setdefault(event.key, {})[target, relation.kind] = Relation(
                    target, relation.kind, relation.reason
                )
    for key, relations in [(key, list(own.values())) for key, own in by_event.items()]:
        for relation in relations:
            _add_inverse(by_event, key, relation)
    return {key: tuple(sorted(own.values(), key=_order)) for key, own in by_event.items()}


def _add_inverse(
    by_event: dict[EventKey, dict[tuple[EventKey, RelationKind], Relation]], key: EventKey, relation: Relation
) -> None:
    inverse = INVERSE[relation.kind]
    opposite = by_event.setdefault(relation.target, {})
    typed = opposite.get((key, inverse))
    if typed is None or typed.reason is None:
        opposite[key, inverse] = Relation(key, inverse, relation.reason)


def _order(relation: Relation) -> tuple[int, EventKey]:
    return ORDER[relation.kind], relation.target
