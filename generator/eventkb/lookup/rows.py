"""Rows of cells with separators, as exports and table programs write them; quoted cells contain anything."""

import re
from collections.abc import Iterator

from eventkb.lookup.paste import WHITE

MOST_CELLS = 100


def rows(text: str, separator: str) -> Iterator[list[str]]:
    """The rows of a text. Two quotation marks in a quoted cell are one, and its line ends belong to it."""
    stop = re.compile(f"[{re.escape(separator)}\n]")
    row: list[str] = []
    place = 0
    while place <= len(text):
        cell, place = _cell(text, place, stop)
        if len(row) < MOST_CELLS:
            row.append(cell)
        if place >= len(text) or text[place] == "\n":
            if any(row):
                yield row
            row = []
        place += 1


def _cell(text: str, start: int, stop: re.Pattern[str]) -> tuple[str, int]:
    """A cell and where it ends."""
    parts = []
    place = start
    while text.startswith('"', place):
        end = text.find('"', place + 1)
        end = len(text) if end < 0 else end
        parts.append(text[place + 1 : end])
        place = end + 1
    match = stop.search(text, place)
    end = match.start() if match else len(text)
    return '"'.join(parts) if parts else text[place:end].strip(WHITE), min(max(end, place), len(text))
