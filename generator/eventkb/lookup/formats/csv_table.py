"""Rows with commas, semicolons or tabs: exported by Event Viewer or PowerShell, or copied out of a table program."""

import re
from collections.abc import Iterator

from eventkb.lookup.entry import MOST, Entry
from eventkb.lookup.facts import made, number
from eventkb.lookup.paste import WHITE
from eventkb.lookup.words import PasteWords, folded

POWERSHELL, EVENT_VIEWER = "powershell-csv", "event-viewer-csv"
SEPARATORS = (",", ";", "\t")
TYPE_LINE = re.compile(r"#TYPE[^\n]*\n")
FEWEST, MOST_CELLS = 3, 100
NUMBERS = frozenset({"id", "full_id"})
NAMING = frozenset({"source", "message"})


def detects(text: str, words: PasteWords) -> bool:
    """Whether the first line is a head of known names, with an ID and a source or a message."""
    return bool(_table(text, words))


def parses(text: str, words: PasteWords) -> tuple[Entry, ...]:
    """One entry for each row with an ID. Event Viewer writes messages in a column without a name."""
    table = _table(text, words)
    return tuple(_entries(*table, words)) if table else ()


def _table(text: str, words: PasteWords) -> tuple[list[str], str, str] | None:
    """The folded names of the columns, the separator, and the text below the head."""
    body = text.lstrip(WHITE)
    found = TYPE_LINE.match(body)
    body = body[found.end() :] if found else body
    head = body.split("\n", 1)[0]
    for separator in SEPARATORS:
        names = [folded(cell) for cell in next(_rows(head, separator), [])]
        fields = {_field(name, words) for name in names}
        if len(names) >= FEWEST and fields & NUMBERS and fields & NAMING:
            return names, separator, body[len(head) + 1 :]
    return None


def _field(name: str, words: PasteWords) -> str:
    return words.fields.get(name) or words.labels.get(name, "")


def _entries(names: list[str], separator: str, body: str, words: PasteWords) -> Iterator[Entry]:
    kind = POWERSHELL if any(name in words.marks for name in names) else EVENT_VIEWER
    columns = [(words.ranks.get(name, len(words.ranks)), _field(name, words)) for name in names]
    for count, row in enumerate(_rows(body, separator)):
        if count == MOST:
            return
        told = sorted(zip(columns, row, strict=False), key=lambda one: one[0][0])
        facts = [(field, cell) for (_, field), cell in told]
        facts += [("message", cell) for cell in row[len(names) : len(names) + 1]]
        if any(field in NUMBERS and number(cell) is not None for field, cell in facts):
            yield made(kind, facts, words)


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    """The rows of a text. Between quotation marks, two of them are one, and line ends belong to the cell."""
    row: list[str] = []
    place = 0
    while place <= len(text):
        cell, place = _cell(text, place, separator)
        if len(row) < MOST_CELLS:
            row.append(cell)
        if place >= len(text) or text[place] == "\n":
            if any(row):
                yield row
            row = []
        place += 1


def _cell(text: str, start: int, separator: str) -> tuple[str, int]:
    """A cell and where it ends."""
    parts = []
    place = start
    while text.startswith('"', place):
        end = text.find('"', place + 1)
        end = len(text) if end < 0 else end
        parts.append(text[place + 1 : end])
        place = end + 1
    stop = re.compile(f"[{separator}\n]").search(text, place)
    end = stop.start() if stop else len(text)
    return '"'.join(parts) if parts else text[place:end].strip(WHITE), min(max(end, place), len(text))
