"""The help of keys, as it is written below them."""

from typing import Annotated

from pydantic import Field

from eventkb.read.schema.docstrings import docstrings
from eventkb.read.schema.mapping import Model


class Above(Model):
    """A mapping of keys."""

    first: str
    """In one line."""
    second: int = 0


class Below(Above):
    """A mapping with further keys."""

    second: Annotated[int, Field(ge=0)] = 0
    """What was not said above."""
    third: str = ""
    """On two
    lines.
    """

    def words(self) -> str:
        """What a function does is the help of no key."""
        return self.third


def test_a_key_has_the_docstring_below_it() -> None:
    """One without has none; a key that is inherited also inherits its help."""
    assert docstrings(Above) == {"first": "In one line."}
    assert docstrings(Below) == {
        "first": "In one line.", "second": "What was not said above.", "third": "On two\nlines."
    }  # fmt: skip
