"""Codes: which notations are one code, and what a value means in a table."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.model.codes import Code, CodeTable, Notation, fits, leading, named, number, same_value, written_key
from eventkb.model.text import plain


def table(notation: Notation, *codes: tuple[str, str | None], **parts: object) -> CodeTable:
    """A table of some codes with their symbols."""
    listed = tuple(Code(code, plain(f"the meaning of {code}"), symbol) for code, symbol in codes)
    return CodeTable(name="demo", title=plain("Demo"), notation=notation, codes=listed, **parts)  # type: ignore[arg-type]


WIN32 = table(Notation.DECIMAL, ("5", "ERROR_ACCESS_DENIED"), ("14", "ERROR_OUTOFMEMORY"), base=0x80070000)
COM = table(Notation.HEX, ("0x80070005", "E_ACCESSDENIED"), ("0x8007000E", "E_OUTOFMEMORY"))
ESE = table(Notation.DECIMAL, ("-1018", "JET_errReadVerifyFailure"), ("0", "JET_errSuccess"), base=0xC8000000)
FLAGS = table(Notation.FLAGS, ("0x00000200", "NORMAL_ACCOUNT"), ("0x00010000", "DONT_EXPIRE_PASSWORD"))
ENHANCED = table(Notation.PATTERN, ("X.7.1", None), ("5.7.3", None))
PARAMETERS = table(Notation.TEXT, ("%%2313", None))


@pytest.mark.parametrize(
    "written",
    [
        *("0x8007000E", "0X8007000e", "8007000E", "0x0E", "0xFFFFFFFF8007000E", "0x000000008007000E", " 0x8007000E."),
        *("-2147024882", "2147942414", "E_OUTOFMEMORY", "e_outofmemory", "(14)", "14 (0xE)"),
    ],
)
def test_all_notations_of_one_code_are_equal(written: str) -> None:
    """Hexadecimal, signed, unsigned, symbol, the bare Win32 code: one value of an insertion string."""
    assert same_value((COM, WIN32), written, "0x8007000E")
    assert same_value((COM, WIN32), "0x8007000E", written)
    assert not same_value((COM, WIN32), written, "0x80070005")


@pytest.mark.parametrize("written", ["-1018", "0xFFFFFC06", "4294966278", "0xC80003FA", "jet_errreadverifyfailure"])
def test_an_error_of_the_database_engine_is_found_in_its_notations(written: str) -> None:
    """A negative number, its 32 bits, and the form in which backup programs see it."""
    assert ESE.code(written) == ESE.codes[0]


def test_a_value_of_flags_is_the_sum_of_its_codes() -> None:
    """All codes in the sum are explained; bits that the table doesn't have are left out."""
    assert [code.symbol for code in FLAGS.explained("0x10200")] == ["NORMAL_ACCOUNT", "DONT_EXPIRE_PASSWORD"]
    assert [code.symbol for code in FLAGS.explained("66048")] == ["NORMAL_ACCOUNT", "DONT_EXPIRE_PASSWORD"]
    assert FLAGS.explained("0x4") == ()
    assert FLAGS.explained("none") == ()


def test_a_pattern_fits_any_first_digit() -> None:
    """`X.7.1` explains 5.7.1 and 4.7.1, also within a reply; a code without X explains itself only."""
    assert ENHANCED.explained("550 5.7.1 Unable to relay") == (ENHANCED.codes[0],)
    assert ENHANCED.code("4.7.1") == ENHANCED.codes[0]
    assert ENHANCED.code("4.7.3") is None
    assert ENHANCED.same("5.7.1", "X.7.1")
    assert not ENHANCED.same("5.7.1", "4.7.1")
    assert not ENHANCED.same("5.7.1", "X.7.2")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        *(("550 5.7.1 Unable", 550), ("550-5.7.1 Unable", 550), ("550: refused", 550), ("-1018.", -1018 & 0xFFFFFFFF)),
        *(("5.7.1", None), ("12:30", None), ("2026-11-29", None), ("error 5", None), ("", None), ("99999999999", None)),
    ],
)
def test_a_number_may_have_more_after_it(written: str, key: int | None) -> None:
    """A reply begins with its code; a date, a time or a version doesn't."""
    assert written_key(Notation.DECIMAL, written) == key


def test_a_code_of_text_is_compared_without_case() -> None:
    """A parameter or a word of a status is one value in capitals and small letters."""
    assert PARAMETERS.code(" %%2313 ") == PARAMETERS.codes[0]
    assert same_value((PARAMETERS,), "Stopped", "stopped")
    assert same_value((), "Stopped ", "stopped")
    assert not same_value((PARAMETERS,), "%%2313", "%%2304")


def test_the_first_of_two_codes_with_one_key_counts() -> None:
    """A table with a mistake still has an answer, and `check` reports the second one."""
    twice = table(Notation.HEX, ("0x1", "ONE"), ("0x00000001", "OTHER"))
    assert twice.code("1") == twice.codes[0]
    assert twice.by_symbol == {"one": 1}


def test_a_table_is_split_by_leading_digits() -> None:
    """The digits are those of the code, so that a new code doesn't move an old one to another page."""
    assert leading(Notation.HEX, 4, "0xC000006D") == "c000"
    assert leading(Notation.DECIMAL, 2, "1722") == "01"
    assert leading(Notation.DECIMAL, 2, "-1018") == "01"
    assert leading(Notation.TEXT, 3, "%%2313") == "%%2"
    assert leading(Notation.DECIMAL, 0, "1722") == ""


@pytest.mark.parametrize(
    ("notation", "code", "is_right"),
    [
        (Notation.HEX, "0x80070005", True),
        (Notation.HEX, "5", False),
        (Notation.DECIMAL, "-1018", True),
        (Notation.DECIMAL, "0x5", False),
        (Notation.FLAGS, "0x200", True),
        (Notation.PATTERN, "X.7.1", True),
        (Notation.PATTERN, "7.1", False),
        (Notation.TEXT, "%%2313", True),
        (Notation.TEXT, " a", False),
    ],
)
def test_a_code_fits_the_notation_of_its_table(notation: Notation, code: str, *, is_right: bool) -> None:
    """What a table may contain is narrower than what a reader may paste."""
    assert fits(notation, code) is is_right


def test_tables_are_named_in_order() -> None:
    """The likeliest table is the first; a name that no table has is left out."""
    assert named({"win32": WIN32, "com": COM}, ["com", "none", "win32"]) == (COM, WIN32)


@given(st.integers(min_value=0, max_value=0xFFFFFFFF))
def test_every_notation_of_32_bits_is_the_same_number(value: int) -> None:
    """Signed, unsigned and hexadecimal digits are read alike."""
    signed = value - 0x100000000 if value >> 31 else value
    assert number(str(value)) == number(str(signed)) == number(f"0x{value:X}") == number(f"0x{value:016x}") == value


@given(st.text())
def test_any_text_can_be_asked_for(written: str) -> None:
    """A value comes from a log, so it may be anything."""
    for codes in (WIN32, COM, ESE, FLAGS, ENHANCED, PARAMETERS):
        codes.explained(written)
        assert codes.same(written, written) == (codes.key(written) is not None)


def test_a_table_travels_between_processes() -> None:
    """What a table has computed doesn't stop it from being sent to another process."""
    assert WIN32.code("5")
    assert pickle.loads(pickle.dumps(WIN32)) == WIN32
