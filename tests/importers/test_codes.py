"""Code tables of headers, CSV and JSON."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.importers.codes import read
from eventkb.importers.harvest import ImportedCode, ImportFault
from eventkb.importers.reading import Settings
from eventkb.model.codes import Notation

LABELS = {"code": "code", "wert": "code", "symbol": "symbol", "text": "text", "bedeutung": "text"}
SETTINGS = Settings(name="contoso.h", neutral="en", labels=LABELS)
HEADER = """
//
// MessageId: ERROR_FILE_NOT_FOUND
//
// MessageText:
//
// The system cannot find
// the file specified.
//
#define ERROR_FILE_NOT_FOUND             2L

#define E_DENIED ((HRESULT)0x80070005L) // Access denied
#define JET_errChecksum  -1018 /* Checksum error on a page */
#define NAME_ONLY 0x10
#define NOT_A_NUMBER "abc"
#define MACRO(x) ((x) << 1)
"""


def codes(data: str | bytes, name: str = "contoso.h") -> tuple[ImportedCode, ...]:
    settings = Settings(name=name, neutral="en", labels=LABELS)
    (table,) = read(data.encode() if isinstance(data, str) else data, settings).tables
    return table.codes


def test_a_header_has_its_texts_beside_and_above() -> None:
    """As winerror.h and the headers of products have them; a constant without a comment is called by its symbol."""
    harvest = read(HEADER.encode(), SETTINGS)
    (table,) = harvest.tables
    assert (table.name, table.notation) == ("contoso", Notation.HEX)
    assert [(code.code, code.symbol, code.texts["en"]) for code in table.codes] == [
        ("0x00000002", "ERROR_FILE_NOT_FOUND", "The system cannot find the file specified."),
        ("0x80070005", "E_DENIED", "Access denied"),
        ("0xFFFFFC06", "JET_errChecksum", "Checksum error on a page"),
        ("0x10", "NAME_ONLY", "NAME_ONLY"),
    ]


def test_members_of_an_enumeration_are_codes() -> None:
    """With and without a comma, with the comment behind."""
    (first, second) = codes("typedef enum {\n  First = 1, // One\n  Second = 2 /* Two */\n} E;\n")
    assert (first.symbol, first.texts, second.texts) == ("First", {"en": "One"}, {"en": "Two"})


def test_a_table_names_languages_in_its_headings() -> None:
    """A heading without one is in the language of the file."""
    (code,) = codes("Wert;Symbol;Text (de);Text\n5;DENIED;Zugriff verweigert;Access denied\n", "codes.csv")
    assert (code.code, code.symbol, code.texts) == ("5", "DENIED", {"de": "Zugriff verweigert", "en": "Access denied"})


@pytest.mark.parametrize(
    "document",
    [
        [{"code": "0x5", "symbol": "DENIED", "text_de": "Verweigert"}],
        {"origin": {}, "codes": [{"value": "0x5", "name": "DENIED", "text_de": "Verweigert", "text_de_mt": "x"}]},
    ],
)
def test_json_names_the_same_in_several_ways(document: object) -> None:
    """A list of objects, also within an object."""
    assert codes(json.dumps(document), "c.json") == (
        ImportedCode(code="0x5", symbol="DENIED", texts={"de": "Verweigert"}),
    )


def test_json_may_be_pairs() -> None:
    """A code with its text."""
    assert codes('{"5.7.1": "Refused", "4.4.7": "Expired"}', "c.json")[0].texts == {"en": "Refused"}


def test_a_code_that_is_there_twice_is_reported() -> None:
    """The first one counts."""
    harvest = read(b"code,text\n5,A\n5,B\n", Settings(name="c.csv", neutral="en", labels=LABELS))
    assert [code.texts for code in harvest.tables[0].codes] == [{"en": "A"}]
    assert "there twice" in harvest.problems[0].message


@pytest.mark.parametrize("data", [b"", b"{", b"no codes", b"#define X y", b"a,b\n1,2\n", b"PK\x03\x04x", b'{"a": [1]}'])
def test_what_has_no_codes_is_a_fault(data: bytes) -> None:
    """One sentence, with what to do."""
    with pytest.raises(ImportFault):
        read(data, SETTINGS)


@given(st.text(alphabet='#define EnumX0x1(),;/*-=\n"{}[]:. ', max_size=200))
def test_no_text_leads_to_a_traceback(text: str) -> None:
    """Any text is read, or is a fault."""
    with suppress(ImportFault):
        read(text.encode(), SETTINGS)


def test_offsets_and_members_without_a_value_are_computed() -> None:
    """As in lmerr.h and in enumerations; what has no number is named."""
    header = (
        '#define BASE 2100\n#define NotStarted (BASE+2) // Not started\n#define Low -0x000000FF\n#define Text "a"\n'
    )
    header += "enum E {\n  Zero,\n  Five = 0x05,\n  Six, // The sixth\n};\n#define Api __declspec(x)\n"
    harvest = read(header.encode(), Settings(neutral="en", name="errors.h"))
    assert [(code.symbol, code.code) for code in harvest.tables[0].codes][1:3] == [
        ("NotStarted", "0x00000836"),
        ("Low", "0xFFFFFF01"),
    ]
    texts = {code.symbol: code.texts["en"] for code in harvest.tables[0].codes}
    assert (texts["NotStarted"], texts["Six"], "Zero" in texts, "Text" in texts) == (
        "Not started",
        "The sixth",
        True,
        False,
    )
    assert harvest.problems[0].message == "constants left out because they have no number: 1 (Api)."
