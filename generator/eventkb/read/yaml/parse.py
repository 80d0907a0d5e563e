"""From a text to plain values, with the place of every key and value, by the core types of YAML 1.2.

This is built on the parser's events: its nodes kill the process at some ten thousand brackets, accept a key twice, and
read `no` as a truth value.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise, takewhile

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
from eventkb.model.frozen import frozen_dataclass
from eventkb.read import rules
from eventkb.read.yaml import oddities
from eventkb.read.yaml.broken import Broken
from eventkb.read.yaml.causes import cause
from eventkb.read.yaml.events import Event, is_list, is_mapping, is_node, is_scalar
from eventkb.read.yaml.lines import bracket_end, structure
from eventkb.read.yaml.scalars import Position, narrowed, positions
from eventkb.read.yaml.simple import NotSimple, simple
from eventkb.read.yaml.values import Value, plain, style

DEEPEST = 64


@frozen_dataclass(slots=False, kw_only=True)
class Parsed:
    """A file as values. A `broken` one could not be read; its `value` is None."""

    file: str
    text: str
    value: Value
    diagnostics: tuple[Diagnostic, ...] = ()
    broken: bool = False
    has_null: bool = False
    is_simple: bool = False
    known_events: Sequence[Event] = ()

    @cached_property
    def events(self) -> Sequence[Event]:
        """The parser's events, up to an error. Of simple texts only those need them who ask for a place."""
        return self.known_events or _events(self.text, self.file, frozenset())[0]

    @cached_property
    def nodes(self) -> Mapping[Path, Event]:
        """The event that begins each node, by path; that of a key by its path + ("@",)."""
        nodes: dict[Path, Event] = {}
        events = iter(self.events)
        for event in events:
            if is_node(event):
                _enter(nodes, (), event, events)
        return nodes

    @cached_property
    def keys(self) -> Mapping[Path, Sequence[Path]]:
        """The keys of each mapping, by its path; the paths of keys end with "@", as those of `nodes`."""
        keys: dict[Path, list[Path]] = {}
        for path in self.nodes:
            if path[-1:] == (KEY,):
                keys.setdefault(path[:-2], []).append(path)
        return keys

    @cached_property
    def reported(self) -> frozenset[tuple[int, int]]:
        """The lines and columns, counted from 1, at which YAML has reported something."""
        return frozenset((diagnostic.place.line, diagnostic.place.column) for diagnostic in self.diagnostics)

    @cached_property
    def doubled(self) -> frozenset[Path]:
        """The paths of the first values of keys that are written twice on different lines."""
        lines: dict[tuple[str, int], list[int]] = {}
        paths: dict[tuple[str, int], list[Path]] = {}
        for path, event in self.nodes.items() if self.diagnostics else ():
            if path[-1:] == (KEY,):
                mark = event.start_mark
                lines.setdefault((str(path[-2]), mark.column + 1), []).append(mark.line + 1)
                paths.setdefault((str(path[-2]), mark.column + 1), []).append(path[:-1])
        doubled: list[Path] = []
        for diagnostic in self.diagnostics:
            if diagnostic.rule is rules.DUPLICATE_KEY:
                place = diagnostic.place
                name = self.lines[place.line - 1][place.column - 1 : place.end_column - 1].strip("\"'"), place.column
                before = bisect_left(lines.get(name, ()), place.line)
                doubled += paths[name][before - 1 : before] if before else ()
        return frozenset(doubled)

    def known(self, path: Path) -> Path:
        """A path without the parts that this file doesn't have."""
        known: Path = ()
        for part in path:
            if (*known, part) in self.nodes:
                known = (*known, part)
        return known

    def place(self, path: Path, span: tuple[int, int] | None = None) -> Place:
        """The place of a node, or of the nearest one above that exists; `span` narrows it within a text."""
        event = self.nodes.get(self.known(path))
        if event is None:
            return Place(self.file)
        if span is not None and is_scalar(event):
            return narrowed(self.file, self.lines, event, self._positions_of(event), span)
        if is_mapping(event) and not event.flow_style:
            event = self._first_key(event)
        return self.place_of(event)

    def _positions_of(self, text: Event) -> Sequence[Position]:
        """Where each character of a text is. Those of the last text are kept, since several rules may ask for it."""
        if id(text) not in self._last_positions:
            self._last_positions.clear()
            self._last_positions[id(text)] = positions(self.lines, text)
        return self._last_positions[id(text)]

    @cached_property
    def _last_positions(self) -> dict[int, Sequence[Position]]:
        return {}

    def path_at(self, line: int, column: int) -> Path:
        """The path of the key or value that begins at a line and a column, both counted from 0."""
        paths = (
            path
            for path, event in self.nodes.items()
            if (event.start_mark.line, event.start_mark.column) == (line, column)
        )
        path = max(paths, key=len, default=())
        return path[:-1] if path[-1:] == (KEY,) else path

    def place_below(self, key: str) -> Place | None:
        """The place of the value of an outermost key. Cheaper than `place`, which looks at all nodes."""
        if self.is_simple and (match := re.search(rf"^{key}: ([^|\[{{].*)$", self.text, re.MULTILINE)):
            line, start = self.text.count("\n", 0, match.start()) + 1, len(key) + 3
            return Place.in_line(self.file, line, start, start + len(match[1]))
        for event, following in pairwise(self.events):
            if is_scalar(event) and event.value == key and event.start_mark.column == 0:
                return self.place_of(following)
        return None

    def written(self, path: Path) -> str:
        """A scalar as it was typed, without quotation marks; empty for anything else."""
        event: Event = self.nodes.get(path)
        return str(event.value) if is_scalar(event) else ""

    def raw(self, path: Path) -> str:
        """The first line of a node, with its quotation marks or brackets."""
        place = self.place(path)
        return self.lines[place.line - 1][place.column - 1 : place.end_column - 1]

    def is_flow(self, path: Path) -> bool:
        """Whether a mapping or list is written in braces or brackets."""
        return bool(getattr(self.nodes.get(path), "flow_style", False))

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _first_keys(self) -> Mapping[int, Event]:
        """The event after the beginning of each mapping, by the identity of that one."""
        return {id(event): following for event, following in pairwise(self.events) if is_mapping(event)}

    def _first_key(self, mapping: Event) -> Event:
        following = self._first_keys.get(id(mapping), mapping)
        return following if is_scalar(following) else mapping

    def place_of(self, event: Event) -> Place:
        """The place of a parser's event, cut to its first line."""
        start, end = event.start_mark, event.end_mark
        line = min(start.line, len(self.lines) - 1)
        width = len(self.lines[line])
        column = min(start.column, width)
        last = end.column if end.line == start.line else width
        if is_mapping(event) or is_list(event):
            # The event of a bracket ends with it; a block has none, so take its dash.
            last = (bracket_end(self.lines[line], column) or column + width) if event.flow_style else column + 1
        return Place.in_line(self.file, line + 1, column + 1, max(column, min(last, width)) + 1)


