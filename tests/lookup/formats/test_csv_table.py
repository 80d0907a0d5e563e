"""Rows of exports and table programs."""

import pytest

from eventkb.lookup.formats.csv_table import detects, parses
from tests.lookup.pasted import WORDS


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_separator_is_understood(separator: str) -> None:
    """Excel of a German Windows separates by semicolons, its clipboard by tabs."""
    text = separator.join(["Level", "Source", "Event ID"]) + "\n" + separator.join(["Error", "ESENT", "455"])
    assert [(one.level, one.source, one.id) for one in parses(text, WORDS)] == [("error", "ESENT", 455)]


def test_quoted_cells_hold_anything() -> None:
    """Separators, line ends and doubled quotation marks belong to it; a column without a name is the message."""
    (found,) = parses('Source,Event ID,Level\nESENT,455,Error,"a ""b"", c\nd"\n', WORDS)
    assert found.message == 'a "b", c\nd'


def test_an_open_quotation_mark_ends_with_the_paste() -> None:
    """A row cut in its message is read to there."""
    assert parses('Source,Event ID,Level\nESENT,455,Error,"cut o', WORDS)[0].message == "cut o"


def test_rows_without_id_are_left_out() -> None:
    """A line of sums, or a second head, is no entry."""
    assert len(parses("Source,Event ID,Level\nESENT,455,Error\nSource,Event ID,Level\n,,\n", WORDS)) == 1


@pytest.mark.parametrize("text", ["", "a,b,c\n1,2,3", "Source, Event ID", "Level,Source,Date\nError,ESENT,7"])
def test_other_rows_are_no_entries(text: str) -> None:
    """The head has to name an ID and a source or a message."""
    assert not detects(text, WORDS)
