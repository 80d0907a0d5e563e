"""Text -> plain values with the place of every key and value, by YAML 1.2's core types. The only import of PyYAML.

Built on the parser's events: its nodes would kill the process at some ten thousand brackets, let a key stand twice,
and read `no` as a truth value. Numbers are what has only digits, or a point: `1e3`, dates and times stay text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, takewhile
from typing import Any

from yaml import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    MarkedYAMLError,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
)
from yaml._yaml import CParser

from eventkb.model.diagnostic import KEY, Diagnostic, Path, Place
from eventkb.read.yaml import oddities
from eventkb.read.yaml.broken import Broken
from eventkb.read.yaml.causes import cause
from eventkb.read.yaml.events import Event, is_list, is_mapping, is_node, is_scalar
from eventkb.read.yaml.lines import bracket_end, structure
from eventkb.read.yaml.scalars import narrowed

Value = Any
"""None, bool, int, float, str, or lists and dicts (with text as keys) of these."""

DEEPEST = 64
CONSTANTS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
NUMBER_STARTS = frozenset("0123456789+-.")
# No person types more digits, and Python refuses to convert more than some thousand.
DECIMAL = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,400})")
OTHER_BASE = re.compile(r"0o[0-7]{1,400}|0x[0-9a-fA-F]{1,400}")
FLOAT = re.compile(r"[-+]?(?:[0-9]{1,300}\.[0-9]{0,300}|\.[0-9]{1,300})(?:[eE][-+]?[0-9]{1,9})?")


@dataclass(frozen=True)
class Parsed:
    """A file as values. Where `broken`, it could not be read, and `value` is None."""

    file: str
    text: str
    value: Value
    events: Sequence[Event]
    diagnostics: tuple[Diagnostic, ...]
    broken: bool = False
    has_null: bool = False

    @cached_property
    def nodes(self) -> Mapping[Path, Event]:
        """The event that begins each node, by path; a key's own under its path + ("@",)."""
        found: dict[Path, Event] = {}
        events = iter(self.events)
        for event in events:
            if is_node(event):
                _place(found, (), event, events)
        return found

    def known(self, path: Path) -> Path:
        """The longest beginning of a path that this file has."""
        found: Path = ()
        for part in path:
            if (*found, part) in self.nodes:
                found = (*found, part)
        return found

    def place(self, path: Path, span: tuple[int, int] | None = None) -> Place:
        """Where a node stands, or as much of the way to it as there is; `span` narrows it within a text."""
        event = self.nodes.get(self.known(path))
        if event is None:
            return Place(self.file)
        if span is not None and is_scalar(event):
            return narrowed(self.file, self.lines, event, span)
        if is_mapping(event) and not event.flow_style:
            event = self._first_key(event)
        return self.place_of(event)

    def path_at(self, line: int, column: int) -> Path:
        """The way to the key or value that begins at a line and a column, both counted from 0."""
        found = (
            way
            for way, event in self.nodes.items()
            if (event.start_mark.line, event.start_mark.column) == (line, column)
        )
        way = max(found, key=len, default=())
        return way[:-1] if way[-1:] == (KEY,) else way

    def place_below(self, key: str) -> Place | None:
        """Where the value of one of the outermost keys stands. Looks no further than that, unlike `place`."""
        for event, following in pairwise(self.events):
            if is_scalar(event) and event.value == key and event.start_mark.column == 0:
                return self.place_of(following)
        return None

    def written(self, path: Path) -> str:
        """A scalar as it was typed, without quotation marks; of anything else nothing."""
        event: Event = self.nodes.get(path)
        return str(event.value) if is_scalar(event) else ""

    def raw(self, path: Path) -> str:
        """What stands on the first line of a node, with its quotation marks or brackets."""
        where = self.place(path)
        return self.lines[where.line - 1][where.column - 1 : where.end_column - 1]

    def is_flow(self, path: Path) -> bool:
        """Whether a mapping or list is written in braces or brackets."""
        return bool(getattr(self.nodes.get(path), "flow_style", False))

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def _first_key(self, mapping: Event) -> Event:
        following = next(
            (e for e, before in zip(self.events[1:], self.events, strict=False) if before is mapping), mapping
        )
        return following if is_scalar(following) else mapping

    def place_of(self, event: Event) -> Place:
        """The place of a parser's event, cut to its first line: further lines say nothing that the first doesn't."""
        start, end = event.start_mark, event.end_mark
        line = min(start.line, len(self.lines) - 1)
        width = len(self.lines[line])
        column = min(start.column, width)
        last = end.column if end.line == start.line else width
        if is_mapping(event) or is_list(event):
            # Its end is that of its first sign; of a block's there is none, so take the dash.
            last = column + ((bracket_end(self.lines[line][column:]) or width) if event.flow_style else 1)
        return Place(self.file, line + 1, column + 1, line + 1, max(column, min(last, width)) + 1)


