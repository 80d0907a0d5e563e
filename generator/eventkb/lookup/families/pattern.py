"""Entries that one regular expression describes: a line, or what follows a mark such as `WinEvtLog: `."""

import re
from collections.abc import Iterator, Sequence

from eventkb.lookup.entry import MOST, Entry
from eventkb.lookup.facts import entry_from
from eventkb.lookup.formats import Format
from eventkb.lookup.paste import WHITE, one_line, stripped
from eventkb.lookup.words import PasteWords

LINE_BREAK = "  "
"""What a line break becomes behind a mark: long lines were wrapped, and at the break a field may have ended."""

LISTS = ("message", "values", "named")
"""Fields of groups that become one line, or a list."""
NAME, SURE_NAME = re.compile("[A-Za-z_][A-Za-z0-9_.]{0,60}"), re.compile("[a-z][A-Z]|[Pp]aram[0-9]")
PARAMETER = re.compile("[Pp]aram[0-9]{1,2}")
"""What can be the name of a value; half of the names are surely no words of a value."""

Record = tuple[str, list[str]]
"""The text that the pattern must match, and the lines below it that belong to the message."""


def parse(text: str, formats: Sequence[Format], words: PasteWords) -> tuple[Entry, ...]:
    """One entry for each record that matches the pattern as a whole and names an ID, or a source with a message."""
    return tuple(entry for format in formats for entry in _entries(text, format, words))


def _entries(text: str, format: Format, words: PasteWords) -> list[Entry]:
    if format.mark not in text:
        return []
    pattern = re.compile(format.pattern)
    records = _marked(text, format.mark) if format.mark else _lines(text, pattern, format.stamp)
    entries: list[Entry] = []
    for record, below in records:
        match = pattern.fullmatch(record)
        if match and len(entries) < MOST:
            facts = [(field, group or "") for field, group in zip(format.groups, match.groups(), strict=True)]
            message = [one_line(group) for field, group in facts if field == "message"]
            others = [(field, group) for field, group in facts if field not in LISTS]
            values = [part for field, group in facts if field in LISTS[1:] for part in _parts(group)]
            named = _named(values) if "named" in format.groups else []
            said = ("message", "\n".join([*message, *below]))
            facts = [*others, said]
            entries.append(entry_from(format.name, facts, words, values=() if named else values, named=named))
    return [entry for entry in entries if is_event(entry, format)]


def is_event(entry: Entry, format: Format) -> bool:
    """Whether an entry says enough: its ID, or its source and its message, or a message in a format without IDs."""
    return entry.id is not None or bool(entry.message and (entry.source or format.without_id))


def _parts(group: str) -> list[str]:
    """What was in lines of its own."""
    return [part for part in map(stripped, group.split(LINE_BREAK)) if part]


def _named(parts: Sequence[str]) -> list[tuple[str, str]]:
    """The names and values of parts such as `ProcessName lsass.exe`; none if some have no name."""
    named = [(name, stripped(value)) for name, _, value in (part.partition(" ") for part in parts)]
    names = {name for name, _ in named}
    sure = sum(bool(SURE_NAME.search(name)) for name in names)
    is_named = 0 < len(names) == len(parts) and all(map(NAME.fullmatch, names)) and sure * 2 >= len(names)
    return named if is_named and (len(names) > 1 or PARAMETER.fullmatch(parts[0].partition(" ")[0])) else []


def _marked(text: str, mark: str) -> Iterator[Record]:
    """What follows each mark, on one line, without the line that contains the next mark."""
    parts = text.split(mark)[1 : MOST + 2]
    for place, part in enumerate(parts[:MOST]):
        lines = part.split("\n")
        kept = lines if place + 1 == len(parts) or len(lines) == 1 else lines[:-1]
        yield LINE_BREAK.join(line.rstrip(" ") for line in kept).rstrip(WHITE), []


def _lines(text: str, pattern: re.Pattern[str], stamp: str) -> list[Record]:
    """The lines that match, each with those below it. A stamp at the beginning of a line is not read."""
    stamped = re.compile(stamp) if stamp else None
    records: list[Record] = []
    for line in text.split("\n"):
        match = stamped.match(line) if stamped else None
        unstamped = (line[match.end() :] if match else line).strip(" \t")
        if pattern.fullmatch(unstamped):
            records.append((unstamped, []))
        elif records:
            records[-1][1].append(unstamped)
    return records
