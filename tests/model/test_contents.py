"""The texts and actions of an event without their places are those with them."""

from collections import Counter

from eventkb.model.contents import all_actions, prose_texts, written_texts
from eventkb.model.event import (
    Action,
    Case,
    Condition,
    Event,
    Insertion,
    Reference,
    UserAction,
    Variant,
    actions,
    prose,
)
from eventkb.model.passage import Form, of_event
from tests.catalogues import acting, article, event, relation, text


def _instruction(name: str) -> UserAction:
    """What to do, at any depth."""
    steps = (Action(text=text(f"{name}: step"), note=text(f"{name}: note")), Action(use="deep"))
    choices = (Action(text=text(f"{name}: choice"), steps=steps, note=text(f"{name}: after it")),)
    return UserAction(text(f"{name}: introduction"), (Action(text=text(name), choices=choices), Action(use="shared")))


def _case(name: str) -> Case:
    when = (Condition("code", ("1",)),)
    return Case(when=when, title=text(f"{name}: title"), explanation=text(name), user_action=_instruction(name))


FULL = article(
    summary=text("summary"),
    impact=text("impact"),
    ignorable_reason=text("reason to ignore"),
    insertions=(Insertion("code", text("meaning"), None), None, Insertion("name", None, None)),
    user_action=_instruction("action"),
    verification=text("verification"),
    cases=(_case("case"), Case(when=(), title=text("bare"))),
    variants=(
        Variant(message=text("message"), cases=(_case("variant"),)),
        Variant(insertions=(None, Insertion("code", text("other meaning"), None))),
    ),
    related=(relation("causes", "Demo", 2, text("reason")), relation("see-also", "Demo", 3)),
    references=(Reference(text("page"), "https://example.org"),),
    withdrawn=text("withdrawn"),
)
"""An event with a text at each place where it can have one."""


def _named(event: Event) -> Counter[str]:
    return Counter(each.source for each in written_texts(event))


def test_texts_without_places_are_those_with_places() -> None:
    """Who counts or searches texts finds the same as who reports their places, in the same order."""
    assert prose_texts(FULL) == [each.text for each in prose(FULL)]
    assert _named(FULL) == Counter(each.text.source for each in of_event(FULL) if each.form is not Form.MESSAGE)
    assert prose_texts(event()) == []


def test_actions_without_places_are_those_with_places() -> None:
    """A shared text is found wherever an event uses it, in the same order."""
    assert all_actions(FULL) == [action for _, action in actions(FULL)]
    assert [action.use for action in all_actions(event(user_action=acting(Action(use="a"))))] == ["a"]
    assert all_actions(event()) == []
