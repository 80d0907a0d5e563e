"""Values that are frozen for the type checker."""

from dataclasses import dataclass, field, replace
from functools import cached_property

import pytest

from eventkb.model.frozen import frozen_dataclass


@frozen_dataclass(kw_only=True)
class Point:
    x: int
    y: int = 0


@frozen_dataclass()
class Name:
    name: str
    times: list[int] = field(default_factory=list, compare=False, repr=False)


@frozen_dataclass()
class Nothing:
    pass


def test_they_are_values() -> None:
    """Equal ones are one entry of a set, and a mistyped field is none."""
    assert {Point(x=1), Point(x=1, y=0)} == {Point(x=1)}
    with pytest.raises(AttributeError):
        setattr(Point(x=1), "z", 2)  # noqa: B010 - a field that mypy knows not to exist


def test_they_are_made_as_dataclasses_are() -> None:
    """The first value of a class as all others: with defaults, also of a factory, and refused with a wrong field."""

    @frozen_dataclass()
    class Both:
        first: int
        second: str = "b"
        names: list[str] = field(default_factory=list)
        last: int = field(default=3, kw_only=True)

    @frozen_dataclass(slots=False)
    class Below(Both):
        more: str = "m"

    for _ in "12":
        with pytest.raises(TypeError, match=r"Both\.__init__\(\) missing 1 required positional argument: 'first'"):
            Both()  # type: ignore[call-arg]
    value, other = Both(1), Both(1, "c", ["n"], last=4)
    assert (value.first, value.second, value.names, value.last) == (1, "b", [], 3)
    assert (other.first, other.second, other.names, other.last) == (1, "c", ["n"], 4)
    assert value.names is not Both(1).names
    assert Below(1, more="x") == Below(1, "b", [], "x") == replace(Below(2), first=1, more="x")
    with pytest.raises(TypeError):
        Point(1, 2)  # type: ignore[misc]


def test_they_are_compared_and_shown_as_dataclasses_are() -> None:
    """By their fields, those apart that are not compared; a value of another class is another value."""
    assert Point(x=1) != Point(x=1, y=1)
    assert Name("a", [1]) == Name("a") != Name("b")
    assert hash(Name("a", [1])) == hash(Name("a"))
    assert {Nothing()} == {Nothing()}
    assert Name("a") != Point(x=1)
    assert Nothing() != ()
    shown = dataclass(slots=True)(type("Point", (), {"__annotations__": {"x": int, "y": int}}))
    assert repr(Point(x=1, y=2)) == repr(shown(x=1, y=2)) == "Point(x=1, y=2)"
    assert repr(Name("a", [1])) == "Name(name='a')"


def test_a_class_compares_in_its_own_way_where_it_has_one() -> None:
    """What is written in a class counts."""

    @frozen_dataclass()
    class Word:
        word: str

        def __repr__(self) -> str:
            return self.word

    assert repr(Word("a")) == "a"
    assert Word("a") == Word("a")


def test_what_has_no_slots_remembers_what_was_asked() -> None:
    """A cached property is no field: it decides neither how values are compared nor how they are shown."""

    @frozen_dataclass(slots=False)
    class Line:
        words: tuple[str, ...]

        @cached_property
        def length(self) -> int:
            return len(self.words)

    asked = Line(("a", "b"))
    assert asked.length == 2
    assert asked == Line(("a", "b"))
    assert repr(asked) == repr(Line(("a", "b")))


def test_a_field_can_be_compared_and_not_hashed() -> None:
    """A mapping is compared, and can't be hashed."""

    @frozen_dataclass()
    class Numbers:
        name: str
        numbers: dict[str, int] = field(hash=False)

    assert hash(Numbers("a", {"b": 1})) == hash(Numbers("a", {}))
    assert Numbers("a", {"b": 1}) != Numbers("a", {})
