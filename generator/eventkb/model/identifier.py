"""Event IDs: a number, or a text such as `ORA-00600`. Which of them are allowed depends on the kind of the source."""

import re
from functools import cached_property

from eventkb.model.address import DEVICES, slug

LONGEST = 64
FORM = re.compile(rf"(?=[._:-]*[A-Za-z0-9])[A-Za-z0-9._:-]{{1,{LONGEST}}}")
"""An ID has 1 to 64 letters, digits and `. _ - :`, at least one of them a letter or a digit."""

NUMBER = re.compile(r"0|[1-9][0-9]{0,14}")
"""A number has one spelling, and no more digits than a browser computes with."""

DIGITS = re.compile(r"([0-9]+)")

TAKEN = frozenset({"known", "source", *DEVICES})
"""Names of files that are no event's: those beside the events, and those that Windows doesn't allow."""

NOTE = ".note"
"""The end of the name of a file that is a note on an event."""


class TextId(str):
    """An ID that is not a number, compared without case and sorted in natural order: `E2` before `E10`.

    It keeps the case in which it is written. Numbers are sorted among texts, as if they were texts themselves.
    """

    @cached_property
    def folded(self) -> str:
        return str.lower(self)

    @cached_property
    def order(self) -> "Order":
        """The runs of digits as numbers, and what is between them. Runs that begin with a zero come first."""
        return tuple(_part(part) for part in DIGITS.split(self.folded) if part)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and self.folded == other.lower()

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.folded)

    def __lt__(self, other: "str | int") -> bool:
        return self.order < _order(other)

    def __gt__(self, other: "str | int") -> bool:
        return self.order > _order(other)

    def __le__(self, other: "str | int") -> bool:
        return self.order <= _order(other)

    def __ge__(self, other: "str | int") -> bool:
        return self.order >= _order(other)


Order = tuple[tuple[int, int, str], ...]
"""What IDs are sorted by. Two different IDs never have the same."""


def _order(id: "str | int") -> Order:
    return ((0, id, ""),) if isinstance(id, int) else TextId(id).order


def _part(part: str) -> tuple[int, int, str]:
    if not part.isdecimal():
        return 1, 0, part
    return (0, -1, part) if part.startswith("0") and part != "0" else (0, int(part), "")


EventId = int | TextId
"""A number, or a text that is none: the text `23505` is the number 23505, and `007` remains a text."""


def event_id(written: str) -> EventId | None:
    """The ID that is written as a text; None for a text that cannot be an ID."""
    if NUMBER.fullmatch(written):
        return int(written)
    return TextId(written) if FORM.fullmatch(written) else None


def id_slug(id: EventId) -> str:
    """An ID as addresses have it: `ora-00600`."""
    return str(id) if isinstance(id, int) and id >= 0 else slug(str(id))


def file_stem(id: EventId) -> str:
    """The name of an event's own file, without `.yml`; `:` becomes `_`, and a name that is taken gets a `_` before."""
    name = str(id).replace(":", "_")
    folded = name.lower()
    return f"_{name}" if folded.partition(".")[0] in TAKEN or folded.endswith(NOTE) else name


def id_of_file(stem: str) -> EventId | None:
    """The ID that the name of a file means, as far as the name says it: a `_` may stand for `:`."""
    plain = stem.removeprefix("_")
    id = event_id(plain)
    return id if id is not None and file_stem(id) == stem else event_id(stem)


def long_name(source: str, id: EventId, symbolic_name: str | None) -> str:
    """The long name of an event: source, ID and symbolic name."""
    name = f"{source} {id}"
    return f"{name}: {symbolic_name}" if symbolic_name else name
