"""Who stands beside an event by its ID."""

from eventkb.relate.neighbours import REACH, beside, same_id
from tests.catalogues import article, definitions, event, key


def test_neighbours_are_the_next_ids_of_the_same_source() -> None:
    """Whoever looks around an event sees those before and after it, in ascending order, of its source only."""
    found = beside(definitions(*(event("Demo", number) for number in (1, 9, 10, 300)), event("Other", 11)))
    assert found[key("Demo", 9)] == ((key("Demo", 1),), (key("Demo", 10), key("Demo", 300)))
    assert found[key("Other", 11)] == ((), ())


def test_only_the_nearest_are_kept() -> None:
    """The page of an event doesn't grow with its source."""
    found = beside(definitions(*(event("Demo", number) for number in range(50))))
    before, after = found[key("Demo", 25)]
    assert [one.id for one in before] == list(range(25 - REACH, 25))
    assert [one.id for one in after] == list(range(26, 26 + REACH))


def test_the_same_id_in_other_sources_explained_ones_first() -> None:
    """An ID alone names no event, so those it may be mistaken for are near; articles help more than stubs."""
    found = same_id(definitions(event("A", 7), event("B", 7), article("C", 7), event("A", 8)))
    assert found[key("B", 7)] == (key("C", 7), key("A", 7))
    assert found[key("A", 8)] == ()
