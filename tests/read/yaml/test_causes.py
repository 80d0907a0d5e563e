"""A syntax error is reported as the mistake that a person made, at the place of the mistake."""

import pytest

from tests.read.reading import parsed, reported


@pytest.mark.parametrize(
    ("block", "code", "marked"),
    [
        ("summary:\n\ten: One.\n\tde: Eins.", "E012", "\t"),
        ("summary:\n  en: One.\n\u00a0\u00a0de: Eins.\n  fr: Un.", "E011", "\u00a0"),
        ("message: %1 is %2.", "E025", "%"),
        ("message: `one` is two.", "E030", "`"),
        ("summary: {en: One, de: @two}", "E029", "@"),
        ("message: *one is two.", "E031", "*"),
        ("message: > text", "E034", "> text"),
        ("message: the cause: it is off.", "E023", ":"),
        ("versions: - 1", "E041", "-"),
        ("channel Application\nlevel: error", "E038", "channel Application"),
        ("level:error\nchannel: Application", "E039", "level:error"),
        ("level: error\n...\nchannel: Application", "E051", "..."),
    ],
)
def test_the_mistake_is_named(block: str, code: str, marked: str) -> None:
    """Each way to break YAML is reported under its own rule, at the characters that are wrong."""
    assert reported(block)[:2] == (code, marked)


@pytest.mark.parametrize("letter", ["\u2003", "\u3000", "\u202f"])
def test_a_line_that_seems_indented_is_reported(letter: str) -> None:
    """A line that is indented with what only looks like spaces is reported before what YAML says about it."""
    result = parsed(f"summary:\n{letter}en: One.\n  de: Eins.\n").diagnostics
    assert [diagnostic.rule.code for diagnostic in result] == ["E011"]


def test_what_nobody_understands_is_reported_as_such() -> None:
    """An error without a known cause is reported at its place, with what the parser says."""
    [diagnostic] = parsed("a: 1\n: b\n  : : c\n").diagnostics
    assert diagnostic.rule.code in {"E054", "E036", "E038"} and diagnostic.help
