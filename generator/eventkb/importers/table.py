"""Tables that teams keep: CSV, TSV and Excel. Which column is what is guessed from its heading, and shown."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from zipfile import BadZipFile

from python_calamine import CalamineError, CalamineWorkbook

from eventkb.importers.decoding import decoded
from eventkb.importers.harvest import Harvest, ImportedEvent, ImportedSource, ImportFault, Problem
from eventkb.importers.placeholders import numbered, tidy
from eventkb.model.event import INSERTION
from eventkb.model.identifier import EventId, event_id

TEXTS = ("summary", "explanation", "impact", "user_action", "verification")
FACTS = ("source", "id", "symbolic_name", "channel", "level", "category")
FIELDS = (*FACTS, "message", *TEXTS)
BRACES = re.compile(r"\{(?P<number>\d{1,2})\}")
LANGUAGE_IN_HEADING = re.compile(r"[\s_(-]+(?P<tag>[a-z]{2,3})\)?\Z", re.IGNORECASE)
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""The first bytes of Excel's files, of today and of old."""

MOST_ROWS = 200_000

Headings = Mapping[str, str]
"""From a heading, folded, to the field that it names."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column contains: a field, and for a text its language tag, empty if the heading doesn't say it."""

    field: str
    tag: str = ""


def folded(heading: str) -> str:
    """A heading without case, blanks and hyphens."""
    return re.sub(r"[\W_]+", "", heading.casefold())


def read(data: bytes, source: str | None, neutral: str, headings: Headings, levels: Mapping[str, str]) -> Harvest:
    """The rows of a table as events.

    `source` is the event source of rows without one, `headings` the names of fields in all languages, `levels` those of
    levels by their spellings.

    Raises:
        ImportFault: it is no table, or no column is an ID.
    """
    rows = _rows(data)
    head = next(rows, (0, []))[1]
    columns = [_column(heading, headings) for heading in head]
    fields = {column.field for column in columns if column}
    if "id" not in fields or not fields & {"message", *TEXTS}:
        shown = ", ".join(repr(heading) for heading in head[:8]) or "nothing"
        raise ImportFault(
            f"its first row needs headings for the ID and the message; it has {shown}."
            " Name the columns as definitions do: source, id, level, message, explanation, user_action."
        )
    reader = _Reader(columns, source, neutral, levels)
    for line, row in rows:
        reader.row(line, row)
    return Harvest(
        sources=tuple(ImportedSource(name=name) for name in dict.fromkeys(event.source for event in reader.events)),
        events=tuple(reader.events),
        problems=(_guess(head, columns), *reader.problems),
        without_message=reader.without,
    )


def _guess(head: Sequence[str], columns: Sequence[Column | None]) -> Problem:
    """A note on how the headings were understood, so that a wrong guess is noticed."""
    names = [column.field if column else "left out" for column in columns]
    shown = ", ".join(f"{heading} = {name}" for heading, name in zip(head, names, strict=True))
    return Problem(1, f"Columns: {shown}.", "Rename a heading that was taken wrongly.")


class _Reader:
    def __init__(
        self, columns: Sequence[Column | None], source: str | None, neutral: str, levels: Mapping[str, str]
    ) -> None:
        self.columns, self.source, self.neutral, self.levels = columns, source, neutral, levels
        self.events: list[ImportedEvent] = []
        self.problems: list[Problem] = []
        self.without = 0

    def row(self, line: int, row: Sequence[str]) -> None:
        facts, texts = self._fields(row)
        if not facts and not texts:
            return
        id = _id(facts.get("id", ""))
        source = facts.get("source") or self.source
        if id is None or not source:
            what = f"{facts.get('id', '')!r} is no ID" if id is None else "this row has no source"
            self.problems.append(Problem(line, f"{what}.", "Correct the row, or name the source with --source."))
            return
        messages = {tag: _message(text) for tag, text in texts.pop("message", {}).items()}
        if not messages:
            self.without += 1
            return
        self.events.append(
            ImportedEvent(
                source=source,
                id=id,
                line=line,
                messages=messages,
                symbolic_name=facts.get("symbolic_name"),
                channel=facts.get("channel"),
                level=self.levels.get(facts.get("level", "").casefold()),
                category=facts.get("category"),
                texts={key: {tag: f"{text}\n" for tag, text in by_tag.items()} for key, by_tag in texts.items()},
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
                texts.setdefault(column.field, {}).setdefault(column.tag or self.neutral, value)
        return facts, texts


def _id(written: str) -> EventId | None:
    """An ID; Excel writes whole numbers as 2007.0."""
    return event_id(re.sub(r"\A(\d+)\.0\Z", r"\1", written))


def _message(text: str) -> str:
    """A message; `{0}` becomes `%1`, unless the message has `%1` already."""
    if INSERTION.search(text):
        return tidy(text)
    return numbered(text, BRACES, lambda match: int(match["number"]) + 1)


def _column(heading: str, headings: Headings) -> Column | None:
    name = headings.get(folded(heading))
    if name:
        return Column(name)
    match = LANGUAGE_IN_HEADING.search(heading)
    name = headings.get(folded(heading[: match.start()])) if match else None
    return Column(name, match["tag"].lower()) if name and match and name not in FACTS else None


def _rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers, from 1; of an Excel file those of the first sheet."""
    if data.startswith((ZIP, OLE)):
        try:
            sheet = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0)
            cells = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS)
        except (CalamineError, BadZipFile, OSError, ValueError, IndexError) as wrong:
            raise ImportFault(f"it is no Excel file that can be read: {wrong}. Save it as CSV.") from wrong
        yield from ((number, [str(cell) for cell in row]) for number, row in enumerate(cells, 1))
        return
    text = decoded(data)
    head = text.partition("\n")[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        for number, row in enumerate(reader, 1):
            if number > MOST_ROWS:
                break
            yield number, row
    except csv.Error as wrong:
        raise ImportFault(f"row {reader.line_num} can't be read: {wrong}. Save it as CSV again.") from wrong
