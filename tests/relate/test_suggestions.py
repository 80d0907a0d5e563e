"""Relations that nobody typed."""

from collections.abc import Mapping

from eventkb.model.catalogue import Definitions, Derived, Tie
from eventkb.model.event import Action, Event, EventKey
from eventkb.relate import relate
from eventkb.relate.suggestions import MOST_DERIVED, MOST_SHARERS, derived
from tests.catalogues import acting, definitions, event, key

ONE, TWO, THREE = key("Demo", 1), key("Demo", 2), key("Demo", 3)


def tied(defined: Definitions, tie: Tie) -> Mapping[EventKey, tuple[EventKey, ...]]:
    """The events to which each event is tied in one way, of those that are tied so."""
    around = relate(defined).neighbourhoods
    targets = {own: tuple(each.target for each in near.derived if each.tie is tie) for own, near in around.items()}
    return {own: others for own, others in targets.items() if others}


def using(number: int, *shared: str) -> Event:
    return event("Demo", number, user_action=acting(*(Action(use=item) for item in shared)))


def test_events_with_one_symbolic_name_belong_together() -> None:
    """It is one event in two generations of a product; case doesn't matter, and no name is no tie."""
    names = {"App": "SendFailed", "Demo": "SENDFAILED", "Other": None}
    defined = definitions(*(event(source, 1, symbolic_name=name) for source, name in names.items()))
    assert tied(defined, Tie.SAME_NAME) == {key("App", 1): (key("Demo", 1),), key("Demo", 1): (key("App", 1),)}


def test_those_that_share_most_actions_come_first() -> None:
    """Two events that are treated alike are worth a look."""
    defined = definitions(using(1, "a", "b", "a"), using(2, "a"), using(3, "a", "b"), using(4, "c"))
    sharers = tied(defined, Tie.SHARED_ACTION)
    assert sharers[ONE] == (THREE, TWO)
    assert key("Demo", 4) not in sharers


def test_an_action_that_everybody_shares_ties_nobody() -> None:
    """'Read the event logs' says nothing about two events."""
    users = [using(number, "a") for number in range(MOST_SHARERS + 1)]
    assert tied(definitions(*users), Tie.SHARED_ACTION) == {}
    assert len(tied(definitions(*users[1:]), Tie.SHARED_ACTION)) == MOST_SHARERS


def test_each_event_is_suggested_once_and_for_the_best_reason() -> None:
    """A mention says more than a name in common; what is typed or the event itself is not suggested."""
    ties = derived(
        ONE,
        typed={THREE},
        linked=[TWO, ONE],
        linking=[TWO, THREE],
        namesakes=[TWO],
        sharers=[key("Demo", 4)],
    )
    assert ties == (Derived(TWO, Tie.MENTIONS), Derived(key("Demo", 4), Tie.SHARED_ACTION))


def test_there_are_no_more_suggestions_than_a_reader_can_take_in() -> None:
    """A long list is read by nobody."""
    many = [EventKey("Demo", number) for number in range(2, 50)]
    assert len(derived(ONE, typed=set(), linked=many, linking=(), namesakes=(), sharers=())) == MOST_DERIVED
