"""Values that are frozen for the type checker."""

import pytest

from eventkb.model.frozen import frozen_dataclass


@frozen_dataclass(kw_only=True)
class Point:
    x: int
    y: int = 0


def test_they_are_values() -> None:
    """Equal ones are one entry of a set, and a mistyped field is none."""
    assert {Point(x=1), Point(x=1, y=0)} == {Point(x=1)}
    with pytest.raises(AttributeError):
        setattr(Point(x=1), "z", 2)  # noqa: B010 - a field that mypy knows not to exist
