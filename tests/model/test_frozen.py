"""Values that are frozen for the type checker."""

from dataclasses import dataclass, field

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
