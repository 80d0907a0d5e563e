"""Events: keys, insertion strings, and the way through their texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.model.event import INVERSE, Action, EventKey, RelationKind, UserAction, actions, insertion_numbers, prose
from tests.catalogues import acting, article, event, key, relation, text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("MSExchangeTransport/2007", EventKey("MSExchangeTransport", 2007)),
        ("MSExchange Store Driver/0", EventKey("MSExchange Store Driver", 0)),
        ("Microsoft-Windows-Kernel/Power/41", EventKey("Microsoft-Windows-Kernel/Power", 41)),
        ("Demo/65535", EventKey("Demo", 65535)),
    ],
)
def test_a_key_is_split_at_its_last_slash(written: str, expected: EventKey) -> None:
    """Names of sources may hold slashes and blanks."""
    assert EventKey.parse(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "", "Demo", "/1", " /1", "Demo/", "Demo/-", "Demo/a b", "Demo/²", "Demo/٣", "Demo/1 ", "Demo /1", " Demo/1",
    ],
)  # fmt: skip
def test_what_names_no_event_is_no_key(written: str) -> None:
    """An ID has letters, digits and a few signs, and nothing around it: links are looked up as they were typed."""
    assert EventKey.parse(written) is None


@given(st.text())
def test_any_text_is_a_key_or_none(written: str) -> None:
    """What a contributor types between brackets never stops a build."""
    parsed = EventKey.parse(written)
    assert parsed is None or EventKey.parse(str(parsed)) == parsed


def test_a_number_of_many_digits_is_no_key() -> None:
    """Python refuses to read numbers of thousands of digits; whoever types one is told that there is no such event."""
    assert EventKey.parse("Demo/" + "9" * 5000) is None


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("%1 has sent %2.", {1, 2}),
        ("%10 is ten, and %1 one", {10, 1}),
        ("%100 is ten and a nought", {10}),
        ("100 %% of %1", {1}),
        ("%%1 is a percent sign and a one", set()),
        ("%%%1", {1}),
        ("50 % off, %d", set()),
        ("%", set()),
    ],
)
def test_insertion_strings_are_read_as_the_contract_says(message: str, expected: set[int]) -> None:
    """A percent sign and one or two digits is an insertion string; two percent signs are one."""
    assert insertion_numbers(message) == expected


def test_every_relation_has_an_inverse() -> None:
    """Seen from the other side and back again a relation is the same, so that both pages agree."""
    assert {INVERSE[INVERSE[kind]] for kind in RelationKind} == set(RelationKind)
    assert all(INVERSE[INVERSE[kind]] is kind for kind in RelationKind)


def test_an_event_is_a_stub_until_somebody_explains_it() -> None:
    """An explanation or a user action makes an article."""
    assert event().is_stub
    assert not article().is_stub
    assert not event(user_action=acting(Action(text=text("Wait.")))).is_stub


def test_texts_come_in_the_order_of_the_article_with_their_places() -> None:
    """Whatever is checked or counted in texts is found in all of them, at any depth, and named by its place."""
    steps = (Action(text=text("step"), note=text("note")),)
    choices = (Action(text=text("choice"), steps=steps),)
    explained = article(
        summary=text("summary"),
        impact=text("impact"),
        user_action=UserAction(
            text("introduction"), (Action(text=text("action"), choices=choices), Action(use="shared"))
        ),
        verification=text("verification"),
        related=(relation("causes", "Demo", 2, text("reason")), relation("see-also", "Demo", 3)),
        withdrawn=text("withdrawn"),
    )
    base = ("user_action", "actions", 0)
    assert [(path, text_place.source) for path, text_place in prose(explained)] == [
        (("summary",), "summary"),
        (("explanation",), "The service was started by hand."),
        (("impact",), "impact"),
        (("user_action", "introduction"), "introduction"),
        ((*base, "text"), "action"),
        ((*base, "choices", 0, "text"), "choice"),
        ((*base, "choices", 0, "steps", 0, "text"), "step"),
        ((*base, "choices", 0, "steps", 0, "note"), "note"),
        (("verification",), "verification"),
        (("related", 0, "reason"), "reason"),
        (("withdrawn",), "withdrawn"),
    ]


def test_actions_are_found_at_any_depth() -> None:
    """A shared text is used wherever it stands, also in a step of a choice."""
    deep = Action(text=text("a"), choices=(Action(text=text("b"), steps=(Action(use="c"),)),))
    stub = event(user_action=acting(deep, Action(use="d")))
    assert [(path[2:], action.use) for path, action in actions(stub) if action.use] == [
        ((0, "choices", 0, "steps", 0), "c"),
        ((1,), "d"),
    ]
    assert list(actions(event())) == []


def test_keys_sort_by_number() -> None:
    """Event 10 stands after event 9."""
    assert sorted([key("Demo", 10), key("Demo", 9), key("App", 11)]) == [("App", 11), ("Demo", 9), ("Demo", 10)]
