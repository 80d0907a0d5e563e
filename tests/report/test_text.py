"""Diagnostics as people see them in a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from eventkb.model.diagnostic import Diagnostic, Place, Rule, Severity
from eventkb.report.text import LONGEST, report

UNKNOWN = Rule("E201", "unknown-event")
BARE = Rule("E233", "undescribed-insertion", Severity.WARNING)
FILE = "events/Demo/1.yml"


def at(
    *place: int, rule: Rule = UNKNOWN, message: str = "no event Demo/20", cure: str = "did you mean Demo/2?"
) -> Diagnostic:
    return Diagnostic(rule, Place(FILE, *place), message, cure)


def shown(diagnostic: Diagnostic, *lines: str) -> str:
    return report([diagnostic], lambda file: lines if file == FILE else ())


def test_a_problem_is_shown_with_its_line_and_its_help() -> None:
    """It shows the place, the cause, the characters underlined, and what to type."""
    assert shown(at(2, 13, 2, 20), "related:", "  - {event: Demo/20, relation: follows}") == (
        """\
events/Demo/1.yml:2:13: error: E201 unknown-event: no event Demo/20
     2 |   - {event: Demo/20, relation: follows}
       |             ^^^^^^^
  help: did you mean Demo/2?
"""
    )


def test_problems_are_apart() -> None:
    """A blank line separates two problems, and a warning is called one."""
    diagnostics = [at(1, 1, 1, 8), at(1, 10, 1, 11, rule=BARE, message="%1 has no name", cure="give it one")]
    assert report(diagnostics, lambda file: ("message: %1",)) == (
        """\
events/Demo/1.yml:1:1: error: E201 unknown-event: no event Demo/20
     1 | message: %1
       | ^^^^^^^
  help: did you mean Demo/2?

events/Demo/1.yml:1:10: warning: E233 undescribed-insertion: %1 has no name
     1 | message: %1
       |          ^
  help: give it one
"""
    )


def test_nothing_wrong_is_nothing_to_say() -> None:
    """An empty list prints nothing."""
    assert report([], lambda file: ()) == ""


def test_a_place_without_a_line_is_reported_too() -> None:
    """A file that can't be read, is empty or ends before the place has no excerpt."""
    output = "events/Demo/1.yml:3:7: error: E201 unknown-event: no event Demo/20\n  help: did you mean Demo/2?\n"
    assert shown(at(3, 7, 3, 9)) == output
    assert shown(at(3, 7, 3, 9), "one", "two") == output
    assert shown(at(3, 7, 3, 9), "one", "two", "   ") == output


def test_a_span_of_several_lines_is_underlined_to_the_end_of_the_first() -> None:
    """Only the first line is shown."""
    assert shown(at(1, 6, 4, 2), "text: |", "  a") == (
        """\
events/Demo/1.yml:1:6: error: E201 unknown-event: no event Demo/20
     1 | text: |
       |      ^^
  help: did you mean Demo/2?
"""
    )


def test_a_place_behind_the_end_of_a_line_is_shown_there() -> None:
    """Something missing is underlined at the end of the line."""
    assert shown(at(1, 6, 1, 6), "text:").splitlines()[2] == "       |      ^"


def test_the_underline_is_below_wide_letters() -> None:
    """Characters that take two columns or none don't shift the underline; a tab is shown as a blank."""
    assert shown(at(1, 5, 1, 6), "漢\ta\u0308x").splitlines()[1:3] == ["     1 | 漢 a\u0308x", "       |     ^"]


def test_of_a_long_line_the_part_around_the_problem_is_shown() -> None:
    """A very long line doesn't fill the terminal."""
    _, line, under, _ = shown(at(1, 501, 1, 504), "a" * 500 + "bbb" + "c" * 500).splitlines()
    assert len(line) == len("     1 | ") + LONGEST
    assert line[under.index("^") : under.rindex("^") + 1] == "bbb"


def test_characters_that_move_a_terminal_are_shown_as_such() -> None:
    """Escape sequences in file names, texts or lines can't hide or recolour the output."""
    diagnostics = Diagnostic(
        UNKNOWN, Place("events/\x1b[2J.yml", 1, 1, 1, 2), "no event \x1b[31m\nred", "type \x07this"
    )
    output = report([diagnostics], lambda file: ("a\x1b[8m\u202eb",))
    assert not set(output) & {"\x1b", "\x07", "\u202e"}
    assert output.count("\n") == 4


@given(
    st.lists(st.text(max_size=300), max_size=4),
    st.tuples(*(st.integers(1, 400) for _ in range(4))),
    st.text(max_size=20),
)
def test_no_place_and_no_line_is_too_odd(lines: list[str], place: tuple[int, ...], message: str) -> None:
    """Reporting never fails for any place and line, and head and help are one line each."""
    output = shown(at(*place, message=message), *lines)
    assert output.startswith(f"{FILE}:{place[0]}:{place[1]}: error: E201 unknown-event: ")
    assert output.endswith("\n  help: did you mean Demo/2?\n")
    assert output.count("\n") in {2, 4}
