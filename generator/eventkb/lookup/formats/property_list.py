"""Lists of properties: `Get-WinEvent | fl`, `Get-EventLog | fl *`, and `Name=value` lines as Splunk writes them.

The names are never translated. In a list, colons stand below each other; lines without a known name at that place
continue the value above.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from eventkb.lookup.entry import MOST, Entry
from eventkb.lookup.facts import made
from eventkb.lookup.paste import WHITE, stripped
from eventkb.lookup.words import PasteWords, folded

WINEVENT, EVENTLOG, PAIRS = "get-winevent-fl", "get-eventlog-list", "key-value"
EVENTLOG_NAMES = frozenset({"entrytype", "instanceid", "replacementstrings", "timegenerated"})
PROPERTY = re.compile(r"[ \t]*([A-Za-z]{2,30})(?:([ \t]*):(?:[ \t]|$)|(=))")
LEAST = 2
CUT = "..."
"""What PowerShell writes where it leaves something out."""
NO_VALUE = "System.Diagnostics.Eventing."
"""So the name of a type begins, which PowerShell writes where it can't show the value."""
TIME = re.compile(r"[ \t]*[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4}[ T][0-9:.,]{4,16}(?: ?[AP]M)?[ \t]*")
"""The time of the next entry, which stands above its `Name=value` lines."""


@dataclass(frozen=True, slots=True)
class Property:
    """A known property: its folded name, its sign and where that stands, and the lines of its value, while read."""

    name: str
    column: int
    sign: str
    lines: list[str]


def detects(text: str, words: PasteWords) -> bool:
    """Whether at least two lines begin with known names, one of them a name that only such lists have."""
    names = {one.name for line in text.split("\n") if (one := _property(line, words))}
    return len(names) >= LEAST and any(name in words.marks for name in names)


def parses(text: str, words: PasteWords) -> tuple[Entry, ...]:
    """One entry for each time that the properties begin anew."""
    found = (_entry(record, words) for record in islice(_records(text, words), MOST))
    return tuple(entry for entry in found if entry.id is not None or (entry.source and entry.message))


def _records(text: str, words: PasteWords) -> Iterator[list[Property]]:
    record: list[Property] = []
    for line in text.split("\n"):
        found = _property(line, words)
        if found and _belongs(found, record):
            if any(one.name == found.name for one in record):
                yield record
                record = []
            record.append(found)
        elif record:
            record[-1].lines.append(line)
    if record:
        yield record


def _property(line: str, words: PasteWords) -> Property | None:
    found = PROPERTY.match(line)
    name = folded(found[1]) if found else ""
    if not found or name not in words.fields:
        return None
    sign = found[3] or f"{' ' if found[2] else ''}:"
    return Property(name, found.start(3) if found[3] else found.end(2), sign, [line[found.end() :]])


def _belongs(found: Property, record: list[Property]) -> bool:
    """Whether a line is a property of the record, not words of its message that look like one."""
    if not record:
        return found.sign != ":"
    if found.sign != record[0].sign:
        return False
    aligned = len(record) > 1 and record[0].column == record[1].column and found.sign == " :"
    return not aligned or found.column == record[0].column


def _entry(record: list[Property], words: PasteWords) -> Entry:
    known = sorted(record, key=lambda one: words.ranks[one.name])
    facts = [(words.fields[one.name], "\n".join(_value(one))) for one in known]
    values = next((value for field, value in facts if field == "values"), "")
    names = {one.name for one in record}
    kind = PAIRS if record[0].sign == "=" else EVENTLOG if names & EVENTLOG_NAMES else WINEVENT
    return made(kind, facts, words, _items(values))


def _value(found: Property) -> list[str]:
    """The lines of a value, without the time of the next entry."""
    lines = [line.rstrip(WHITE) for line in found.lines]
    while lines and not lines[-1]:
        lines.pop()
    return lines[:-1] if len(lines) > 1 and TIME.fullmatch(lines[-1]) else lines


def _items(value: str) -> list[str]:
    """The items of `{one, two}`, up to where some were left out."""
    inner = stripped(value).removeprefix("{").removesuffix("}")
    items = [stripped(item) for item in inner.split(", ")] if inner else []
    cut = next((place for place, item in enumerate(items) if item.endswith(CUT)), len(items))
    return [item for item in items[:cut] if not item.startswith(NO_VALUE)]
