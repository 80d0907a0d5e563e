"""What wevtutil prints as text."""

from eventkb.lookup.formats.wevtutil_text import detects, parses
from tests.lookup.pasted import WORDS

EVENT = "Event[0]:\n  Log Name: Application\n  Source: ESENT\n  Event ID: 455\n  Description:\nIt failed.\n\n"


def test_each_event_is_an_entry() -> None:
    """Entries are told apart by their heads, in the spelling of old and new systems."""
    found = parses(EVENT + EVENT.replace("Event[0]:", "Event[1]"), WORDS)
    assert [(one.format, one.id, one.message) for one in found] == [("wevtutil-text", 455, "It failed.")] * 2


def test_a_head_alone_is_none() -> None:
    """`Event[0]` is also what programs call the first item of a list."""
    assert not detects("Event[0]\n", WORDS)
    assert not detects(EVENT.replace("Event[0]:", ""), WORDS)
