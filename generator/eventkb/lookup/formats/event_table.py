"""Tables as PowerShell prints them: `Get-WinEvent`, `Get-EventLog`, with any columns.

The line of dashes tells where the columns are. Numbers reach out of it to the left, texts to the right.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from eventkb.lookup.entry import MOST, Entry
from eventkb.lookup.facts import made, number
from eventkb.lookup.paste import stripped
from eventkb.lookup.words import PasteWords, Words, folded

WINEVENT, EVENTLOG = "get-winevent-table", "get-eventlog-table"
EVENTLOG_NAMES = frozenset({"entrytype", "instanceid"})
NUMBERS = frozenset({"id", "full_id"})
DASHES = re.compile(r"[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*")
ID = re.compile(r"[0-9]{1,10}")
RUN, WORD = re.compile(r"-{2,}"), re.compile(r"[^ \t]+")
GROUP = re.compile(r"[ \t]*([A-Za-z]{2,30}):[ \t]*(.+)")
LEAST = 2
LONGEST_NUMBER = len("4294967295")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its field, and where its dashes begin and end."""

    name: str
    field: str
    start: int
    end: int


def detects(text: str, words: PasteWords) -> bool:
    """Whether there is a line of dashes below names of fields, among them an ID."""
    lines = text.split("\n")
    return any(_columns(above, line, words.fields) for above, line in pairwise(lines))


def parses(text: str, words: PasteWords) -> tuple[Entry, ...]:
    """One entry for each row with an ID. What a group's line says holds for the rows below it."""
    return tuple(islice(_rows(text, words), MOST))


def _rows(text: str, words: PasteWords) -> Iterator[Entry]:
    columns: list[Column] = []
    group: list[tuple[str, str]] = []
    above = ""
    for line in text.split("\n"):
        columns = _columns(above, line, words.fields) or columns
        grouped = GROUP.fullmatch(line)
        field = words.fields.get(folded(grouped[1])) if grouped else None
        if grouped and field:
            group, columns = [(field, grouped[2])], []
        elif columns:
            facts = _facts(line, columns, words)
            if any(field in NUMBERS and number(value) is not None for field, value in facts):
                kind = EVENTLOG if EVENTLOG_NAMES & {column.name for column in columns} else WINEVENT
                yield made(kind, [*facts, *group], words)
        above = line


def _facts(line: str, columns: list[Column], words: PasteWords) -> list[tuple[str, str]]:
    """What a row says: by its columns, or where every run of blanks became one, by its words."""
    if any(before.end + 1 < column.start for before, column in pairwise(columns)):
        return [(column.field, _cell(line, columns, place)) for place, column in enumerate(columns)]
    parts = line.split(" ")
    for place in range(len(parts) - 1):
        if parts[place + 1] and folded(parts[place + 1]) in words.levels and ID.fullmatch(parts[place]):
            message = " ".join(parts[place + 2 :])
            return [("id", parts[place]), ("level", parts[place + 1]), ("message", message)]
    return []


def _columns(above: str, line: str, fields: Words) -> list[Column]:
    """The columns that a line of names and one of dashes tell, none where they tell none."""
    if not DASHES.fullmatch(line):
        return []
    names = [folded(name[0]) for name in WORD.finditer(above)]
    runs = list(RUN.finditer(line))
    columns = [
        Column(name, fields.get(name, "other"), run.start(), run.end())
        for name, run in zip(names, runs, strict=False)
        if len(names) == len(runs)
    ]
    known = {column.field for column in columns} - {"other"}
    return columns if known & NUMBERS and len(known) >= LEAST else []


def _cell(line: str, columns: list[Column], place: int) -> str:
    column = columns[place]
    if column.field in NUMBERS:
        start, end = _number(line, column)
        return line[start:end]
    start, end = column.start, len(line)
    if place + 1 < len(columns):
        following = columns[place + 1]
        end = _number(line, following)[0] if following.field in NUMBERS else following.start
    return stripped(line[start:end])


def _number(line: str, column: Column) -> tuple[int, int]:
    """Where the number is that stands in a column or reaches out of it."""
    begin = max(0, column.start - LONGEST_NUMBER)
    for word in WORD.finditer(line, begin, column.end + LONGEST_NUMBER):
        if word.end() > column.start and word.start() < column.end:
            return word.start(), word.end()
    return column.start, column.end
