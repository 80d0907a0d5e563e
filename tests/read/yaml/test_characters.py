"""Bytes become a text, or their faults are reported."""

import pytest

from eventkb.read.yaml.characters import LARGEST, decode, hidden

FILE = "events/Demo/7.yml"


def codes(data: bytes) -> list[str]:
    return [diagnostic.rule.code for diagnostic in decode(FILE, data)[1]]


def test_a_byte_order_mark_is_no_fault() -> None:
    """A file of Notepad begins with a mark that nobody sees; it is read like any other."""
    assert decode(FILE, "\ufeffid: 7\n".encode()) == ("id: 7\n", [])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(encoding: str) -> None:
    """A file of PowerShell's `>` is recognised, with or without a mark at its beginning."""
    assert codes("source: Demo\n".encode(encoding)) == ["E002"]


def test_the_letter_that_was_meant_is_named() -> None:
    """A byte of Windows-1252 is reported with its letter and its place, counted in characters."""
    text, [found] = decode(FILE, "a: ä\nb: größer".encode() + b"\xdf\n")
    assert text is None
    assert (found.rule.code, found.place.line, found.place.column) == ("E001", 2, 10)
    assert "ß" in found.message


def test_a_file_of_the_largest_size_is_read() -> None:
    """A megabyte is read, and a byte more is too much."""
    assert codes(b"x" * LARGEST) == []
    assert codes(b"x" * (LARGEST + 1)) == ["E009"]


def test_good_typography_is_welcome() -> None:
    """No-break spaces, dashes and German quotation marks belong to good texts."""
    assert codes("de: „z.\u00a0B.“ – 5\u202fKB, E\u2011Mail … ±5 °C".encode()) == []


def test_a_fault_is_reported_once_a_line() -> None:
    """Twenty invisible characters in a line are one thing to fix; in the next line they are another."""
    assert codes("a: x\u200by\u200bz\nb: x\u200by\n".encode()) == ["E005", "E005"]


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", ">>>>>>> 4f2c", "<<<<<<<"])
def test_a_mark_of_a_merge_conflict_is_found(mark: str) -> None:
    """A mark at the beginning of a line was left by Git."""
    assert codes(f"a: 1\n{mark}\nb: 2\n".encode()) == ["E010"]


def test_arrows_in_a_text_are_no_conflict() -> None:
    """A text may hold arrows, as long as they aren't a line of their own."""
    assert codes(b"a: x <<<<<<<< y\n") == []


def test_what_was_converted_wrongly_is_reported_with_what_it_was() -> None:
    """Garbage in place of a letter is reported with the letter."""
    result = decode(FILE, "de: prÃ¼fen\n".encode())[1][0]
    assert (result.rule.code, result.help) == ("E008", "write ü in its place")


def test_a_hidden_character_has_a_rule() -> None:
    """A character that was typed as an escape is judged as if it stood there."""
    result = hidden("a\u202eb")
    assert result and result[0].code == "E006"
    assert hidden("größer") is None
