"""Tables with a head of names: cells with separators, or columns that blanks or a line of dashes align.

Numbers reach out of an aligned column to the left, texts to the right.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from eventkb.lookup.boxes import boxed
from eventkb.lookup.columns import columned
from eventkb.lookup.entry import MOST, Entry
from eventkb.lookup.facts import entry_from, number
from eventkb.lookup.formats import BESIDE, Candidate, Format, Ranked, candidates, folded, marked
from eventkb.lookup.paste import WHITE, stripped
from eventkb.lookup.rows import rows
from eventkb.lookup.words import PasteWords
from eventkb.model.frozen import frozen_dataclass

NUMBERS = frozenset({"id", "full_id"})
NAMING = frozenset({"source", "message"})
"""A head of separated cells names a number and one of these."""
FEWEST_CELLS, FEWEST_COLUMNS = 3, 2
BOX, COLUMNS = "│", "  "
"""The separators of formats whose tables are drawn in boxes, or have nothing but blanks between their columns."""
TYPE_LINE = re.compile(r"#TYPE[^\n]*\n")
DASHES = re.compile(r"[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*")
RUN, WORD = re.compile(r"-{2,}"), re.compile(r"[^ \t]+")
ID = re.compile(r"[0-9]{1,10}")
GROUP = re.compile(r"[ \t]*([A-Za-z]{2,30}):[ \t]*(.+)")
LONGEST_NUMBER = len("4294967295")

Fact = tuple[str, str]


@frozen_dataclass()
class Column:
    """An aligned column: its field, and where its dashes begin and end."""

    field: str
    start: int
    end: int


@frozen_dataclass()
class Head:
    """The format of an aligned table and its columns."""

    format: str
    columns: tuple[Column, ...]


def parse(text: str, formats: Sequence[Format], words: PasteWords) -> tuple[Entry, ...]:
    """One entry for each row with an ID."""
    separated = [format for format in formats if format.separators]
    aligned = [format for format in formats if not format.separators]
    entries = tuple(islice(_separated(text, separated, words), MOST)) if separated else ()
    return entries or (tuple(islice(_aligned(text, aligned, words), MOST)) if aligned else ())


def _separated(text: str, formats: Sequence[Format], words: PasteWords) -> Iterator[Entry]:
    possible = candidates(formats, words.fields, words.labels)
    body = text.lstrip(WHITE)
    type_line = TYPE_LINE.match(body)
    body = body[type_line.end() :] if type_line else body
    for separator in dict.fromkeys(separator for format in formats for separator in format.separators):
        table = _table(text if separator == COLUMNS else body, separator)
        names = [folded(cell) for cell in next(table, [])]
        for format, known in marked(possible, set(names)) if len(names) >= FEWEST_CELLS else ():
            columns = [known.get(name, Ranked(len(known), "other")) for name in names]
            fields = {column.field for column in columns}
            if separator in format.separators and fields & NUMBERS and fields & NAMING:
                yield from _entries(islice(table, MOST), format, columns, words)
                return


def _table(text: str, separator: str) -> Iterator[list[str]]:
    """The head of a table, and its rows: in boxes, in columns, or with separators from the first line on."""
    if separator == BOX:
        yield from boxed(text)
        return
    if separator == COLUMNS:
        yield from columned(text)
        return
    head, _, below = text.partition("\n")
    yield next(rows(head, separator), [])
    yield from rows(below, separator)


def _entries(body: Iterator[list[str]], format: Format, columns: list[Ranked], words: PasteWords) -> Iterator[Entry]:
    """The entries of rows. Event Viewer writes messages in a column without a name."""
    for row in body:
        cells = sorted(zip(columns, row, strict=False), key=lambda cell: cell[0].rank)
        facts = [(column.field, cell) for column, cell in cells]
        facts += [("message", cell) for cell in row[len(columns) : len(columns) + 1]]
        if _has_number(facts):
            yield entry_from(format.name, facts, words)


def _aligned(text: str, formats: Sequence[Format], words: PasteWords) -> Iterator[Entry]:
    """The entries of aligned rows. What a group's line says holds for the rows below it."""
    possible = candidates(formats, words.fields, words.labels)
    head: Head | None = None
    group: list[Fact] = []
    above = ""
    for line in text.split("\n"):
        if DASHES.fullmatch(line):
            head = _head(above, line, possible) or head
        match = GROUP.fullmatch(line)
        field = words.fields.get(folded(match[1])) if match else None
        if match and field:
            group, head = [(field, match[2])], None
        elif head:
            facts = _facts(line, head.columns, words)
            if _has_number(facts):
                yield entry_from(head.format, [*facts, *group], words)
        above = line


def _head(above: str, dashes: str, possible: Sequence[Candidate]) -> Head | None:
    """The head that a line of names and one of dashes are in the first format that fits."""
    names = [folded(name[0]) for name in WORD.finditer(above)]
    runs = list(RUN.finditer(dashes)) if names else []
    for format, known in marked(possible, set(names)) if names and len(names) == len(runs) else ():
        fields = [known[name].field if name in known else "other" for name in names]
        known_fields = set(fields) - BESIDE
        if known_fields & NUMBERS and len(known_fields) >= FEWEST_COLUMNS:
            columns = (Column(field, run.start(), run.end()) for field, run in zip(fields, runs, strict=True))
            return Head(format.name, tuple(columns))
    return None


def _facts(line: str, columns: Sequence[Column], words: PasteWords) -> list[Fact]:
    """What a row says: by its columns, or by its words, where every run of blanks became one blank."""
    cells = [(column.field, _cell(line, columns, place)) for place, column in enumerate(columns)]
    if any(before.end + 1 < column.start for before, column in pairwise(columns)):
        return cells
    parts = line.split(" ")
    for place, (id, level) in enumerate(pairwise(parts)):
        if level and folded(level) in words.levels and ID.fullmatch(id):
            return [("id", id), ("level", level), ("message", " ".join(parts[place + 2 :]))]
    return cells


def _cell(line: str, columns: Sequence[Column], place: int) -> str:
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
    """Where the number begins and ends that is in a column or reaches out of it."""
    begin = max(0, column.start - LONGEST_NUMBER)
    for word in WORD.finditer(line, begin, column.end + LONGEST_NUMBER):
        if word.end() > column.start and word.start() < column.end:
            return word.start(), word.end()
    return column.start, column.end


def _has_number(facts: Sequence[Fact]) -> bool:
    return any(field in NUMBERS and number(value) is not None for field, value in facts)
