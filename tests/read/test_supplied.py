"""Code tables that come with the package, and those of a project."""

from pathlib import Path

import pytest

from eventkb.model.codes import Notation, fits, written_key
from eventkb.model.locale import SOURCE_LANGUAGE
from eventkb.read import LanguageFault, assemble, piece
from eventkb.read.supplied import supplied_table, supplied_tables
from eventkb.stock import CODES, SUPPLIED
from tests import own
from tests.read.reading import LOCALES, reading

FILES = {file.name: file for file in (SUPPLIED / CODES).iterdir()}
TABLES = own.materials().tables

TABLE = b"""\
title: {en: Numbers of the house, de: Nummern des Hauses}
notation: decimal
base: 0x80070000
digits: 1
origin: our own
licence: MIT
codes:
  - {code: "7", symbol: SEVEN, text: {en: Seven, de: Sieben}, action: {en: Wait.}}
"""


@pytest.mark.parametrize("name", TABLES)
def test_every_table_of_the_package_is_whole(name: str) -> None:
    """Origin and licence are known, codes fit the notation, and every text has the source language."""
    table = TABLES[name]
    assert table.origin
    assert table.licence
    assert table.codes
    assert [code.code for code in table.codes if not fits(table.notation, code.code)] == []
    assert [code.code for code in table.codes if SOURCE_LANGUAGE not in code.text.values] == []


@pytest.mark.parametrize("name", TABLES)
def test_no_code_of_the_package_is_twice_in_its_table(name: str) -> None:
    """Two names of one number are one code; else the second would have no address of its own."""
    table = TABLES[name]
    keys = [written_key(table.notation, code.code) for code in table.codes]
    assert len(keys) == len(set(keys))


def test_a_project_adds_a_table() -> None:
    """Everything that the file contains is in the table, which is named after it."""
    table = reading({"events/codes/house.yml": TABLE}).definitions.tables["house"]
    assert (table.name, table.file, table.notation) == ("house", "events/codes/house.yml", Notation.DECIMAL)
    assert (table.base, table.digits, table.origin, table.licence) == (0x80070000, 1, "our own", "MIT")
    assert table.codes[0].symbol == "SEVEN"
    assert table.codes[0].action is not None
    assert table.code("0x80070007") == table.codes[0]


def test_a_project_replaces_a_table_of_the_package() -> None:
    """A table of the same name takes the place of the package's as a whole; the others stay."""
    own = piece("events/codes/win32.yml", TABLE, LOCALES)
    tables = assemble([own], supplied=TABLES).definitions.tables
    assert tables["win32"].file == "events/codes/win32.yml"
    assert tables["ntstatus"] is TABLES["ntstatus"]


def test_an_insertion_string_names_its_tables() -> None:
    """The names arrive in their order."""
    text = b"source: Demo\nid: 1\nmessage: {en: 'Failed with %1.'}\ninsertions: [{name: error, codes: [com, win32]}]\n"
    [event] = reading({"events/Demo/1.yml": text}).definitions.events
    assert event.insertions[0] is not None
    assert event.insertions[0].codes == ("com", "win32")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (TABLE.replace(b"decimal", b"octal"), "E120"),
        (TABLE.replace(b'code: "7"', b"code: 7"), "E123"),
        (TABLE.replace(b"title:", b"tite:"), "E101"),
        (b"- a\n", "E113"),
        (b"", "E141"),
    ],
)
def test_a_wrong_table_is_reported(written: bytes, code: str) -> None:
    """A table is checked as every other definition is."""
    diagnostics = reading({"events/codes/house.yml": written}).diagnostics
    assert code in [diagnostic.rule.code for diagnostic in diagnostics]


def test_the_name_of_a_table_is_part_of_an_address() -> None:
    """A name that no address can have is reported, with a better one."""
    [diagnostic] = reading({"events/codes/Our Codes.yml": TABLE}).diagnostics
    assert diagnostic.rule.code == "E150"
    assert diagnostic.help == "rename the file our-codes.yml"


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"title": "A"}', b'{"title": "A", "notation": "octal", "codes": []}'])
def test_a_broken_table_of_an_extension_says_what_is_wrong(data: bytes) -> None:
    """Whoever writes an extension reads the file and the reason."""
    with pytest.raises(LanguageFault, match=r"codes/house.json:1"):
        supplied_table("house", "codes/house.json", data)


def test_other_files_are_no_tables() -> None:
    """A note beside the tables is not read as one."""
    assert supplied_tables({"README.md": Path("README.md")}) == {}
