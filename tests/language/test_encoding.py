"""The text of files whose encoding nobody says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.language.encoding import decoded, encoding_of


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850"])
def test_each_encoding_of_editors_and_consoles_is_recognized(encoding: str) -> None:
    """By its mark, by zeros, or by which code page makes letters of the bytes."""
    text = "Für den Datenträger ist Überwachung nötig.\n"
    assert decoded(text.encode(encoding)) == text


def test_a_text_that_is_cut_off_within_a_letter_is_not_taken_for_a_code_page() -> None:
    """Only the last letter is lost."""
    assert decoded("Müll für Ü".encode()[:-1]) == "Müll für "


def test_a_named_encoding_is_taken_at_its_word() -> None:
    """It fails where the text isn't in it."""
    assert decoded("ä".encode("cp437"), "cp437") == "ä"
    with pytest.raises(UnicodeDecodeError):
        decoded(b"\xff", "utf-8")
    with pytest.raises(LookupError):
        decoded(b"x", "no-such-encoding")


@given(st.binary(max_size=20))
def test_any_bytes_are_decoded(data: bytes) -> None:
    """Nothing is raised, whatever the first bytes are."""
    encoding_of(data)
    decoded(data)
