"""The ways through a guide."""

from eventkb.model.event import EventKey
from eventkb.model.guide import Answer, Guide, Step, in_order, reachable
from eventkb.model.text import plain


def guide(start: str, **steps: tuple[str, ...]) -> Guide:
    """A guide whose steps lead to others; a step that leads nowhere ends it."""
    steps_by_key = {
        key: Step(
            key=key,
            text=plain(key),
            look_for=(EventKey("Demo", len(key)),),
            answers=tuple(Answer(text=plain(target), next=target) for target in targets),
        )
        for key, targets in steps.items()
    }
    return Guide(
        key="demo", file="events/guides/demo.yml", title=plain("a"), summary=plain("b"), start=start, steps=steps_by_key
    )


def test_the_order_is_that_in_which_readers_meet_the_steps() -> None:
    """The start comes first, wherever it is in the file, and lost steps come last."""
    some = guide("b", lost=(), c=("d",), d=("b",), b=("c", "d"))
    assert [step.key for step in in_order(some)] == ["b", "c", "d", "lost"]
    assert reachable(some) == {"b", "c", "d"}


def test_a_start_that_is_no_step_reaches_nothing() -> None:
    """A guide with mistakes can still be shown."""
    some = guide("x", a=("y",))
    assert reachable(some) == frozenset()
    assert [step.key for step in in_order(some)] == ["a"]


def test_an_event_that_many_steps_name_is_named_once() -> None:
    """Articles list a guide once."""
    assert guide("a", a=("b",), b=(), cc=()).look_for == (EventKey("Demo", 1), EventKey("Demo", 2))
