"""A file as a tree of entries with their comments, so that it can be written anew without losing one.

A comment on lines of its own belongs to the entry that it stands above; one behind something, to the entry there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from eventkb.read.yaml import Parsed, Value, plain
from eventkb.read.yaml.events import Event, is_list, is_mapping, is_scalar


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value. `written` is how it was typed, without quotation marks; `style` is YAML's sign of its kind."""

    written: str
    style: str

    @property
    def value(self) -> Value:
        return self.written if self.style else plain(self.written)


@dataclass(slots=True)
class Branch:
    """Keys, or the items of a list, in their order."""

    is_list: bool
    entries: list["Entry"] = field(default_factory=list)

    @property
    def value(self) -> Value:
        if self.is_list:
            return [entry.node.value for entry in self.entries]
        return {entry.key: entry.node.value for entry in self.entries}


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a list, which has no key. Comments are whole, with their `#`."""

    key: str | None
    node: "Scalar | Branch"
    above: list[str] = field(default_factory=list)
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A file: comments at its beginning, what it holds, comments at its end."""

    head: Sequence[str]
    root: Scalar | Branch
    foot: Sequence[str]

    @property
    def value(self) -> Value:
        return self.root.value


class Comment(NamedTuple):
    """A comment and where it begins, counted from 0. One behind a dash is as good as alone: it is about the item."""

    line: int
    column: int
    text: str
    is_alone: bool


def document(parsed: Parsed) -> Document | None:
    """The tree of a file without syntax errors; None where nothing but comments is in it."""
    events = iter(parsed.events)
    first = next((event for event in events if is_scalar(event) or is_mapping(event) or is_list(event)), None)
    if first is None:
        return None
    growing = _Growing(list(comments(parsed)))
    head = growing.until(first)
    root = growing.node(first, events)
    foot = growing.rest()
    return Document(head, root, foot)


def comments(parsed: Parsed) -> Iterator[Comment]:
    """All comments of a file, in their order."""
    covered = _covered(parsed)
    for number, line in enumerate(parsed.lines):
        spans = covered.get(number, ())
        place = line.find("#")
        while place >= 0:
            is_inside = any(start <= place < end for start, end in spans)
            if not is_inside and (place == 0 or line[place - 1] in " \t\ufeff"):
                yield Comment(number, place, line[place:].rstrip(), not line[:place].strip("- \t\ufeff"))
                break
            place = line.find("#", place + 1)


def _covered(parsed: Parsed) -> dict[int, list[tuple[int, int]]]:
    """For each line the columns that belong to scalars."""
    found: dict[int, list[tuple[int, int]]] = {}
    for event in parsed.events:
        if not is_scalar(event):
            continue
        start, end = event.start_mark, event.end_mark
        is_block = event.style in ("|", ">")
        for number in range(start.line + is_block, end.line + 1):
            begin = start.column if number == start.line else 0
            last = end.column if number == end.line else len(parsed.lines[number]) if number < len(parsed.lines) else 0
            found.setdefault(number, []).append((begin, last))
    return found


class _Growing:
    """Grows the tree along the parser's events, and hands out comments on the way."""

    def __init__(self, waiting: list[Comment]) -> None:
        self.waiting = waiting
        self.last: Entry | None = None

    def until(self, event: Event) -> list[str]:
        """The comments above a node; one behind something goes to the last entry."""
        mark = event.start_mark
        passed = [one for one in self.waiting if (one.line, one.column) < (mark.line, mark.column)]
        self.waiting = self.waiting[len(passed) :]
        return self._above(passed)

    def rest(self) -> list[str]:
        """The comments below everything."""
        return self._above(self.waiting)

    def _above(self, passed: list[Comment]) -> list[str]:
        above = []
        for one in passed:
            if one.is_alone or self.last is None or self.last.beside:
                above.append(one.text)
            else:
                self.last.beside = one.text
        return above

    def node(self, event: Event, events: Iterator[Event]) -> Scalar | Branch:
        if is_scalar(event):
            return Scalar(str(event.value), str(event.style or ""))
        branch = Branch(is_list(event))
        for child in events:
            if not (is_scalar(child) or is_mapping(child) or is_list(child)):
                break
            above = self.until(child)
            key = None if branch.is_list else str(child.value)
            entry = Entry(key, Scalar("", ""), above)
            branch.entries.append(entry)
            self.last = entry
            entry.node = self.node(child if branch.is_list else next(events), events)
        return branch
