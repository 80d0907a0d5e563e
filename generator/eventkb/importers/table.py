"""Tables that teams keep: CSV, TSV and Excel. Which column is what is guessed from its heading, and shown."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from eventkb.importers import sheet
from eventkb.importers.harvest import (
    Harvest,
    ImportedAction,
    ImportedArticle,
    ImportedEvent,
    ImportedSource,
    ImportFault,
)
from eventkb.importers.placeholders import numbered, tidy
from eventkb.importers.reading import Growing, Settings, text_of
from eventkb.language.cells import TOO_LONG, rows_of, separator_of
from eventkb.model.event import INSERTION
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId, event_id

TEXTS = ("summary", "explanation", "impact", "user_action", "verification")
FACTS = ("source", "id", "symbolic_name", "channel", "level", "category")
FIELDS = (*FACTS, "message", *TEXTS)
BRACES = re.compile(r"\{(?P<number>\d{1,2})\}")
HIGHEST = 10
"""The headings are in one of so many rows."""

LANGUAGE_IN_HEADING = re.compile(r"[\s_(-]+(?P<tag>[a-z]{2,3})\)?\Z", re.IGNORECASE)

Headings = Mapping[str, str]
"""From a heading, folded, to the field that it names."""


@frozen_dataclass()
class Column:
    """What a column contains: a field, and for a text its language tag, empty if the heading doesn't say it."""

    field: str
    tag: str = ""


def folded(heading: str) -> str:
    """A heading without case, blanks and hyphens."""
    return re.sub(r"[\W_]+", "", heading.casefold())


def read(data: bytes, settings: Settings) -> Harvest:
    """The rows of a table as events. How the headings were understood is the first of its problems.

    Raises:
        ImportFault: it is no table, or no column is an ID.
    """
    growing = Growing()
    faults: list[ImportFault] = []
    read_sheets = 0
    for name, rows in _sheets(data, settings):
        try:
            _read_rows(name, rows, settings, growing)
            read_sheets += 1
        except ImportFault as wrong:
            faults.append(wrong)
            growing.problem(0, f"The sheet {name} is left out: {wrong}", "If it has events, give it such headings.")
    if not read_sheets:
        raise faults[0] if faults else ImportFault("it contains no row.")
    for event in growing.events:
        growing.source(ImportedSource(name=event.source))
    return growing.harvest()


def _read_rows(name: str, rows: Iterator[tuple[int, list[str]]], settings: Settings, growing: Growing) -> None:
    """Reads the rows of a sheet; its headings are in one of the first rows, since titles may be above them.

    Raises:
        ImportFault: none of these rows has headings for the ID and for a text.
    """
    tops = list(islice(rows, HIGHEST))
    columns_of = [[_column(heading, settings) for heading in row] for _, row in tops]
    position = next((place for place, columns in enumerate(columns_of) if _is_head(columns)), None)
    if position is None:
        shown = ", ".join(repr(heading) for heading in tops[0][1][:8]) if tops else "nothing"
        raise ImportFault(
            f"one of its first {HIGHEST} rows needs headings for the ID and the message; the first has {shown}."
            " Name the columns as definitions do: source, id, level, message, explanation, user_action."
        )
    (number, head), columns = tops[position], columns_of[position]
    sheet_name = f" of {name}" if name else ""
    growing.problem(
        number, f"Columns{sheet_name}: {_guess(head, columns)}.", "Rename a heading that was taken wrongly."
    )
    reader = Rows(columns, settings, growing)
    for line, row in chain(tops[position + 1 :], rows):
        reader.row(line, row)


def _is_head(columns: Sequence[Column | None]) -> bool:
    fields = {column.field for column in columns if column}
    return "id" in fields and bool(fields & {"message", *TEXTS})


def _sheets(data: bytes, settings: Settings) -> Iterator[tuple[str, Iterator[tuple[int, list[str]]]]]:
    """The sheets of a file with their names, which are empty if there is only one."""
    if not sheet.is_sheet(data):
        yield "", cells(data, settings)
        return
    sheets = sheet.sheets_of(data)
    for name, rows in sheets:
        yield name if len(sheets) > 1 else "", iter(enumerate(rows, 1))


