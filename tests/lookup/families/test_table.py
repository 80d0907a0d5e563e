"""Tables: cells with separators, and columns that PowerShell aligns, with numbers and texts that reach out of them."""

import pytest

from eventkb.lookup.entry import Entry
from tests.lookup.pasted import parsed

TABLE = """
   ProviderName: ESENT

TimeCreated              Id LevelDisplayName Message
-----------              -- ---------------- -------
3/15/2019 13:54:13      455 Error            It failed...
3/15/2019 13:54:14    64000 Warning          More
"""


def separated(text: str) -> tuple[Entry, ...]:
    return parsed(text, "powershell-csv", "event-viewer-csv")


def aligned(text: str) -> tuple[Entry, ...]:
    return parsed(text, "get-eventlog-table", "get-winevent-table")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_separator_is_understood(separator: str) -> None:
    """Excel of a German Windows separates by semicolons, its clipboard by tabs."""
    text = separator.join(["Level", "Source", "Event ID"]) + "\n" + separator.join(["Error", "ESENT", "455"])
    assert [(entry.level, entry.source, entry.id) for entry in separated(text)] == [("error", "ESENT", 455)]


def test_a_column_without_a_name_is_the_message() -> None:
    """Event Viewer's export has one column more than its head has names."""
    (entry,) = separated('Source,Event ID,Level\nESENT,455,Error,"a ""b"", c\nd"\n')
    assert entry.message == 'a "b", c\nd'


def test_a_row_that_was_cut_is_read_to_there() -> None:
    """An open quotation mark ends with the paste."""
    assert separated('Source,Event ID,Level\nESENT,455,Error,"cut o')[0].message == "cut o"


def test_rows_without_id_are_left_out() -> None:
    """A line of sums, or a second head, is no entry."""
    assert len(separated("Source,Event ID,Level\nESENT,455,Error\nSource,Event ID,Level\n,,\n")) == 1


@pytest.mark.parametrize("text", ["", "a,b,c\n1,2,3", "Source, Event ID", "Level,Source,Date\nError,ESENT,7"])
def test_other_rows_are_no_entries(text: str) -> None:
    """The head has to name an ID and a source or a message."""
    assert not separated(text)


def test_numbers_reach_to_the_left() -> None:
    """An ID is read whole although its column is two dashes wide; the source is in the group's line."""
    entries = aligned(TABLE)
    assert [(entry.source, entry.id, entry.level, entry.message) for entry in entries] == [
        ("ESENT", 455, "error", "It failed..."),
        ("ESENT", 64000, "warning", "More"),
    ]


def test_a_group_holds_until_the_next() -> None:
    """Each provider has a table of its own."""
    entries = aligned(TABLE + TABLE.replace("ESENT", "disk"))
    assert [entry.source for entry in entries] == ["ESENT"] * 2 + ["disk"] * 2


def test_rows_whose_blanks_were_lost_are_read_by_their_words() -> None:
    """Where a browser made one blank of many, the number before a level is the ID."""
    (entry,) = aligned("TimeCreated Id LevelDisplayName Message\n-- -- -- --\n1.2.2023 10:44 7 Fehler Oh nein")
    assert (entry.id, entry.level, entry.message) == (7, "error", "Oh nein")


@pytest.mark.parametrize("text", ["", "--- ---", "Name Id\n---- --\nx 7", "Id Source\n--\n7 x"])
def test_other_tables_are_none(text: str) -> None:
    """Below the names of an ID and of another field there are as many dashes as names."""
    assert not aligned(text)
