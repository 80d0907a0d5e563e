"""Entries that agents sent as syslog."""

import pytest

from eventkb.lookup.formats.syslog import detects, parses
from tests.lookup.pasted import WORDS


@pytest.mark.parametrize(
    ("line", "found"),
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
def test_each_agent_is_understood(line: str, found: tuple[object, ...]) -> None:
    """OSSEC, EventReporter and Snare each have an order of their own."""
    (entry,) = parses(line, WORDS)
    assert (entry.channel, entry.level, entry.id, entry.source, entry.message) == found


def test_the_beginning_of_the_next_line_is_no_message() -> None:
    """The time and the host before the next entry belong to that."""
    line = "Aug 18 ex01 WinEvtLog: System: ERROR(7): disk: u: d: EX01: It is bad.\n"
    assert [entry.message for entry in parses(line * 2, WORDS)] == ["It is bad."] * 2


def test_a_mark_alone_is_no_entry() -> None:
    """What doesn't go on as the agent writes is left to the other formats."""
    assert detects("WinEvtLog: ", WORDS)
    assert parses("WinEvtLog: no", WORDS) == ()
