"""YAML as definitions have it: the core types of YAML 1.2, a place for everything, and nothing that runs away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.model.diagnostic import KEY
from eventkb.read.yaml import plain
from tests.read.reading import parsed


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("5", 5),
        ("-5", -5),
        ("0xC0040007", 0xC0040007),
        ("0o17", 15),
        ("14.0", 14.0),
        ("1.5e3", 1500.0),
        ("true", True),
        ("null", None),
        ("~", None),
        ("", None),
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        ("2012-09-19", "2012-09-19"),
        ("014", "014"),
        ("14.00.", "14.00."),
        (".", "."),
        ("-", "-"),
    ],
)
def test_only_what_looks_like_a_number_is_one(typed: str, value: object) -> None:
    """`no`, dates and times stay the texts that a person means, and numbers are numbers."""
    assert plain(typed) == value and type(plain(typed)) is type(value)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], max_codepoint=0x2000), max_size=12))
def test_any_word_has_a_meaning(word: str) -> None:
    """A word without quotation marks is a text, a number, a truth value or nothing, whatever it is."""
    assert isinstance(plain(word), str | int | float | bool | None)


def test_a_huge_number_stays_a_text() -> None:
    """Digits without end, which Python refuses to convert, are a text that its key refuses."""
    assert plain("9" * 5000) == "9" * 5000


def test_a_text_in_quotation_marks_is_a_text() -> None:
    """A text in quotation marks or after a sign is never read as a number."""
    assert parsed("[\"5\", 'true', 5]").value == ["5", "true", 5]
    assert parsed("a: |\n  5\n").value == {"a": "5\n"}


def test_everything_has_a_place() -> None:
    """A value is found by the way to it, and a key by the same way and a sign."""
    result = parsed("related:\n  - event: Demo/1\n    relation: follows\n")
    value, key = result.place(("related", 0, "relation")), result.place(("related", 0, "relation", KEY))
    assert (value.line, value.column, value.end_column) == (3, 15, 22)
    assert (key.line, key.column, key.end_column) == (3, 5, 13)


def test_what_is_not_there_has_the_place_of_what_is() -> None:
    """A missing key has the place of the mapping that lacks it."""
    result = parsed("related:\n  - event: Demo/1\n")
    place = result.place(("related", 0, "relation"))
    assert (place.line, place.column) == (2, 5)


def test_a_bracket_is_marked_as_a_whole() -> None:
    """A list in brackets is underlined from the first to the last."""
    result = parsed("keywords: [Audit, Mail]  # both\n")
    assert result.raw(("keywords",)) == "[Audit, Mail]"


def test_a_longer_text_has_the_place_of_its_first_line() -> None:
    """A text of several lines is marked in its first line only."""
    place = parsed("a: one\n  two\n").place(("a",))
    assert (place.line, place.end_line, place.end_column) == (1, 1, 7)


def test_of_a_key_that_is_written_twice_the_first_counts() -> None:
    """A second value changes nothing that the first has said."""
    result = parsed("a: 1\nb: 2\na: 3\n")
    assert result.value == {"a": 1, "b": 2}
    assert result.place(("a",)).line == 1


@pytest.mark.parametrize("sign", ["[", "{a: ", "- "])
def test_a_bomb_of_brackets_is_a_diagnostic(sign: str) -> None:
    """Ten thousands of brackets, which would end the process elsewhere, are reported and read no further."""
    result = parsed(sign * 30_000)
    assert result.broken and [diagnostic.rule.code for diagnostic in result.diagnostics] == ["E053"]


def test_above_a_syntax_error_everything_is_reported() -> None:
    """Odd things above a syntax error are reported with it; those below wait until it is fixed."""
    result = parsed("a: 007\nb: {\nc: 008\n")
    assert [(diagnostic.rule.code, diagnostic.place.line) for diagnostic in result.diagnostics] == [
        ("E045", 1),
        ("E042", 2),
    ]
