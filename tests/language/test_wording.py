"""Phrases of diagnostics: short enough for a line, ready to be typed, and near to what was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.language.wording import indent_by, nearest, one_of, quoted, shortened, slip, spaces, written


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Level", "level"),
        ("symbolic-name", "symbolic_name"),
        ("symbolic name", "symbolic_name"),
        ("expl", "explanation"),
        ("mesage", "message"),
        ('"level"', "level"),
        ("xyzzy", None),
        ("", None),
    ],
)
def test_the_name_that_was_meant_is_found(typed: str, meant: str | None) -> None:
    """Another case, another separator, a beginning or a slip of the finger are understood, anything else is not."""
    assert nearest(typed, ["level", "message", "symbolic_name", "explanation"]) == meant


@given(st.text(), st.lists(st.text(max_size=8), max_size=5))
def test_only_names_that_exist_are_suggested(typed: str, names: list[str]) -> None:
    """A suggestion is always one of the names."""
    assert nearest(typed, names) in [*names, None]


@given(st.text())
def test_a_shortened_text_fits_on_a_line(text: str) -> None:
    """However long a text is, a message that quotes it stays readable."""
    short = shortened(text, 20)
    assert len(short) <= 20
    assert len(short.splitlines()) <= 1


def test_a_text_is_quoted_so_that_it_can_be_typed() -> None:
    """What has quotation marks or backslashes goes into single quotes."""
    assert quoted("It ended") == '"It ended"'
    assert quoted('The "queue" isn\'t full') == "'The \"queue\" isn''t full'"
    assert quoted(r"C:\temp") == r"'C:\temp'"


def test_words_are_listed_as_in_a_sentence() -> None:
    """The last one follows an "or"."""
    assert [one_of(words) for words in ((), "a", "ab", "abc")] == ["", "`a`", "`a` or `b`", "`a`, `b` or `c`"]


def test_lines_to_type_and_numbers_of_spaces() -> None:
    """A key has a colon, an item a dash; one blank is no plural."""
    assert (written("level", "error"), written(None, "error")) == ("level: error", "- error")
    assert [spaces(number) for number in (1, 2)] == ["1 space", "2 spaces"]
    assert [indent_by(number) for number in (0, 2)] == ["begin it at the margin", "indent it by 2 spaces"]


@pytest.mark.parametrize("word", ["msexchange", "MSExchang", "MSExchanges", "MSExchamge", "MSExhcange", "SExchange"])
def test_a_slip_of_the_finger_is_recognised(word: str) -> None:
    """Case, or one letter that is missing, too many, wrong or exchanged."""
    assert slip(word, ["Other", "MSExchange"]) == "MSExchange"


@pytest.mark.parametrize("word", ["MSExchan", "Exchange", "MSExchangeIS", "Othre1"])
def test_a_name_that_differs_more_is_another_one(word: str) -> None:
    """Two letters are no slip."""
    assert slip(word, ["Other", "MSExchange"]) is None
