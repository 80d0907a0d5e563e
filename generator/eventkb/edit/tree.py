"""A file as a tree of entries with their comments, so that it can be rewritten without losing a comment.

A comment on its own line belongs to the entry below it; a comment at the end of a line belongs to the entry there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from eventkb.model.frozen import frozen_dataclass
from eventkb.read.yaml import Parsed, Value, plain, style
from eventkb.read.yaml.events import Event, is_list, is_mapping, is_scalar


@frozen_dataclass()
class Scalar:
    """A single value. `written` is the typed text without quotation marks; `style` is YAML's style character."""

    written: str
    style: str

    @property
    def value(self) -> Value:
        return self.written if self.style else plain(self.written)


@dataclass(slots=True)
class Branch:
    """A mapping or a list, with its entries in order."""

    is_list: bool
    entries: list["Entry"] = field(default_factory=list)

    @property
    def value(self) -> Value:
        if self.is_list:
            return [entry.node.value for entry in self.entries]
        return {entry.key: entry.node.value for entry in self.entries}


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a list, which has no key. Comments include their `#`."""

    key: str | None
    node: "Scalar | Branch"
    above: list[str] = field(default_factory=list)
    beside: str = ""


@frozen_dataclass()
class Document:
    """A file: the comments at its beginning, its content, the comments at its end."""

    head: Sequence[str]
    root: Scalar | Branch
    foot: Sequence[str]

    @property
    def value(self) -> Value:
        return self.root.value


class Comment(NamedTuple):
    """A comment and its start, counted from 0. After a dash, it counts as alone, because it is about the item."""

    line: int
    column: int
    text: str
    is_alone: bool


def document(parsed: Parsed) -> Document | None:
    """The tree of a file without syntax errors; None if it contains only comments."""
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
    """All comments of a file, in order."""
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
    """The columns of each line that belong to scalars, where `#` doesn't begin a comment."""
    covered: dict[int, list[tuple[int, int]]] = {}
    for event in parsed.events:
        if not is_scalar(event):
            continue
        start, end = event.start_mark, event.end_mark
        is_block = event.style in ("|", ">")
        for number in range(start.line + is_block, end.line + 1):
            begin = start.column if number == start.line else 0
            last = end.column if number == end.line else len(parsed.lines[number]) if number < len(parsed.lines) else 0
            covered.setdefault(number, []).append((begin, last))
    return covered


class _Growing:
    """Builds the tree from the parser's events and assigns comments to entries."""

    def __init__(self, waiting: list[Comment]) -> None:
        self.waiting = waiting
        self.last: Entry | None = None

    def until(self, event: Event) -> list[str]:
        """The comments above a node; a comment at the end of a line goes to the last entry."""
        mark = event.start_mark
        passed = [comment for comment in self.waiting if (comment.line, comment.column) < (mark.line, mark.column)]
        self.waiting = self.waiting[len(passed) :]
        return self._above(passed)

    def rest(self) -> list[str]:
        """The comments after the last node."""
        return self._above(self.waiting)

    def _above(self, passed: list[Comment]) -> list[str]:
        above = []
        for comment in passed:
            if comment.is_alone or self.last is None or self.last.beside:
                above.append(comment.text)
            else:
                self.last.beside = comment.text
        return above

    def node(self, event: Event, events: Iterator[Event]) -> Scalar | Branch:
        if is_scalar(event):
            return Scalar(str(event.value), style(event))
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
