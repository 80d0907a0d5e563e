"""Code tables: CSV and Excel, JSON, and headers of C such as winerror.h.

A file becomes `events/codes/<table>.yml`. The table is called as the settings say, else as the file.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from eventkb.importers.harvest import Harvest, ImportedCode, ImportedTable, ImportFault
from eventkb.importers.header import DEFINITION, constants
from eventkb.importers.placeholders import tidy
from eventkb.importers.reading import Growing, Settings, text_of
from eventkb.importers.sheet import is_sheet
from eventkb.importers.table import LANGUAGE_IN_HEADING, cells, folded
from eventkb.model import address
from eventkb.model.codes import BITS, Notation

KEYS = {
    "code": ("code", "value", "id", "number"),
    "symbol": ("symbol", "name", "constant", "symbolic_name"),
    "text": ("text", "message", "meaning", "description"),
}
"""What keys of JSON mean; the best name first."""

LANGUAGE_IN_KEY = re.compile(r"(?:text|message|meaning|description)_(?P<tag>[a-z]{2,3})")
HEXADECIMAL = re.compile(r"0[xX][0-9a-fA-F]{1,8}")
DECIMAL = re.compile(r"-?[0-9]{1,10}")
PATTERN = re.compile(r"[0-9xX](?:\.[0-9]{1,3}){2}")
LONGEST_CODE = 64
NAMED = 5
"""So many of what is left out are named."""


def read(data: bytes, settings: Settings) -> Harvest:
    """The codes of a file, as one table.

    Raises:
        ImportFault: it contains no code.
    """
    growing = Growing()
    codes = list(_codes(data, settings, growing))
    if not codes:
        raise ImportFault(
            "no code was found. A table needs the headings code and text; a header lines such as"
            " `#define NAME 5 // text`; JSON a list of objects with code and text."
        )
    stem = settings.table or PurePosixPath(settings.name.replace("\\", "/")).stem
    name = address.slug(stem)
    if not name:
        raise ImportFault(f"{stem!r} can't be the name of a table. Name it with --table.")
    notation = _notation(codes)
    growing.table(
        ImportedTable(
            name=name,
            titles={settings.neutral: stem},
            notation=notation,
            codes=tuple(_distinct([_in(notation, code) for code in codes], growing)),
            origin=settings.address or PurePosixPath(settings.name.replace("\\", "/")).name,
        )
    )
    return growing.harvest()


def _codes(data: bytes, settings: Settings, growing: Growing) -> Iterator[ImportedCode]:
    if is_sheet(data):
        yield from _rows(data, settings, growing)
        return
    text = text_of(data, settings)
    if text.lstrip("\ufeff \t\n")[:1] in {"{", "["}:
        yield from _objects(text, settings.neutral, growing)
    elif any(map(DEFINITION.match, text.split("\n"))) or "enum" in text:
        yield from _constants(text, settings.neutral, growing)
    else:
        yield from _rows(data, settings, growing)


def _notation(codes: Sequence[ImportedCode]) -> Notation:
    """How codes are written: the strictest notation that all of them have."""
    written = [code.code for code in codes]
    if all(map(DECIMAL.fullmatch, written)):
        return Notation.DECIMAL
    if all(HEXADECIMAL.fullmatch(code) or DECIMAL.fullmatch(code) for code in written):
        return Notation.HEX
    return Notation.PATTERN if all(map(PATTERN.fullmatch, written)) else Notation.TEXT


def _in(notation: Notation, code: ImportedCode) -> ImportedCode:
    """A code in the notation of its table: in one of hexadecimal codes, decimal ones are written so as well."""
    if notation is Notation.HEX and DECIMAL.fullmatch(code.code):
        return replace(code, code=f"0x{int(code.code) & BITS:08X}")
    return code


def _distinct(codes: Sequence[ImportedCode], growing: Growing) -> Iterator[ImportedCode]:
    """The codes, each once: the first one counts."""
    seen: set[str] = set()
    repeated: list[str] = []
    for code in codes:
        key = code.code.casefold()
        if key in seen:
            repeated.append(code.symbol or code.code)
            continue
        seen.add(key)
        yield code
    if repeated:
        shown = ", ".join(repeated[:5])
        growing.problem(0, f"{len(repeated)} codes are there twice ({shown}); the first ones count.", "Remove them.")


def _rows(data: bytes, settings: Settings, growing: Growing) -> Iterator[ImportedCode]:
    rows = cells(data, settings)
    head = next(rows, (0, []))[1]
    columns = [_column(heading, settings.labels) for heading in head]
    names = {field for field, _ in columns}
    if not {"code", "text"} <= names and not {"code", "symbol"} <= names:
        return
    for line, row in rows:
        values: dict[str, str] = {}
        texts: dict[str, str] = {}
        for (field, tag), cell in zip(columns, row, strict=False):
            if field == "text" and cell.strip():
                texts.setdefault(tag or settings.neutral, tidy(cell).strip())
            elif field and cell.strip():
                values.setdefault(field, re.sub(r"\A(-?\d+)\.0\Z", r"\1", cell.strip()))
        code = values.get("code", "")
        if not values and not texts:
            continue
        if not code or len(code) > LONGEST_CODE:
            growing.problem(line, f"{code[:40]!r} is no code.", "Correct the row.")
            continue
        yield _code(code, values.get("symbol"), texts, settings.neutral)


def _column(heading: str, labels: Mapping[str, str]) -> tuple[str, str]:
    """The field of a column and, for a text, its language tag; empty for a column that is not read."""
    name = labels.get(folded(heading), "")
    match = LANGUAGE_IN_HEADING.search(heading)
    if not name and match:
        return (labels.get(folded(heading[: match.start()]), ""), match["tag"].lower())
    return name, ""


def _code(code: str, symbol: str | None, texts: Mapping[str, str], neutral: str) -> ImportedCode:
    """A code; what has no text in any language is called by its symbol."""
    return ImportedCode(code=code, symbol=symbol or None, texts=texts or ({neutral: symbol} if symbol else {}))


def _objects(text: str, neutral: str, growing: Growing) -> Iterator[ImportedCode]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise ImportFault(f"it isn't valid JSON: {wrong}. Correct it, or make it again.") from wrong
    if isinstance(document, dict) and document and all(isinstance(value, str) for value in document.values()):
        document = [{"code": code, "text": meaning} for code, meaning in document.items()]
    for record in _records(document):
        values = {name: _first(record, keys) for name, keys in KEYS.items()}
        texts = {
            match["tag"]: str(record[key])
            for key in record
            if (match := LANGUAGE_IN_KEY.fullmatch(key)) and record[key]
        }
        if values["text"]:
            texts.setdefault(neutral, values["text"])
        if values["code"] and len(values["code"]) <= LONGEST_CODE:
            plain = {tag: tidy(meaning).strip() for tag, meaning in texts.items()}
            yield _code(values["code"], values["symbol"], plain, neutral)
        else:
            growing.problem(0, f"an object without a code: {str(record)[:60]}.", "Give it a code.")


def _records(document: object) -> Iterator[Mapping[str, Any]]:
    """The objects of the first list: the document itself, or a list within."""
    if isinstance(document, dict):
        lists = [value for value in document.values() if isinstance(value, list)]
        document = max(lists, key=len, default=[])
    for record in document if isinstance(document, list) else []:
        if isinstance(record, dict):
            yield {str(key).casefold(): value for key, value in record.items()}


def _first(record: Mapping[str, Any], keys: Sequence[str]) -> str:
    values = (record[key] for key in keys if isinstance(record.get(key), str | int))
    return next((str(value).strip() for value in values if str(value).strip()), "")


def _constants(text: str, neutral: str, growing: Growing) -> Iterator[ImportedCode]:
    """The constants of a header whose values are numbers."""
    left_out: list[str] = []
    for constant in constants(text.split("\n")):
        if constant.code:
            yield _code(constant.code, constant.symbol, {neutral: constant.text} if constant.text else {}, neutral)
        else:
            left_out.append(constant.symbol)
    if left_out:
        names = ", ".join(left_out[:NAMED]) + (" …" if len(left_out) > NAMED else "")
        message = f"constants left out because they have no number: {len(left_out):,} ({names})."
        growing.problem(0, message, "Write the number of a code that is missing behind its name.")
