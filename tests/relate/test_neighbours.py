"""Who stands beside an event by its ID."""

from eventkb.relate.neighbours import REACH, beside, same_id
from tests.catalogues import article, definitions, event, key


def test_neighbours_are_the_next_ids_of_the_same_source() -> None:
    """Whoever looks around an event sees those before and after it, in ascending order, of its source only."""
    neighbours = beside(definitions(*(event("Demo", number) for number in (1, 9, 10, 300)), event("Other", 11)))
    assert neighbours[key("Demo", 9)] == ((key("Demo", 1),), (key("Demo", 10), key("Demo", 300)))
    assert neighbours[key("Other", 11)] == ((), ())


def test_only_the_nearest_are_kept() -> None:
    """The page of an event doesn't grow with its source."""
    neighbours = beside(definitions(*(event("Demo", number) for number in range(50))))
    before, after = neighbours[key("Demo", 25)]
    assert [item.id for item in before] == list(range(25 - REACH, 25))
    assert [item.id for item in after] == list(range(26, 26 + REACH))


def test_the_same_id_in_other_sources_explained_ones_first() -> None:
    """An ID alone names no event, so those it may be mistaken for are near; articles help more than stubs."""
    same_ids = same_id(definitions(event("A", 7), event("B", 7), article("C", 7), event("A", 8)))
    assert same_ids[key("B", 7)] == (key("C", 7), key("A", 7))
    assert same_ids[key("A", 8)] == ()
