"""Dumps of what the providers of a server can write: `Get-WinEvent -ListProvider`, and lists of events in JSON.

The shapes differ, but all contain the same facts; to read another shape, add the names of its keys below. PowerShell's:
https://learn.microsoft.com/dotnet/api/system.diagnostics.eventing.reader.providermetadata
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from eventkb.importers import placeholders, wevtutil
from eventkb.importers.harvest import (
    Harvest,
    ImportedEvent,
    ImportedInsertion,
    ImportedSource,
    ImportFault,
    identified,
)
from eventkb.importers.reading import Growing, Settings, text_of
from eventkb.importers.xml import parsed

SOURCES = ("source", "provider", "providername", "provider_name", "name")
IDS = ("id", "eventid", "event_id")
MESSAGES = ("message", "description")
CHANNELS = ("channel", "loglink", "log", "logname")
TASKS = ("category", "task")
SYMBOLS = ("symbolic_name", "symbol")
FIELDS = ("fields", "insertions")
NAMES = ("displayname", "logname", "display", "name", "value")
"""How a part of an event that is an object says what it is called, the best name first."""

LEVELS = {
    "critical": "critical", "error": "error", "warning": "warning", "information": "information",
    "informational": "information", "verbose": "verbose",
    "audit success": "audit-success", "audit failure": "audit-failure",
}  # fmt: skip
LANGUAGE_SUFFIX = re.compile(r"(?:message|description)_(?P<tag>[a-z]{2,3}(?:-[a-z]{2})?)")
LARGEST_IDENTIFIER = 0xFFFFFFFF

Json = Mapping[str, Any]


def read(data: bytes, settings: Settings) -> Harvest:
    """The sources and events of a dump: JSON, JSON Lines, or the XML of wevtutil.

    Raises:
        ImportFault: it is none of these, or contains no event.
    """
    text = text_of(data, settings)
    if text.lstrip("\ufeff \t\n").startswith("<"):
        return wevtutil.read(text, settings)
    reader = _Reader(settings.neutral)
    for line, value in _values(text, reader.growing):
        reader.walk(value, "", line)
    harvest = reader.growing.harvest()
    if not harvest.events and not harvest.without_message and not harvest.sources:
        problem = harvest.problems[0].message if harvest.problems else "it contains no object with a source and an ID."
        raise ImportFault(f"{problem} Is it a list of providers or events?")
    return harvest


def _values(text: str, growing: Growing) -> Iterator[tuple[int, object]]:
    """The JSON values of a file, each with its line: one for the whole file, or one a line.

    Lines that are no JSON are left out; of a whole file that ends too early, nothing can be read.
    """
    try:
        yield 0, json.loads(text)
        return
    except (ValueError, RecursionError) as error:
        whole = error
    is_any = False
    faults: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                value = json.loads(line)
            except (ValueError, RecursionError):
                faults.append(number)
                continue
            is_any = is_any or isinstance(value, dict)
            yield number, value
    if not is_any:
        raise ImportFault(f"it isn't valid JSON: {whole}. Was the dump finished?") from None
    for number in faults:
        growing.problem(number, "this line is no JSON; it is left out.", "Make the dump again, if it was cut off.")


class _Reader:
    """Walks through a dump and collects what is a provider or an event by its keys."""

    def __init__(self, neutral: str) -> None:
        self.neutral = neutral
        self.growing = Growing()

    def walk(self, value: object, source: str, line: int) -> None:
        if isinstance(value, list):
            for item in value:
                self.walk(item, source, line)
        elif isinstance(value, dict):
            record = {key.casefold(): inner for key, inner in value.items()}
            if isinstance(record.get("events"), list):
                name = _name_of(record, SOURCES) or source
                if name:
                    self.growing.source(_source(name, record, self.neutral))
                self.walk(record["events"], name, line)
            elif any(key in record for key in IDS):
                self._event(record, source, line)
            else:
                for inner in value.values():
                    if isinstance(inner, list | dict):
                        self.walk(inner, source, line)

    def _event(self, record: Json, source: str, line: int) -> None:
        name = _name_of(record, SOURCES[:-1]) or source
        written = next(record[key] for key in IDS if key in record)
        identifier = _identifier(written)
        if not name or identifier is None:
            self.growing.problem(
                line,
                f"{name or 'an event without a source'}: {str(written)[:40]!r} is no event ID.",
                "An ID is a number from 0 to 4294967295. Correct it, or leave this event out.",
            )
            return
        id, qualifiers = identified(identifier)
        self.growing.event(
            ImportedEvent(
                source=name,
                id=id,
                qualifiers=qualifiers,
                line=line,
                messages=dict(self._messages(record)),
                event_version=record["version"] if isinstance(record.get("version"), int) else None,
                symbolic_name=_name_of(record, SYMBOLS),
                channel=_name_of(record, CHANNELS),
                level=_level(record),
                category=_category(record),
                insertions=tuple(_insertions(record)),
            )
        )

    def _messages(self, record: Json) -> Iterator[tuple[str, str]]:
        for key, value in record.items():
            suffix = LANGUAGE_SUFFIX.fullmatch(key)
            if not isinstance(value, str) or not (suffix or key in MESSAGES):
                continue
            is_printf = record.get("placeholders") == "printf"
            text = placeholders.printf(value) if is_printf else placeholders.windows(value).text
            if text:
                yield suffix["tag"] if suffix else self.neutral, text


def _source(name: str, record: Json, neutral: str) -> ImportedSource:
    guid = record.get("guid") or record.get("id")
    title = record.get("displayname") or record.get("display_name")
    channels = record.get("channels") or record.get("loglinks") or []
    first = channels[0] if isinstance(channels, list) and channels else None
    return ImportedSource(
        name=name,
        guid=guid if isinstance(guid, str) else None,
        titles={neutral: title} if isinstance(title, str) and title else {},
        channel=_name(first) if first else None,
    )


def _name_of(record: Json, keys: Sequence[str]) -> str | None:
    return next((name for key in keys if (name := _name(record.get(key)))), None)


def _name(value: object) -> str | None:
    """What a part is called: a text, or an object with a name."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, dict):
        record = {key.casefold(): inner for key, inner in value.items()}
        order = ("logname", "name") if "logname" in record else NAMES
        return next((text.strip() for key in order if isinstance(text := record.get(key), str) and text.strip()), None)
    return None


