"""What commands print besides their data."""

from pathlib import Path

import pytest

from eventkb.cli.output import lines_below, summary_of
from eventkb.model.diagnostic import Diagnostic, Place, Rule, Severity

ERROR = Diagnostic(Rule("E201", "unknown-event"), Place("a.yml"), "m", "h")
WARNING = Diagnostic(Rule("E233", "undescribed-insertion", Severity.WARNING), Place("a.yml"), "m", "h")


@pytest.mark.parametrize(
    ("diagnostics", "words"),
    [
        ([], ""),
        ([ERROR], "1 error"),
        ([WARNING, WARNING], "2 warnings"),
        ([ERROR, ERROR, WARNING], "2 errors and 1 warning"),
    ],
)
def test_problems_are_counted_in_words(diagnostics: list[Diagnostic], words: str) -> None:
    """Zero errors or warnings are not mentioned."""
    assert summary_of(diagnostics) == words


def test_lines_are_those_that_places_count(tmp_path: Path) -> None:
    """Excerpts have the right line with any line endings and with a byte order mark."""
    (tmp_path / "a.yml").write_bytes("\ufeffone\r\ntwo\x0b\u2028\u0085two\rthree\n".encode())
    lines = lines_below(tmp_path)
    assert list(lines("a.yml"))[:3] == ["one", "two\x0b\u2028\u0085two", "three"]
    assert lines("nowhere.yml") == ()
