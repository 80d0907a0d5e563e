"""Codes: what is typed or pasted is explained in the tables that have it, in the command as in the browser."""

import gzip
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventkb.lookup.answer import Answer, lookup, opened
from eventkb.lookup.codes import of_value
from eventkb.model.codes import Code, CodeTable, Notation
from eventkb.model.event import Insertion
from eventkb.model.text import plain
from eventkb.pipeline import finder
from eventkb.relate import relate
from tests import own
from tests.catalogues import definitions, event, text
from tests.lookup.catalogue import files as real_files
from tests.lookup.catalogue import index
from tests.lookup.twins import assert_browser_agrees


def table(name: str, notation: Notation, *codes: tuple[str, str | None], **parts: object) -> CodeTable:
    listed = tuple(Code(code, text(f"meaning of {code}", f"Bedeutung von {code}"), symbol) for code, symbol in codes)
    title = plain(name.replace("-", " "))
    file = f"events/codes/{name}.yml"
    return CodeTable(name=name, title=title, notation=notation, codes=listed, file=file, **parts)  # type: ignore[arg-type]


TABLES = (
    table("win32", Notation.DECIMAL, ("5", "ERROR_ACCESS_DENIED"), ("1018", "ERROR_KEY_DELETED"), base=0x80070000),
    table("com", Notation.HEX, ("0x80070005", "E_ACCESSDENIED"), ("0x8007000E", "E_OUTOFMEMORY"), digits=4),
    table("engine", Notation.DECIMAL, ("-1018", "JET_errReadVerifyFailure"), base=0xC8000000),
    table("service-exit", Notation.DECIMAL, ("5", "ERROR_ACCESS_DENIED")),
    table("flags", Notation.FLAGS, ("0x00000200", "NORMAL"), ("0x00010000", "KEEPS_PASSWORD")),
    table("replies", Notation.DECIMAL, ("452", None), ("550", None)),
    table("enhanced", Notation.PATTERN, ("X.3.1", None), ("5.7.1", None)),
    table("parameters", Notation.TEXT, ("%%2313", None)),
    table("logon-types", Notation.DECIMAL, ("3", "Network")),
)

SPEAKING = event("Demo", 1, explanation=text("Read error -1018, or 0x80070005, or reply 452 4.3.1. %%2313 is rare."))
VALUES = event(
    "Demo",
    7,
    message=text("Logon of %1 failed with %2 and the flags %3. The host said: %4."),
    insertions=(
        Insertion("user", None, None),
        Insertion("error", None, None, ("com", "win32")),
        Insertion("flags", None, None, ("flags",)),
        Insertion("reply", None, None, ("enhanced", "replies")),
    ),
)
DIGITS = event("Demo", 1018, message=text("Nothing to do with -1018."))
FIVE = event("Demo", 5)


@cache
def files() -> dict[str, bytes]:
    known = definitions(SPEAKING, VALUES, DIGITS, FIVE, tables={codes.name: codes for codes in TABLES})
    return dict(finder.index(relate(known), own.materials()))


def answered(asked: str) -> Answer:
    return lookup(asked, opened(files().__getitem__))


def codes_of(asked: str) -> list[str]:
    """The tables and codes of an answer, in its order."""
    return [f"{code.table} {code.code}" for code in answered(asked).codes]


def events(asked: str) -> list[int]:
    return [match.record.id for match in answered(asked).matches]


@pytest.mark.parametrize(
    ("asked", "codes", "speaking"),
    [
        ("0x80070005", ["com 0x80070005", "win32 5"], [1]),
        ("-2147024891", ["com 0x80070005", "win32 5"], [1]),
        ("2147942405", ["com 0x80070005", "win32 5"], [1]),
        ("80070005", ["com 0x80070005", "win32 5"], [1]),
        ("E_ACCESSDENIED", ["com 0x80070005", "win32 5"], [1]),
        ("(0x80070005)", ["com 0x80070005", "win32 5"], [1]),
        ("error 0x8007000E.", ["com 0x8007000E"], []),
        ("-1018", ["engine -1018"], [1]),
        ("0xFFFFFC06", ["engine -1018"], [1]),
        ("0xC80003FA", ["engine -1018"], [1]),
        ("452 4.3.1 Insufficient system resources", ["enhanced X.3.1", "replies 452"], [1]),
        ("5.7.1", ["enhanced 5.7.1"], []),
        ("%%2313", ["parameters %%2313"], [1]),
        ("logon type 3", ["logon-types 3"], []),
        ("flags 0x10200", ["flags 0x00000200", "flags 0x00010000"], []),
        ("flags 66048", ["flags 0x00000200", "flags 0x00010000"], []),
        ("Error 0x80072EE2", [], []),
        ("engine 0x80070005", ["com 0x80070005", "win32 5"], [1]),
    ],
)
def test_a_code_is_answered_as_a_code(asked: str, codes: list[str], speaking: list[int]) -> None:
    """The tables that have it, best first, then the articles that speak of it and no event that has its digits."""
    assert (codes_of(asked), events(asked)) == (codes, speaking)


def test_a_bare_number_is_an_event_id_first() -> None:
    """The event with this ID comes first, the codes follow; two tables with one symbol answer once."""
    assert events("5")[0] == 5
    assert codes_of("5") == ["win32 5"]
    assert events("1018")[0] == 1018
    assert codes_of("1018") == ["win32 1018"]
    assert codes_of("1018 stores") == []


