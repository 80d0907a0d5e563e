"""Typed relations, seen from both sides."""

from collections.abc import Mapping

from eventkb.model.catalogue import Definitions
from eventkb.model.event import INVERSE, EventKey, Relation, RelationKind
from eventkb.relate import relate
from tests.catalogues import definitions, event, key, relation, text

ONE, TWO = key("Demo", 1), key("Demo", 2)


def both_ways(defined: Definitions) -> Mapping[EventKey, tuple[Relation, ...]]:
    """The relations of the events that have some."""
    around = relate(defined).neighbourhoods
    return {own: neighbourhood.relations for own, neighbourhood in around.items() if neighbourhood.relations}


def test_a_relation_is_seen_from_both_sides() -> None:
    """Whoever reads either event finds the other one, with the reason that was typed."""
    reason = text("It ends what this began.")
    relations = both_ways(
        definitions(event("Demo", 1, related=(relation("causes", "Demo", 2, reason),)), event("Demo", 2))
    )
    assert relations == {
        ONE: (relation("causes", "Demo", 2, reason),),
        TWO: (relation("caused-by", "Demo", 1, reason),),
    }


def test_typed_on_both_sides_each_keeps_its_own_reason() -> None:
    """A relation that both events name is told once on each page."""
    own, other = text("own"), text("other")
    relations = both_ways(
        definitions(
            event("Demo", 1, related=(relation("follows", "Demo", 2, own),)),
            event("Demo", 2, related=(relation("followed-by", "Demo", 1, other),)),
        )
    )
    assert relations == {ONE: (relation("follows", "Demo", 2, own),), TWO: (relation("followed-by", "Demo", 1, other),)}


def test_a_side_without_a_reason_takes_the_others() -> None:
    """A reason is written once."""
    reason = text("reason")
    relations = both_ways(
        definitions(
            event("Demo", 1, related=(relation("follows", "Demo", 2),)),
            event("Demo", 2, related=(relation("followed-by", "Demo", 1, reason),)),
        )
    )
    assert relations[ONE] == (relation("follows", "Demo", 2, reason),)


def test_the_most_telling_relations_come_first() -> None:
    """A cause stands before an event that is only worth a look."""
    kinds = [kind.value for kind in RelationKind]
    related = tuple(relation(kind, "Demo", number) for number, kind in enumerate(reversed(kinds), 2))
    others = [event("Demo", number) for number in range(2, 2 + len(kinds))]
    relations = both_ways(definitions(event("Demo", 1, related=related), *others))
    assert [relation_typed.kind for relation_typed in relations[ONE]] == kinds
    assert {relation_typed.target: relations[relation_typed.target][0].kind for relation_typed in relations[ONE]} == {
        relation_typed.target: INVERSE[relation_typed.kind] for relation_typed in relations[ONE]
    }


def test_a_relation_to_an_old_name_leads_to_the_new_one() -> None:
    """A renamed event keeps its relations."""
    relations = both_ways(
        definitions(
            event("Demo", 1, related=(relation("see-also", "Old", 9),)), event("Demo", 2, aliases=(key("Old", 9),))
        )
    )
    assert relations[ONE] == (relation("see-also", "Demo", 2),)
    assert relations[TWO] == (relation("see-also", "Demo", 1),)


def test_relations_to_nobody_and_to_itself_are_left_out() -> None:
    """No page links an event that is not there."""
    related = (relation("see-also", "Demo", 9), relation("see-also", "Demo", 1))
    assert both_ways(definitions(event("Demo", 1, related=related))) == {}
