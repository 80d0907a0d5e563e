"""Tables as PowerShell prints them, with numbers and texts that reach out of their columns."""

import pytest

from eventkb.lookup.formats.event_table import detects, parses
from tests.lookup.pasted import WORDS

TABLE = """
   ProviderName: ESENT

TimeCreated              Id LevelDisplayName Message
-----------              -- ---------------- -------
3/15/2019 13:54:13      455 Error            It failed...
3/15/2019 13:54:14    64000 Warning          More
"""


def test_numbers_reach_to_the_left() -> None:
    """An ID is read whole though its column is two dashes wide; the group's line tells the source."""
    found = parses(TABLE, WORDS)
    assert [(one.source, one.id, one.level, one.message) for one in found] == [
        ("ESENT", 455, "error", "It failed..."),
        ("ESENT", 64000, "warning", "More"),
    ]


def test_a_group_holds_until_the_next() -> None:
    """Each provider has a table of its own."""
    assert [one.source for one in parses(TABLE + TABLE.replace("ESENT", "disk"), WORDS)] == ["ESENT"] * 2 + ["disk"] * 2


def test_rows_whose_blanks_were_lost_are_read_by_their_words() -> None:
    """Where a browser made one blank of many, the number before a level is the ID."""
    (found,) = parses("TimeCreated Id LevelDisplayName Message\n-- -- -- --\n1.2.2023 10:44 7 Fehler Oh nein", WORDS)
    assert (found.id, found.level, found.message) == (7, "error", "Oh nein")


@pytest.mark.parametrize("text", ["", "--- ---", "Name Id\n---- --\nx 7", "Id Source\n--\n7 x"])
def test_other_tables_are_none(text: str) -> None:
    """Below the names of an ID and of another field stand as many dashes as there are names."""
    assert not detects(text, WORDS)
