"""The events of a log file, one after the other, whatever program wrote it. Files of any size are read in blocks.

`.evtx` is the format of Windows itself; XML and CSV are exports of Event Viewer; JSON is what shippers and PowerShell
write. Any other text is read as a paste is. What names mean is what lookup knows of them: the formats of
`templates/formats/`, the shared names and the labels. theme/scripts/coverage/logs.js reads the same, without `.evtx`.
"""

import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain, islice
from typing import BinaryIO, NamedTuple

from eventkb.coverage.jsonlog import objects
from eventkb.coverage.moments import moment
from eventkb.coverage.windowslog import EVTX, Unwritten, records
from eventkb.language.cells import rows_of, separator_of
from eventkb.language.encoding import decoded_blocks
from eventkb.lookup.entries import entries
from eventkb.lookup.facts import entry_from
from eventkb.lookup.families.object import scalars
from eventkb.lookup.formats import Candidate, candidates, folded, marked
from eventkb.lookup.objects import Value
from eventkb.lookup.paste import one_line, unescaped
from eventkb.lookup.words import PasteWords
from eventkb.model.identifier import EventId

BLOCK = 1_000_000
"""Bytes that are read at once."""

PART = 200_000
"""Characters of a text that are read as one paste."""

LONGEST = 4_000_000
"""Characters of one entry; what is longer has no end."""

DEEPEST = 12
"""In so many levels of an object others are looked for."""

ROOT_END = re.compile(r"</(?:[A-Za-z][A-Za-z0-9_.-]*:)?Event[ \t\r\n]*>", re.IGNORECASE)
ROOT_START = re.compile(r"<(?:[A-Za-z][A-Za-z0-9_.-]*:)?Event(?=[ \t\r\n>])", re.IGNORECASE)
EVENT_DATA = re.compile(r"<(?:[A-Za-z][A-Za-z0-9_.-]*:)?Data\b[^>]*>([^<]*)<")
READ = frozenset({"source", "id", "full_id", "qualifiers", "guid", "channel", "time", "computer"})
"""The fields that count. A message is read where an example is asked for."""

LONGEST_EXAMPLE = 500


class Logged(NamedTuple):
    """One event of a log. `time` is in ISO 8601, UTC where the log says so; empty if it isn't known.

    `example` is what the entry says, with its computer; empty unless it is asked for.
    """

    source: str
    id: EventId
    time: str = ""
    channel: str = ""
    example: str = ""


class LogFault(Exception):
    """A log can't be read, or not all of it; the message says why and what to do."""


Read = Iterator[Logged | None]
"""The entries of a log; None is one that can't be read."""


def logged(stream: BinaryIO, words: PasteWords, *, with_examples: bool = False) -> Read:
    """The events of a log in their order; None for an entry that is damaged or names no event.

    Raises:
        LogFault: nothing can be read, or, after all events, some are not in the file.
    """
    reader = _Reader(words, with_examples)
    first = stream.read(BLOCK)
    if first.startswith(EVTX):
        with tempfile.TemporaryFile() if not stream.seekable() else stream as file:
            if file is not stream:
                file.writelines(chain([first], _blocks(stream)))
            file.seek(0)
            yield from reader.xml(_records(file))
        return
    blocks = decoded_blocks(chain([first], _blocks(stream)))
    beginning = next(blocks, "")
    text = chain([beginning], blocks)
    start = beginning.lstrip("\ufeff \t\r\n")
    if ROOT_START.search(beginning):
        yield from reader.xml(text)
    elif start[:1] in {"{", "["}:
        yield from reader.json(text)
    elif columns := reader.columns(beginning):
        yield from reader.table(text, columns, separator_of(beginning))
    else:
        yield from reader.text(text)


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    while block := stream.read(BLOCK):
        yield block


def _records(file: BinaryIO) -> Iterator[str]:
    """The records of a Windows event log as XML."""
    try:
        yield from records(file)
    except Unwritten as wrong:
        message = f"it was copied while Windows wrote to it, and lacks {wrong.number:,} of the entries that it counts."
        raise LogFault(f"{message} Export it instead: wevtutil epl") from wrong
    except ValueError as wrong:
        raise LogFault(f"it is damaged: {wrong}. Export it again, or run: wevtutil epl") from wrong