def parse(text: str, file: str, known_keys: frozenset[str] = frozenset(), *, is_faultless: bool = False) -> Parsed:
    """Reads a text as YAML; what is wrong with it is in the result's diagnostics, never raised.

    After a syntax error there is one diagnostic, of its true cause, and those above it. `known_keys` are the keys that
    a file of this kind can have: they tell a key without a colon from a line of text. `is_faultless` says that
    `characters.decode` has found no fault in the text.
    """
    try:
        value, has_null = simple(text, is_faultless=is_faultless)
        return Parsed(file=file, text=text, value=value, has_null=has_null, is_simple=True)
    except NotSimple:
        return _parsed(text, file, known_keys)


def _parsed(text: str, file: str, known_keys: frozenset[str]) -> Parsed:
    """What libyaml reads, with what is odd about it or the cause of an error."""
    events, error = _events(text, file, known_keys)
    odd_keys: list[oddities.OddKey] = []
    value = None if error else _root(iter(events), odd_keys)
    odd = oddities.find(file, text, events, odd_keys)
    if error is None:
        return Parsed(
            file=file, text=text, value=value, known_events=events, diagnostics=odd.diagnostics, has_null=odd.has_null
        )
    above = [diagnostic for diagnostic in odd.diagnostics if diagnostic.place.line < error.place.line]
    return Parsed(file=file, text=text, value=None, known_events=events, diagnostics=(*above, error), broken=True)


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
        # The parser's reader gives no mark for a character that it refuses; decoding has reported it before.
        return Broken(file=file, raw=raw, problem=str(error).splitlines()[0])
    mark, start = error.problem_mark, error.context_mark
    return Broken(
        file=file,
        raw=raw,
        lines=structure(raw, mark.line),
        problem=error.problem or "",
        context=error.context or "",
        line=mark.line,
        column=mark.column,
        start=(start.line, start.column) if start else None,
        known_keys=known_keys,
    )


def _root(events: Iterator[Event], odd: list[oddities.OddKey]) -> Value:
    """The value of the document; None where it has none. Recursion is safe, as the depth is limited."""
    for event in events:
        if is_node(event):
            return _value(event, events, odd)
    return None


def _value(event: Event, events: Iterator[Event], odd: list[oddities.OddKey]) -> Value:
    kind = event.__class__
    if kind is ScalarEvent:
        return event.value if style(event) else plain(event.value)
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
    """A mapping; of a key that is written twice the first value, since the second is a fault."""
    mapping: dict[str, Value] = {}
    for event in events:
        kind = event.__class__
        if kind is MappingEndEvent:
            break
        if kind is ScalarEvent:
            key = event.value
            if key in mapping or not key.isidentifier():
                odd.append(oddities.OddKey(start, event, key in mapping))
        else:
            odd.append(oddities.OddKey(start, event, False))
            _value(event, events, odd)
            key = ""
        value = _value(next(events), events, odd)
        mapping.setdefault(key, value)
    return mapping


def _enter(nodes: dict[Path, Event], path: Path, event: Event, events: Iterator[Event]) -> None:
    """Enters the node that begins with `event`, and those in it; of a key that is written twice the first."""
    nodes.setdefault(path, event)
    if is_list(event):
        for number, item in enumerate(takewhile(lambda item: not isinstance(item, SequenceEndEvent), events)):
            _enter(nodes, (*path, number), item, events)
        return
    if is_mapping(event):
        for key in events:
            if isinstance(key, MappingEndEvent):
                return
            name = key.value if is_scalar(key) else ""
            if not is_scalar(key):
                _enter({}, (), key, events)
            nodes.setdefault((*path, name, KEY), key)
            following = next(events, None)
            if following is not None:
                _enter(nodes, (*path, name), following, events)
