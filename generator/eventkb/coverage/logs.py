"""The events of a log file, one after the other, whatever program wrote it. Large files are read in parts.

`.evtx` is the format of Windows itself; XML and CSV are exports of Event Viewer; JSON is what shippers and PowerShell
write. Any other text is read as a paste is.
"""

import csv
import json
import re
import warnings
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import NamedTuple

from evtx import PyEvtxParser

from eventkb.language.encoding import decoded
from eventkb.lookup.entries import entries
from eventkb.lookup.formats import folded
from eventkb.lookup.words import PasteWords
from eventkb.model.identifier import EventId

EVTX = b"ElfFile\0"
"""The first bytes of an event log of Windows."""

LOW = 0xFFFF
"""The bits of an identifier that Event Viewer shows as the event ID."""

LARGEST_IDENTIFIER = 0xFFFFFFFF

EVENT = re.compile(rb"<Event[ >].*?</Event>", re.DOTALL)
PART = 200_000
"""Characters of a text that are read at once; a paste of this size takes a second."""

XML_FIELDS = {
    "source": re.compile(rb"<Provider\b[^>]*?\bName=[\"']([^\"']*)[\"']"),
    "id": re.compile(rb"<EventID\b[^>]*>\s*(\d+)\s*<"),
    "time": re.compile(rb"<TimeCreated\b[^>]*?\bSystemTime=[\"']([^\"']*)[\"']"),
    "channel": re.compile(rb"<Channel>([^<]*)<"),
}
SOURCES = ("provider", "providername", "source", "sourcename", "provider_name")
IDS = ("eventid", "id", "event_id", "instanceid")
TIMES = ("timecreated", "systemtime", "@timestamp", "timestamp", "eventtime", "timegenerated", "time")
CHANNELS = ("channel", "logname", "log_name", "log")
LOCAL_TIMES = (
    (re.compile(r"\d{1,2}\.\d{1,2}\.\d{4} \d{1,2}:\d{2}:\d{2}"), "%d.%m.%Y %H:%M:%S"),
    (re.compile(r"\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d{2}:\d{2} [AP]M"), "%m/%d/%Y %I:%M:%S %p"),
)
"""Times as Event Viewer exports them, where only one order of day and month is possible."""

DATE_OF_DOTNET = re.compile(r"/Date\((-?\d+)\)/")


class Logged(NamedTuple):
    """One event of a log. `time` is in ISO 8601, UTC where the log says so; empty if it isn't known."""

    source: str
    id: EventId
    time: str = ""
    channel: str = ""


class LogFault(Exception):
    """A log can't be read; the message says why and what to do."""


def logged(data: bytes, words: PasteWords) -> Iterator[Logged]:
    """The events of a log in their order; an entry without a source or an ID is left out.

    Raises:
        LogFault: the log is damaged.
    """
    if data.startswith(EVTX):
        yield from _evtx(data)
        return
    text = decoded(data)
    if EVENT.search(text[:PART].encode()):
        yield from _xml(text.encode())
        return
    start = text.lstrip()[:1]
    if start in {"{", "["}:
        yield from _json(text)
    elif rows := _rows(text, words):
        yield from rows
    else:
        yield from _text(text, words)


def _evtx(data: bytes) -> Iterator[Logged]:
    """The records of a Windows event log; damaged ones are left out."""
    try:
        parser = PyEvtxParser(BytesIO(data), number_of_threads=1, skip_errors=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)
            for record in parser.records():
                if record:
                    yield from _xml(record["data"].encode())
    except (RuntimeError, OSError, ValueError) as wrong:
        raise LogFault(f"it is damaged: {wrong}. Export it again, or run: wevtutil epl") from wrong


def _xml(data: bytes) -> Iterator[Logged]:
    for match in EVENT.finditer(data):
        fields = {name: pattern.search(match[0]) for name, pattern in XML_FIELDS.items()}
        values = {name: field[1].decode("utf-8", "replace") for name, field in fields.items() if field}
        if values.get("source") and "id" in values:
            time = _time(values.get("time"))
            yield Logged(values["source"], int(values["id"]) & LOW, time, values.get("channel", ""))