def _value(written: Any) -> Any:
    """A value of JSON; of an object, as PowerShell writes enumerations, what it calls its value."""
    return written.get("Value", written.get("value")) if isinstance(written, dict) else written


def _identifier(written: object) -> int | None:
    value = _value(written)
    if isinstance(value, str) and re.fullmatch(r"\d{1,10}|0[xX][0-9a-fA-F]{1,8}", value.strip()):
        value = int(value, 0 if value.strip()[:2] in {"0x", "0X"} else 10)
    is_number = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST_IDENTIFIER
    return value if is_number else None


def _level(record: Json) -> str | None:
    audit = next(
        (level for keyword in _keywords(record) for mask, level in wevtutil.AUDITS.items() if keyword & mask), None
    )
    if audit:
        return audit
    level = _value(record.get("level_name") or record.get("level"))
    if isinstance(level, str):
        return LEVELS.get(level.casefold())
    return wevtutil.LEVELS.get(level) if isinstance(level, int) else None


def _keywords(record: Json) -> Iterator[int]:
    written = record.get("keywords")
    for keyword in written if isinstance(written, list) else [written]:
        value = _value(keyword)
        if isinstance(value, str) and re.fullmatch(r"0[xX][0-9a-fA-F]{1,16}", value):
            value = int(value, 16)
        if isinstance(value, int) and value >= 0:
            yield value


def _category(record: Json) -> str | None:
    name = _name_of(record, TASKS)
    return name if name and not re.fullmatch(r"\d+|None|win:None", name) else None


def _insertions(record: Json) -> Iterator[ImportedInsertion | None]:
    """The insertion strings: a list of fields, or the template of an event as XML."""
    fields: list[Any] = next((record[key] for key in FIELDS if isinstance(record.get(key), list)), [])
    names = [_name(field) for field in fields]
    template = record.get("template")
    if not names and isinstance(template, str) and template.strip():
        try:
            names = [item.get("name") for item in parsed(template.encode()).children]
        except ImportFault:
            names = []
    for name in placeholders.insertion_names(name or "" for name in names):
        yield ImportedInsertion(name) if name else None
