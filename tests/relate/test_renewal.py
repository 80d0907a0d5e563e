"""Relations that are renewed event by event."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from eventkb.model.case import Condition
from eventkb.model.catalogue import Catalogue
from eventkb.model.event import Action, Case, Event, EventKey, RelationKind
from eventkb.model.identifier import TextId
from eventkb.relate import Relating, relate
from eventkb.relate.suggestions import MOST_SHARERS
from tests.catalogues import acting, article, definitions, event, key, relation, text

IDS = (*range(MOST_SHARERS + 2), TextId("e-1"), TextId("E-1"))
KEYS = tuple(EventKey(source, id) for source in ("Demo", "Other") for id in IDS)


def some_event(chance: Random, own: EventKey) -> Event:
    """An event that may be tied to others in each way."""
    others = [chance.choice(KEYS) for _ in range(3)]
    kinds = [chance.choice(list(RelationKind)[:3]) for _ in others]
    reasons = [chance.choice((None, text("because"))) for _ in others]
    shared = [
        Action(use=name)
        for name in ("most", "many", "few")
        if chance.random() < {"most": 0.5, "many": 0.2}.get(name, 0.1)
    ]
    return event(
        own.source,
        own.id,
        related=tuple(
            relation(kind, *other, reason) for kind, other, reason in zip(kinds, others, reasons, strict=True)
        )[: chance.randrange(4)],
        aliases=tuple(others[:1] if chance.random() < 0.1 else ()),
        symbolic_name=chance.choice((None, None, "ONE", "One", "TWO")),
        explanation=chance.choice((None, text(f"See [[{chance.choice(KEYS)}]], it is -1018 and 0x5."))),
        summary=chance.choice((None, text("The page is damaged (-1018)."))),
        user_action=acting(*shared) if shared else None,
        cases=chance.choice(((), (Case(when=(Condition("error", ("-1018", "NO_TABLE_HAS")),), title=text("Bad")),))),
    )


def as_shown(catalogue: Catalogue) -> str:
    """All that relating makes, with the case of each ID."""
    return f"{catalogue.neighbourhoods} {catalogue.speaking}"


@given(st.randoms(use_true_random=False), st.integers(1, 6))
def test_after_any_changes_all_is_as_if_it_were_made_from_nothing(chance: Random, steps: int) -> None:
    """Events that are new, changed, renamed and gone, one by one and many together, in any order."""
    relating, events = Relating(), {own: some_event(chance, own) for own in KEYS if chance.random() < 0.7}
    for _ in range(steps):
        defined = definitions(*events.values())
        assert as_shown(relating.renewed(defined)) == as_shown(relate(defined))
        for own in chance.sample(KEYS, chance.choice((0, 1, 1, 2, 5))):
            events.pop(own, None)
            if chance.random() < 0.7:
                events[own] = some_event(chance, own)


def test_what_no_change_concerns_is_not_made_again() -> None:
    """A save of one of 10,000 events is shown at once."""
    relating, others = Relating(), [article("Other", number) for number in range(20)]
    first = relating.renewed(definitions(article("Demo", 1), event("Demo", 2), *others))
    second = relating.renewed(
        definitions(article("Demo", 1, explanation=text("[[Demo/2]]")), event("Demo", 2), *others)
    )
    assert second.neighbourhoods[key("Demo", 2)] != first.neighbourhoods[key("Demo", 2)]
    for other in others:
        assert second.neighbourhoods[other.key] is first.neighbourhoods[other.key]
    assert first.neighbourhoods[key("Demo", 2)].derived == ()