def _json(text: str) -> Iterator[Logged]:
    """The events among the objects of a JSON document, at any depth, or of JSON Lines."""
    try:
        yield from _objects(json.loads(text))
        return
    except (ValueError, RecursionError):
        pass
    for line in text.split("\n"):
        try:
            yield from _objects(json.loads(line))
        except (ValueError, RecursionError):
            continue


def _objects(value: object) -> Iterator[Logged]:
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)
    elif isinstance(value, dict):
        flat = dict(_flat(value))
        event = _event(flat)
        if event:
            yield event
        else:
            for item in value.values():
                if isinstance(item, list | dict):
                    yield from _objects(item)


def _flat(value: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """The values of an object and of those within, by the last part of their names, in lower case.

    Outer values come after inner ones: in a dictionary they win.
    """
    for name, item in value.items():
        if isinstance(item, dict):
            inner = dict(_flat(item))
            yield from inner.items()
            for key in ("name", "#text", "value", "id"):
                if not isinstance(inner.get(key), dict | list | None):
                    yield name.rpartition(".")[2].casefold(), inner[key]
                    break
    for name, item in value.items():
        if not isinstance(item, dict | list) and item is not None:
            yield name.rpartition(".")[2].casefold(), item


def _event(flat: Mapping[str, object]) -> Logged | None:
    source = next((str(flat[name]).strip() for name in SOURCES if isinstance(flat.get(name), str)), "")
    identifier = next((value for name in IDS if (value := _identifier(flat.get(name))) is not None), None)
    if not source or identifier is None:
        return None
    time = next((flat[name] for name in TIMES if flat.get(name)), None)
    channel = next((text for name in CHANNELS if isinstance(text := flat.get(name), str)), "")
    return Logged(source, identifier & LOW, _time(time), channel)


def _identifier(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if 0 <= value <= LARGEST_IDENTIFIER else None
    return int(value) if isinstance(value, str) and re.fullmatch(r"\d{1,10}", value.strip()) else None


def _time(value: object) -> str:
    """A point in time as ISO 8601; empty if its form is unknown, or could be read in two ways."""
    if isinstance(value, str) and (match := DATE_OF_DOTNET.fullmatch(value)):
        value = int(match[1]) / 1000
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return datetime.fromtimestamp(value, UTC).replace(tzinfo=None).isoformat(timespec="seconds")
        except (OverflowError, OSError, ValueError):
            return ""
    written = str(value).strip()
    for pattern, form in LOCAL_TIMES:
        if match := pattern.match(written):
            return _parsed(match[0], form)
    return _parsed(written.rstrip("Z")[:26], "")


def _parsed(written: str, form: str) -> str:
    try:
        moment = datetime.strptime(written, form) if form else datetime.fromisoformat(written)
    except ValueError:
        return ""
    return moment.isoformat(timespec="seconds")


def _rows(text: str, words: PasteWords) -> Iterator[Logged] | None:
    """The events of a table; None if it has no headings for the source and the ID."""
    head = text.partition("\n")[0].strip("\r")
    delimiter = max(",;\t", key=head.count)
    columns = [_column(name, words) for name in next(csv.reader(StringIO(head, newline=""), delimiter=delimiter), [])]
    if not {"source", "id"} <= set(columns):
        return None
    return _table(csv.reader(StringIO(text, newline=""), delimiter=delimiter), columns)


def _column(name: str, words: PasteWords) -> str:
    return words.labels.get(folded(name.strip()), "") or words.fields.get(folded(name.strip()), "")


def _table(reader: Iterator[list[str]], columns: list[str]) -> Iterator[Logged]:
    next(reader)
    for row in reader:
        values = dict(zip(columns, row, strict=False))
        identifier = _identifier(values.get("id"))
        if values.get("source") and identifier is not None:
            # The heading of this column depends on the language of the server, but no other column looks like a time.
            time = next(filter(None, map(_time, row)), "")
            yield Logged(values["source"].strip(), identifier & LOW, time, values.get("channel", ""))


def _text(text: str, words: PasteWords) -> Iterator[Logged]:
    """The entries of a text, read in parts that end where a line does."""
    start = 0
    while start < len(text):
        end = len(text) if len(text) - start <= PART else text.rfind("\n", start, start + PART) + 1 or start + PART
        for entry in entries(text[start:end], words):
            if entry.source and entry.id is not None:
                yield Logged(entry.source, entry.id, "", entry.channel or "")
        start = end