def test_an_id_beside_a_code_stays_an_id() -> None:
    """With an event's ID the code is explained, and the event comes first."""
    answer = answered("Demo 7 -1018")
    assert [match.record.id for match in answer.matches][:1] == [7]
    assert [code.code for code in answer.codes] == ["-1018"]


def test_values_of_an_entry_are_explained_in_the_tables_of_their_insertion_string() -> None:
    """Each value comes with its name and its entry; a sum of flags is explained by all of them."""
    entry = (
        "Log Name: Application\nSource: Demo\nEvent ID: 7\n"
        "Description:\nLogon of anna failed with -2147024891 and the flags 0x10200. The host said: 550 5.7.1 Relay."
    )
    answer = answered(entry)
    assert [(code.value, code.text, code.table, code.code) for code in answer.codes] == [
        ("error", "-2147024891", "com", "0x80070005"),
        ("error", "-2147024891", "win32", "5"),
        ("flags", "0x10200", "flags", "0x00000200"),
        ("flags", "0x10200", "flags", "0x00010000"),
        ("reply", "550 5.7.1 Relay", "enhanced", "5.7.1"),
        ("reply", "550 5.7.1 Relay", "replies", "550"),
    ]
    assert {code.entry for code in answer.codes} == {0}


def test_codes_of_an_unknown_entry_are_explained_where_they_cannot_be_anything_else() -> None:
    """Of a message that nobody knows, a small number may be anything, and only what looks like a code is explained."""
    assert codes_of("Source: Other\nEvent ID: 9\nMessage: 5 files failed: 0x80070005, -1018, 550 5.7.1 no.") == [
        "com 0x80070005",
        "win32 5",
        "engine -1018",
        "enhanced 5.7.1",
        "replies 550",
    ]


def test_a_catalogue_without_tables_has_no_codes() -> None:
    """Nothing is explained, and everything else is answered as before."""
    plain_files = dict(finder.index(relate(definitions(FIVE)), own.materials()))
    answer = lookup("0x80070005", opened(plain_files.__getitem__))
    assert (answer.codes, answer.matches, answer.code) == ((), (), "0x80070005")


def test_the_address_of_a_code_is_on_the_page_of_its_leading_digits() -> None:
    """A code's address has its table, the digits that split it, and the code."""
    [code, *_] = answered("0x80070005").codes
    assert code.address("de") == "de/codes/com/8007/#0x80070005"  # type: ignore[arg-type]


ASKED = st.one_of(
    st.sampled_from(["0x80070005", "-1018", "5", "%%2313", "550 5.7.1", "E_ACCESSDENIED", "flags 0x10200", "logon 3"]),
    st.integers(min_value=-(2**33), max_value=2**33).map(str),
    st.integers(min_value=0, max_value=2**65).map(hex),
    st.text(alphabet="0x8%-.5 71EA_flags()\n", max_size=24),
)


@pytest.mark.slow
@settings(max_examples=20)
@given(st.lists(ASKED, min_size=1, max_size=60))
def test_the_browser_explains_codes_alike(asked: list[str]) -> None:
    """Whatever is typed, both answer with the same codes in the same order."""
    assert_browser_agrees(files(), asked, answered)


@given(ASKED, st.sampled_from([codes.name for codes in TABLES]))
def test_any_value_can_be_explained(value: str, name: str) -> None:
    """A value is explained as its table does it, and by the symbols of other tables, whatever it contains."""
    own = next(codes for codes in TABLES if codes.name == name)
    explained = of_value(value, [name], opened(files().__getitem__))
    assert {code.code for code in explained} >= {code.code for code in own.explained(value)}


@pytest.mark.parametrize("asked", ["0x80072EE2", "452 4.3.1 Insufficient system resources", "451 4.4.0", "535 5.7.3"])
def test_a_code_never_leads_to_an_event_that_merely_has_its_digits(asked: str) -> None:
    """On the real catalogue, these once opened articles whose ID is a part of them: only words and codes count."""
    answer = lookup(asked, index())
    assert answer.codes
    assert {match.reason.value for match in answer.matches} <= {"code", "words", "some-words"}


MOST_BYTES = 20_000


@pytest.mark.parametrize("asked", ["0x80070005", "-1018", "E_OUTOFMEMORY", "452 4.3.1", "%%2313", "5", "logon type 3"])
def test_a_first_answer_loads_little_of_all_codes(asked: str) -> None:
    """Ten thousand codes cost the first answer no more than 20 KB, compressed."""
    read: dict[str, bytes] = {}

    def reading(name: str) -> bytes:
        read[name] = real_files()[name]
        return read[name]

    assert lookup(asked, opened(reading)).codes
    kinds = {"codes", "numbers", "texts", "symbols"}
    of_codes = [data for name, data in read.items() if name.removeprefix("lookup/").partition("-")[0] in kinds]
    assert sum(len(gzip.compress(data, 6)) for data in of_codes) <= MOST_BYTES


@pytest.mark.parametrize("asked", ["MSExchangeTransport", "disk is full", "Transport queue", "Get-Queue"])
def test_words_load_no_codes(asked: str) -> None:
    """Whoever types words pays nothing for the tables."""
    read: list[str] = []
    lookup(asked, opened(lambda name: read.append(name) or real_files()[name]))  # type: ignore[func-returns-value]
    assert not [name for name in read if name.startswith("lookup/codes-")]