def _guess(head: Sequence[str], columns: Sequence[Column | None]) -> str:
    """How the headings were understood, so that a wrong guess is noticed."""
    names = [column.field if column else "left out" for column in columns]
    return ", ".join(f"{heading} = {name}" for heading, name in zip(head, names, strict=True))


class Rows:
    """Reads the rows of a table whose columns are known."""

    def __init__(self, columns: Sequence[Column | None], settings: Settings, growing: Growing) -> None:
        self.columns, self.settings, self.growing = columns, settings, growing

    def row(self, line: int, row: Sequence[str]) -> None:
        facts, texts = self._fields(row)
        if not facts and not texts:
            return
        id = _id(facts.get("id", ""))
        source = facts.get("source") or self.settings.source
        if id is None or not source:
            what = f"{facts.get('id', '')!r} is no ID" if id is None else "this row has no source"
            self.growing.problem(line, f"{what}.", "Correct the row, or name the source with --source.")
            return
        messages = {tag: _message(text) for tag, text in texts.pop("message", {}).items()}
        action = texts.pop("user_action", {})
        blocks = {key: {tag: f"{text}\n" for tag, text in by_tag.items()} for key, by_tag in texts.items()}
        actions = (ImportedAction(text={tag: f"{text}\n" for tag, text in action.items()}),) if action else ()
        self.growing.event(
            ImportedEvent(
                source=source,
                id=id,
                line=line,
                messages=messages,
                symbolic_name=facts.get("symbolic_name"),
                channel=facts.get("channel"),
                level=self.settings.levels.get(facts.get("level", "").casefold()),
                category=facts.get("category"),
                article=ImportedArticle(texts=blocks, actions=actions) if messages and (blocks or actions) else None,
            )
        )

    def _fields(self, row: Sequence[str]) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        """The facts of a row by field, and its texts by field and language tag. Of equal columns the first counts."""
        facts: dict[str, str] = {}
        texts: dict[str, dict[str, str]] = {}
        for column, cell in zip(self.columns, row, strict=False):
            value = cell.strip()
            if column is None or not value:
                continue
            if column.field in FACTS:
                facts.setdefault(column.field, value)
            else:
                texts.setdefault(column.field, {}).setdefault(column.tag or self.settings.neutral, value)
        return facts, texts


def _id(written: str) -> EventId | None:
    """An ID; Excel writes whole numbers as 2007.0."""
    return event_id(re.sub(r"\A(\d+)\.0\Z", r"\1", written))


def _message(text: str) -> str:
    """A message; `{0}` becomes `%1`, unless the message has `%1` already."""
    if INSERTION.search(text):
        return tidy(text)
    return numbered(text, BRACES, lambda match: int(match["number"]) + 1)


def _column(heading: str, settings: Settings) -> Column | None:
    """What a column contains, by its heading; the words for tables of each language come after those of definitions."""
    headings: Headings = {**settings.labels, **settings.headings}
    name = headings.get(folded(heading))
    if name:
        return Column(name)
    match = LANGUAGE_IN_HEADING.search(heading)
    name = headings.get(folded(heading[: match.start()])) if match else None
    return Column(name, match["tag"].lower()) if name and match and name not in FACTS else None


def cells(data: bytes, settings: Settings) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table with their numbers, from 1; of an Excel file those of the first sheet.

    Raises:
        ImportFault: it is damaged, or too large when it is unpacked.
    """
    if sheet.is_sheet(data):
        yield from enumerate(sheet.rows_of(data), 1)
        return
    text = text_of(data, settings)
    lines = (f"{line}\n" for line in text.split("\n"))
    for number, row in enumerate(rows_of(lines, separator_of(text)), 1):
        if row is None:
            raise ImportFault(f"row {number} can't be read: {TOO_LONG} Save it as CSV again.")
        yield number, row
