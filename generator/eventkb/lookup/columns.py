"""Tables whose columns nothing but blanks separate, at least two of them, with a line of names above the rows.

Splunk's results and many commands are copied like that. Where a row has fewer cells than the head, as some are empty,
each cell belongs to the column above it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from eventkb.lookup.paste import stripped

GAP, DIGIT = re.compile(" {2,}"), re.compile("[0-9]")
CELL = re.compile("[^ ]+(?: [^ ]+)*")
NAME = re.compile("[^0-9:;,|\"'<>{}\t]{1,40}")
FEWEST, MOST = 3, 100
"""So many names are a head."""


def columned(text: str) -> Iterator[list[str]]:
    """The first head with a row below it that has a digit, and the rows below the head; nothing without one."""
    lines = [line for line in text.split("\n") if stripped(line)]
    place = next((place for place, (line, below) in enumerate(pairwise(lines)) if _is_head(line, below)), None)
    if place is None:
        return
    starts = [cell.start() for cell in CELL.finditer(lines[place])]
    yield CELL.findall(lines[place])
    for line in islice(lines, place + 1, None):
        yield _row(line, starts)


def _is_head(line: str, below: str) -> bool:
    names = [cell[0] for cell in islice(CELL.finditer(line), MOST + 1)]
    is_row = bool(DIGIT.search(below) and GAP.search(stripped(below)))
    return FEWEST <= len(names) <= MOST and is_row and all(NAME.fullmatch(name) for name in names)


def _row(line: str, starts: Sequence[int]) -> list[str]:
    """The cells of a row: as many as there are columns, or each in the last column that begins before its end."""
    parts = GAP.split(stripped(line), maxsplit=len(starts) - 1)
    if len(parts) == len(starts):
        return parts
    cells: list[list[str]] = [[] for _ in starts]
    for cell in CELL.finditer(line):
        cells[max(bisect_left(starts, cell.end()) - 1, 0)].append(cell[0])
    return [" ".join(texts) for texts in cells]