class _Reader:
    """Reads entries by the names that lookup knows."""

    def __init__(self, words: PasteWords, with_examples: bool) -> None:
        self.words = words
        self.fields = READ | {"message"} if with_examples else READ
        self.with_examples = with_examples
        self.known: dict[frozenset[str], list[Candidate]] = {}

    def xml(self, blocks: Iterable[str]) -> Read:
        """The elements `Event` of a text."""
        rest = ""
        for block in blocks:
            *parts, rest = ROOT_END.split(rest + block)
            yield from chain.from_iterable(map(self._elements, parts))
            if len(rest) > LONGEST:
                yield None
                rest = ""
        if ROOT_START.search(rest):
            yield None

    def _elements(self, part: str) -> Read:
        """The element that ends here; those that begin before it have no end."""
        *broken, start = [match.start() for match in ROOT_START.finditer(part)] or [-1]
        yield from (None for _ in broken)
        if start < 0:
            return
        facts = []
        for field, pattern in self._paths:
            if match := pattern.search(part, start):
                facts.append((field, unescaped(next(filter(None, match.groups()), ""))))
        values = [unescaped(value) for value in EVENT_DATA.findall(part, start)] if self.with_examples else []
        yield self._event(facts, values)

    @cached_property
    def _paths(self) -> list[tuple[str, re.Pattern[str]]]:
        """The patterns of the elements and attributes that formats of XML name, each for its field."""
        roots = [form for form in self.words.formats if form.family == "xml" and form.root == "event"]
        return [
            (field, _element(path)) for form in roots for path, field in form.fields.items() if field in self.fields
        ]

    def json(self, blocks: Iterable[str]) -> Read:
        """The objects of a text that are events, at any depth."""
        for written in objects(blocks):
            try:
                value = json.loads(written or "", parse_int=str, parse_float=str, parse_constant=str, strict=False)
            except (ValueError, RecursionError):
                yield None
                continue
            yield from self._objects(value, 0)

    def _objects(self, value: Value, depth: int) -> Read:
        event = self._object(value) if isinstance(value, dict) else None
        if event or depth > DEEPEST:
            yield event
            return
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        for item in inner:
            if isinstance(item, dict | list):
                yield from self._objects(item, depth + 1)
            elif isinstance(item, str) and ROOT_START.match(item):
                yield from self.xml([item])

    def _object(self, value: dict[str, Value]) -> Logged | None:
        """The event that an object is in the first format that has a source and an ID in it."""
        texts = [(scalar.path, scalar.text) for scalar in scalars(value, "", self.words.data)]
        paths = frozenset(path for path, _ in texts)
        if paths not in self.known:
            self.known[paths] = marked(self._formats, set(paths))
        for _, names in self.known[paths]:
            ranked = sorted((names[path], text) for path, text in texts if path in names)
            facts = [(name.field, text) for name, text in ranked if name.field in self.fields]
            event = self._event(facts, ()) if facts else None
            if event:
                return event
        return None

    @cached_property
    def _formats(self) -> list[Candidate]:
        formats = [form for form in self.words.formats if form.family == "object"]
        return candidates(formats, self.words.fields, self.words.labels)

    def columns(self, text: str) -> list[str]:
        """The fields of a table's columns; none if its head has no names for the source and the ID."""
        head = next(_lines([text]), "").strip("\ufeff\n")
        cells = None if "{" in head else next(rows_of([head], separator_of(text)))
        names = [folded(name.strip()) for name in cells or ()]
        fields = [self.words.labels.get(name) or self.words.fields.get(name, "") for name in names]
        return fields if "source" in fields and not {"id", "full_id"}.isdisjoint(fields) else []

    def table(self, blocks: Iterable[str], columns: list[str], delimiter: str) -> Read:
        """The rows of a table below its head. What goes beyond the columns is the message, as in Event Viewer's CSV."""
        named = [*columns, "message"]
        for row in islice(rows_of(_lines(blocks), delimiter), 1, None):
            if row is None:
                yield None
            elif row:
                facts = [(field, cell) for field, cell in zip(named, row, strict=False) if field in self.fields]
                yield self._event(facts, (), row)

    def text(self, blocks: Iterable[str]) -> Read:
        """The entries of a text, read in parts that end where a line does."""
        rest = ""
        for block in chain(blocks, [""]):
            rest += block
            while rest and (len(rest) > PART or not block):
                end = len(rest) if len(rest) <= PART else rest.rfind("\n", 0, PART) + 1 or PART
                for entry in entries(rest[:end], self.words):
                    if entry.source and entry.id is not None:
                        said = _example("", entry.message or "", entry.values) if self.with_examples else ""
                        yield Logged(entry.source, entry.id, "", entry.channel or "", said)
                rest = rest[end:]

    def _event(self, facts: list[tuple[str, str]], values: Iterable[str], row: Iterable[str] = ()) -> Logged | None:
        """The event that facts make; a row has its time in any column if none is named."""
        first: Callable[[str], str] = lambda field: next((text for name, text in facts if name == field and text), "")  # noqa: E731
        entry = entry_from("", [fact for fact in facts if fact[0] not in {"time", "message"}], self.words)
        if not entry.source or entry.id is None:
            return None
        time = next(filter(None, map(moment, (first("time"), *row))), "")
        said = _example(first("computer"), first("message"), values) if self.with_examples else ""
        return Logged(entry.source, entry.id, time, entry.channel or "", said)


def _element(path: str) -> re.Pattern[str]:
    """A pattern for the text of an element, or for its attribute behind `@`."""
    names, _, attribute = path.partition("@")
    start = rf"<(?:[a-z][a-z0-9_.-]*:)?{re.escape(names.rpartition('/')[2])}(?=[ \t\r\n/>])"
    value = rf"[^>]*?[ \t\r\n]{attribute}[ \t]*=[ \t]*(?:\"([^\"<]*)\"|'([^'<]*)')" if attribute else r"[^>]*>([^<]*)<"
    return re.compile(start + value, re.IGNORECASE)


def _lines(blocks: Iterable[str]) -> Iterator[str]:
    """The lines of a text with their ends, and without what a parser of tables refuses."""
    rest = ""
    for block in blocks:
        *lines, rest = (rest + block.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")).split("\n")
        yield from (f"{line}\n" for line in lines)
        if len(rest) > LONGEST:
            yield rest
            rest = ""
    yield rest


def _example(computer: str, message: str, values: Iterable[str]) -> str:
    said = one_line(message) or "; ".join(filter(None, map(one_line, values)))
    return ": ".join(filter(None, (computer, said)))[:LONGEST_EXAMPLE]
