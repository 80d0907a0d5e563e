"""Records as a file for spreadsheets and as a SQLite database with a full-text index.

FTS5: https://www.sqlite.org/fts5.html
"""

import csv
import io
import re
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from eventkb.export.records import COLUMNS, TEXTS, Record
from eventkb.language.cells import inert

SEARCHED = ("title", "symbolic_name", "message", *TEXTS)

NUMBERS = frozenset({"event_id", "is_stub"})

INDEXES = f"""\
CREATE INDEX records_event_id ON records (event_id);
CREATE INDEX records_source ON records (source, event_id);
CREATE VIRTUAL TABLE records_fts USING fts5 ({", ".join(SEARCHED)},
  content="records", tokenize='unicode61 remove_diacritics 2');
"""


def table(records: Iterable[Record]) -> bytes:
    """A table with a heading, in UTF-8 with a byte order mark, which Excel needs. A list of versions is one cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([inert(_cell(value)) for value in record.values()] for record in records)
    return text.getvalue().encode("utf-8-sig")


def database(records: Iterable[Record], file: Path) -> None:
    """Writes a new database: the table `records`, and `records_fts` to search it."""
    connection = sqlite3.connect(file)
    try:
        fill(connection, records)
    finally:
        connection.close()


def fill(connection: sqlite3.Connection, records: Iterable[Record]) -> None:
    """Creates the tables and the full-text index in an empty database."""
    rows = iter(records)
    first = list(islice(rows, 1))
    # In a column of numbers, SQLite would make a number of the text 01000.
    numbers = NUMBERS - {"event_id"} if any(isinstance(record["event_id"], str) for record in first) else NUMBERS
    columns = ", ".join(f"{column} {'INTEGER' if column in numbers else 'TEXT'}" for column in COLUMNS)
    places = ", ".join("?" * len(COLUMNS))
    with connection:
        connection.executescript(f"CREATE TABLE records ({columns}, PRIMARY KEY (id));{INDEXES}")
        connection.executemany(f"INSERT INTO records VALUES ({places})", _rows(chain(first, rows)))
        connection.execute("INSERT INTO records_fts (records_fts) VALUES ('rebuild')")


WORD = re.compile(r"\w+")
MOST_WORDS = 32
LONGEST = 10_000
"""Characters of a query in which words are looked for."""


def search(connection: sqlite3.Connection, text: str, *, language: str, most: int) -> list[tuple[str, str, str]]:
    """The events with words of `text`, or with words that begin like them: key, title and message, best first.

    Only the first `MOST_WORDS` different words count: each one is a search of its own, and nobody means more.
    """
    words = list(dict.fromkeys(word.lower() for word in WORD.findall(text[:LONGEST])))[:MOST_WORDS]
    query = " OR ".join(f'"{word}"*' for word in words)
    if not query:
        return []
    rows = connection.execute(
        "SELECT records.event, records.title, records.message FROM records_fts JOIN records"
        " ON records.rowid = records_fts.rowid WHERE records_fts MATCH ? AND records.language = ?"
        " ORDER BY records.is_stub, records_fts.rank LIMIT ?",
        (query, language, most),
    )
    return list(rows)


def _rows(records: Iterable[Record]) -> Iterator[list[object]]:
    for record in records:
        yield [int(value) if isinstance(value, bool | int) else _cell(value) for value in record.values()]


def _cell(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)
