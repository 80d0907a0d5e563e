"""Entries that one regular expression describes: behind a mark, and in lines."""

import pytest

from eventkb.lookup.entry import Entry
from tests.lookup.pasted import parsed


def marked(text: str) -> tuple[Entry, ...]:
    return parsed(text, "ossec-syslog", "eventreporter-syslog", "snare-syslog")


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        (
            "x WinEvtLog: System: ERROR(7): disk: (no user): no domain: EX01: The device: bad.",
            ("System", "error", 7, "disk", "The device: bad."),
        ),
        (
            'EvntSLog: [ERR] Thu Feb 15 14:00:58 2001: FMSRV/Wins (4102) - "It was aborted."',
            (None, "error", 4102, "Wins", "It was aborted."),
        ),
        (
            "MSWinEventLog\t1\tSystem\t7\tFri Aug 18 10:44:38 2023\t7\tdisk\tN/A\tN/A\tError\tE\tNone\t\tIt is bad.\t9",
            ("System", "error", 7, "disk", "It is bad."),
        ),
    ],
)
def test_each_agent_is_understood(line: str, fields: tuple[object, ...]) -> None:
    """OSSEC, EventReporter and Snare each have an order of their own."""
    (entry,) = marked(line)
    assert (entry.channel, entry.level, entry.id, entry.source, entry.message) == fields


def test_the_beginning_of_the_next_line_is_no_message() -> None:
    """The time and the host before the next entry belong to that."""
    line = "Aug 18 ex01 WinEvtLog: System: ERROR(7): disk: u: d: EX01: It is bad.\n"
    assert [entry.message for entry in marked(line * 2)] == ["It is bad."] * 2


def test_a_mark_alone_is_no_entry() -> None:
    """What doesn't go on as the agent writes is left to the other formats."""
    assert marked("WinEvtLog: no") == ()


@pytest.mark.parametrize(
    "head",
    [
        "Error: 824, Severity: 24, State: 2.",
        "Fehler: 824, Schweregrad: 24, Status: 2.",
        "2009-11-02 15:46:42.90 spid51      Error: 824, Severity: 24, State: 2.",
        "Msg 824, Level 24, State 2, Line 1",
    ],
)
def test_a_line_that_matches_has_the_lines_below_as_message(head: str) -> None:
    """SQL Server's log has three numbers; time and process before the text are no part of it."""
    (entry,) = parsed(f"{head}\n2009-11-02 15:46:42.90 spid51      It is damaged.", "sql-errorlog")
    assert (entry.id, entry.source, entry.message) == (824, None, "It is damaged.")


def test_a_sentence_with_numbers_is_none() -> None:
    """Three numbers in a sentence are no head."""
    assert not parsed("It took 3, then 24, then 2 seconds.", "sql-errorlog")


@pytest.mark.parametrize(
    ("end", "message"),
    [("", None), ("\tN/A", None), ("\tN/A\tN/A\tError", None), ("\tN/A\tN/A\tError\tE\tNone\t\tIt is b", "It is b")],
)
def test_a_line_that_was_cut_is_read_to_there(end: str, message: str | None) -> None:
    """Source and ID are known, however little is left behind them."""
    (entry,) = marked(f"MSWinEventLog\t1\tSystem\t7\tFri Aug 18 10:44:38 2023\t7\tdisk{end}")
    assert (entry.source, entry.id, entry.message) == ("disk", 7, message)
