"""The sheets of an Excel or OpenDocument file, as rows of texts.

The library that reads them makes a cell for each place up to the last one, and ends the process when the memory does
not suffice. So a file is looked at before: how large it is when unpacked, and how far apart its cells are.
"""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from python_calamine import CalamineError, CalamineWorkbook

from eventkb.importers.harvest import ImportFault

DAMAGE = (CalamineError, BadZipFile, zlib.error, OSError, ValueError, IndexError, RuntimeError, NotImplementedError)
"""What reading a damaged file may raise: of the archive, of its compression, of what is in it."""

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""The first bytes of such files, of today and of old."""

LARGEST = 300 * 1024 * 1024
MOST_CELLS = 10_000_000
CELL = re.compile(rb"<c\b[^>]{0,100}?\br=[\"']([A-Z]{1,9})([0-9]{1,18})[\"']")
SHARED_TEXT = re.compile(rb"\bt=[\"']s[\"'][^<>]{0,100}>\s{0,20}<v>([0-9]{1,9})<")
"""A cell whose text is kept apart from it, since others may have the same, with its number."""

REPEATED_CELL = re.compile(
    rb'<table:table-cell\b[^>]{0,300}?number-columns-repeated="[0-9]{4,}"[^>]{0,300}?value-type='
)
REPEATED_ROW = re.compile(
    rb'<table:table-row\b[^>]{0,200}?number-rows-repeated="[0-9]{4,}"[^>]{0,200}?>'
    rb"(?:(?!</table:table-row>).){0,2000}?value-type=",
    re.DOTALL,
)
"""A cell with a value, or a row with one, that stands for a thousand and more."""

LETTERS = 26


def is_sheet(data: bytes) -> bool:
    """Whether a file may be such a file, by its first bytes."""
    return data.startswith((ZIP, OLE))


def rows_of(data: bytes) -> Iterator[list[str]]:
    """The rows of the first sheet.

    Raises:
        ImportFault: it is damaged, or too large.
    """
    for _, rows in sheets_of(data)[:1]:
        yield from rows


def sheets_of(data: bytes) -> list[tuple[str, list[list[str]]]]:
    """The rows of each sheet, with its name.

    Raises:
        ImportFault: it is damaged, or too large.
    """
    try:
        if data.startswith(ZIP):
            with ZipFile(BytesIO(data)) as archive:
                _examine(archive)
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = [
            (name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in workbook.sheet_names
        ]
    except DAMAGE as wrong:
        raise ImportFault(f"it is no Excel file that can be read: {wrong}. Save it as CSV.") from wrong
    return [(name, [[str(cell) for cell in row] for row in rows]) for name, rows in sheets]


def _examine(archive: ZipFile) -> None:
    """Refuses what would fill the memory."""
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if unpacked > LARGEST:
        raise ImportFault(f"it unpacks to {unpacked:,} bytes, which no table needs. Save it as CSV.")
    if _repeated(archive, members) > LARGEST:
        raise ImportFault(f"its cells repeat texts to more than {LARGEST:,} bytes. Save it as CSV.")
    places = 0
    for member in members:
        if re.fullmatch(r"(?i)/?xl/worksheets/[^/]+\.bin", member.filename):
            raise ImportFault("it is a binary workbook. Save it as .xlsx or CSV.")
        if re.fullmatch(r"(?i)/?(?:xl/worksheets/[^/]+|content)\.xml", member.filename):
            places += _places(archive, member)
        if places > MOST_CELLS:
            raise ImportFault(
                f"its cells span more than {MOST_CELLS:,} places. Delete the distant ones, or save it as CSV."
            )


def _repeated(archive: ZipFile, members: list[ZipInfo]) -> int:
    """The bytes of the texts that cells share, counted for each cell."""
    shared = [member for member in members if re.fullmatch(r"(?i)/?xl/sharedStrings\.xml", member.filename)]
    sizes = [len(text) for member in shared for text in archive.read(member).split(b"</si>")]
    if not sizes:
        return 0
    sheets = (member for member in members if re.fullmatch(r"(?i)/?xl/worksheets/[^/]+\.xml", member.filename))
    numbers = (int(number) for member in sheets for number in SHARED_TEXT.findall(archive.read(member)))
    return sum(sizes[number] for number in numbers if number < len(sizes))


def _places(archive: ZipFile, member: ZipInfo) -> int:
    """How many places the cells of a sheet span; too many if one cell stands for a thousand."""
    content = archive.read(member)
    columns = rows = 0
    for letters, digits in CELL.findall(content):
        rows = max(rows, int(digits))
        columns = max(columns, _column(letters))
    is_repeated = bool(REPEATED_CELL.search(content) or REPEATED_ROW.search(content))
    return MOST_CELLS + 1 if is_repeated else rows * columns


def _column(letters: bytes) -> int:
    """The number of a column: A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * LETTERS + letter - ord("A") + 1
    return number
