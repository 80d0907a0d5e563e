"""Definitions into a catalogue: all that surrounds an event, together."""

from eventkb.model.catalogue import Derived, Neighbourhood, Tie
from eventkb.relate import relate
from tests.catalogues import article, definitions, event, key, relation, text


def test_an_event_knows_all_that_surrounds_it() -> None:
    """Typed relations, mentions, neighbours and namesakes are each in their place, and each event once."""
    catalogue = relate(
        definitions(
            article("Demo", 1, related=(relation("causes", "Demo", 2),), explanation=text("[[Demo/2]] and [[Demo/3]]")),
            event("Demo", 2),
            event("Demo", 3),
            event("Other", 1),
        )
    )
    assert catalogue.neighbourhoods[key("Demo", 1)] == Neighbourhood(
        relations=(relation("causes", "Demo", 2),),
        derived=(Derived(key("Demo", 3), Tie.MENTIONS),),
        after=(key("Demo", 2), key("Demo", 3)),
        same_id=(key("Other", 1),),
    )
    assert catalogue.neighbourhoods[key("Demo", 3)].derived == (Derived(key("Demo", 1), Tie.MENTIONED_BY),)


def test_an_event_alone_in_its_catalogue() -> None:
    """A catalogue of one event builds."""
    assert relate(definitions(event())).neighbourhoods == {key("Demo", 1): Neighbourhood()}
