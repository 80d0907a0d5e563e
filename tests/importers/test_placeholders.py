"""Message templates of other worlds in the form of a definition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.importers.placeholders import insertion, literal, printf, snake, windows
from eventkb.model.event import insertion_numbers

WINDOWS = {
    "Service %1 failed.%n": "Service %1 failed.",
    "%1!s! of %2!5u! at %3!-20s!.": "%1 of %2 at %3.",
    "Line one%nLine two%t%%done%0 not this": "Line one\nLine two\t%%done",
    "100%. sure%!": "100. sure!",
    "%1!u!5 and %10": "%015 and %10",
    "a\r\nb  \r\n": "a\nb",
}


@pytest.mark.parametrize("message", WINDOWS)
def test_a_windows_message_loses_its_escapes_only(message: str) -> None:
    """`%n` and `%t` become characters, forms of values are left out."""
    assert windows(message).text == WINDOWS[message]


def test_an_unknown_escape_stays_and_is_named() -> None:
    """Nobody documents `%q`, so nothing is guessed."""
    assert windows("%q%1") == ("%q%1", ("%q",))


PRINTF = {
    "%s could not open %-10.3f%% of %S_MSG '%.*ls'.": "%1 could not open %2%% of %3 '%4'.",
    "Database '%.* ls' (%I64d)": "Database '%1' (%2)",
    "100% of it": "100% of it",
}


@pytest.mark.parametrize("message", PRINTF)
def test_conversions_of_printf_are_numbered(message: str) -> None:
    """Each conversion is one value, in order; a lone percent sign is text."""
    assert printf(message) == PRINTF[message]


@given(st.text(alphabet="ab%1! \n"), st.integers(1, 99), st.text(alphabet="0123a", max_size=2))
def test_an_insertion_string_is_not_joined_with_what_follows(before: str, number: int, after: str) -> None:
    """`%1` before the digit 5 still is the first insertion string."""
    message = literal(before) + insertion(number, after[:1]) + literal(after)
    assert insertion_numbers(message) == {number}


@given(st.text())
def test_any_text_can_be_read_as_a_windows_message(message: str) -> None:
    """Nothing in a message leads to an exception, and no blank is left at its end."""
    text = windows(message).text
    assert text == text.rstrip(" \t\n")


@pytest.mark.parametrize(
    ("name", "plain"),
    [("SubjectUserSid", "subject_user_sid"), ("IPAddress", "ip_address"), ("Größe (KB)", "grosse_kb"), ("", "")],
)
def test_a_field_becomes_the_name_of_an_insertion_string(name: str, plain: str) -> None:
    """Small letters, digits and underscores."""
    assert snake(name) == plain
