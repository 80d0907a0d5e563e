"""Who stands beside an event by its ID."""

from eventkb.relate import relate
from eventkb.relate.neighbours import MOST, REACH
from tests.catalogues import article, definitions, event, key


def test_neighbours_are_the_next_ids_of_the_same_source() -> None:
    """Whoever looks around an event sees those before and after it, in ascending order, of its source only."""
    defined = definitions(*(event("Demo", number) for number in (1, 9, 10, 300)), event("Other", 11))
    around = relate(defined).neighbourhoods
    assert around[key("Demo", 9)].before == (key("Demo", 1),)
    assert around[key("Demo", 9)].after == (key("Demo", 10), key("Demo", 300))
    assert around[key("Other", 11)].before == around[key("Other", 11)].after == ()


def test_only_the_nearest_are_kept() -> None:
    """The page of an event doesn't grow with its source."""
    around = relate(definitions(*(event("Demo", number) for number in range(50)))).neighbourhoods[key("Demo", 25)]
    assert [item.id for item in around.before] == list(range(25 - REACH, 25))
    assert [item.id for item in around.after] == list(range(26, 26 + REACH))


def test_the_same_id_in_other_sources_explained_ones_first() -> None:
    """An ID alone names no event, so those it may be mistaken for are near; articles help more than stubs."""
    around = relate(definitions(event("A", 7), event("B", 7), article("C", 7), event("A", 8))).neighbourhoods
    assert around[key("B", 7)].same_id == (key("C", 7), key("A", 7))
    assert around[key("A", 8)].same_id == ()


def test_of_many_events_with_one_id_the_first_are_near() -> None:
    """An ID such as 1 is in hundreds of sources."""
    names = [f"Source {number:03}" for number in range(MOST + 10)]
    around = relate(definitions(*(event(name, 1) for name in names))).neighbourhoods
    assert [item.source for item in around[key(names[0], 1)].same_id] == names[1 : MOST + 1]
    assert [item.source for item in around[key(names[-1], 1)].same_id] == names[:MOST]