def parse(text: str, file: str, known_keys: frozenset[str] = frozenset()) -> Parsed:
    """Reads a text as YAML; what is wrong with it is in the result's diagnostics, never raised.

    After a syntax error there is one diagnostic, of its true cause, and those above it. `known_keys` are the keys that
    a file of this kind can have: they tell a key without a colon from a line of text.
    """
    events, error = _events(text, file, known_keys)
    odd_keys: list[oddities.OddKey] = []
    value = None if error else _root(iter(events), odd_keys)
    odd = oddities.find(file, text, events, odd_keys)
    if error is None:
        return Parsed(file, text, value, events, odd.diagnostics, has_null=odd.has_null)
    above = [one for one in odd.diagnostics if one.place.line < error.place.line]
    return Parsed(file, text, None, events, (*above, error), broken=True)


def _events(text: str, file: str, known_keys: frozenset[str]) -> tuple[list[Event], Diagnostic | None]:
    """The parser's events of the first document, and what made it give up."""
    parser = CParser(text)
    events: list[Event] = []
    depth = documents = 0
    try:
        while (event := parser.get_event()) is not None:
            kind = event.__class__
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                depth += 1
                if depth > DEEPEST:
                    return events, oddities.too_deep(file, text, event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                depth -= 1
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    return events, oddities.second_document(file, text, event)
            events.append(event)
    except YAMLError as error:
        return events, cause(_broken(file, text, error, known_keys))
    return events, None


def _broken(file: str, text: str, error: YAMLError, known_keys: frozenset[str]) -> Broken:
    raw = text.split("\n")
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        # Characters that the parser's reader refuses carry no mark; decoding has found them before.
        return Broken(file, raw, [], str(error).splitlines()[0], "", 0, 0, None)
    mark, start = error.problem_mark, error.context_mark
    return Broken(
        file,
        raw,
        structure(raw, mark.line),
        error.problem or "",
        error.context or "",
        mark.line,
        mark.column,
        (start.line, start.column) if start else None,
        known_keys,
    )


def _root(events: Iterator[Event], odd: list[oddities.OddKey]) -> Value:
    """The value of the document; None where it has none. Recursion is safe: depth is limited."""
    for event in events:
        if is_node(event):
            return _value(event, events, odd)
    return None


def _value(event: Event, events: Iterator[Event], odd: list[oddities.OddKey]) -> Value:
    kind = event.__class__
    if kind is ScalarEvent:
        return event.value if event.style else plain(event.value)
    if kind is MappingStartEvent:
        return _mapping(event, events, odd)
    if kind is SequenceStartEvent:
        items = []
        for item in events:
            if item.__class__ is SequenceEndEvent:
                break
            items.append(_value(item, events, odd))
        return items
    return None


def _mapping(start: Event, events: Iterator[Event], odd: list[oddities.OddKey]) -> dict[str, Value]:
    """A mapping; of a key that stands twice the first, since the second is a fault."""
    found: dict[str, Value] = {}
    for event in events:
        kind = event.__class__
        if kind is MappingEndEvent:
            break
        if kind is ScalarEvent:
            key = event.value
            if key in found or not key.isidentifier():
                odd.append(oddities.OddKey(start, event, key in found))
        else:
            odd.append(oddities.OddKey(start, event, False))
            _value(event, events, odd)
            key = ""
        value = _value(next(events), events, odd)
        if key not in found:
            found[key] = value
    return found


def plain(value: str) -> Value:
    """What a scalar without quotation marks means."""
    if value[:1] in NUMBER_STARTS:
        if DECIMAL.fullmatch(value):
            return int(value)
        if OTHER_BASE.fullmatch(value):
            return int(value, 0)
        if FLOAT.fullmatch(value):
            return float(value)
        return value
    return CONSTANTS.get(value, value)


def _place(found: dict[Path, Event], path: Path, event: Event, events: Iterator[Event]) -> None:
    """Enters the node that begins with `event`, and those in it; of a key that stands twice the first."""
    found.setdefault(path, event)
    if is_list(event):
        for number, item in enumerate(takewhile(lambda one: not isinstance(one, SequenceEndEvent), events)):
            _place(found, (*path, number), item, events)
        return
    if is_mapping(event):
        for key in events:
            if isinstance(key, MappingEndEvent):
                return
            name = key.value if is_scalar(key) else ""
            if not is_scalar(key):
                _place({}, (), key, events)
            found.setdefault((*path, name, KEY), key)
            following = next(events, None)
            if following is not None:
                _place(found, (*path, name), following, events)
