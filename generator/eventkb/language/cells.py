"""Tables whose cells are between separators (CSV, TSV), as spreadsheets and other programs write and read them.

What people paste is read by `lookup.rows`, which has a twin in the browser and takes half a table as it is.
"""

import csv
from collections.abc import Iterable, Iterator

SEPARATORS = (",", ";", "\t")

LONGEST = 1_000_000
"""Characters of a cell; a longer one has a quotation mark that nobody closed."""

TOO_LONG = f"a cell has more than {LONGEST:,} characters; is a quotation mark missing?"

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""The characters at the beginning of a cell that make a spreadsheet evaluate it as a formula."""


def separator_of(text: str) -> str:
    """What separates the cells of a table: the sign that is most often in its first line."""
    return max(SEPARATORS, key=text.partition("\n")[0].count)


def rows_of(lines: Iterable[str], separator: str) -> Iterator[list[str] | None]:
    """The rows of a table whose lines end with `\\n`; None for one with a cell that is too long, see `TOO_LONG`."""
    csv.field_size_limit(LONGEST)  # of all readers of the process
    rows = csv.reader(lines, delimiter=separator)
    while True:
        try:
            yield next(rows)
        except csv.Error:
            yield None
        except StopIteration:
            return


def inert(cell: str) -> str:
    """A cell that no spreadsheet evaluates: an apostrophe is put before what would be a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
