"""Labels with texts: lists of properties, as PowerShell prints and Splunk shows them, and parts with a head."""

import pytest

from eventkb.lookup.entry import Entry
from tests.lookup.pasted import parsed

EVENT = "Event[0]:\n  Log Name: Application\n  Source: ESENT\n  Event ID: 455\n  Description:\nIt failed.\n\n"


def listed(text: str) -> tuple[Entry, ...]:
    return parsed(text, "get-eventlog-list", "get-winevent-fl", "key-value")


def test_a_line_of_the_message_is_no_property() -> None:
    """If the colons are in one column, a name before another colon belongs to the value above."""
    further = "\n               Source : two\n               Level : three"
    text = f"ProviderName : ESENT\nId           : 455\nMessage      : One.{further}"
    (entry,) = listed(text)
    assert (entry.source, entry.message) == ("ESENT", "One.\nSource : two\nLevel : three")


def test_properties_that_begin_anew_are_the_next_entry() -> None:
    """A name that comes again begins the next entry, with or without an empty line."""
    entries = listed("ProviderName : a\nId : 1\nProviderName : b\nId : 2")
    assert [(entry.source, entry.id) for entry in entries] == [("a", 1), ("b", 2)]


def test_values_in_braces_are_the_insertion_strings() -> None:
    """What PowerShell left out, and what it shows of objects, is no value."""
    text = "EventID : 7\nSource : x\nEntryType : Error\nReplacementStrings : {one, two...}"
    assert listed(text)[0].values == ("one",)
    objects = text.replace("two...", "System.Diagnostics.Eventing.Reader.EventProperty, two")
    assert listed(objects)[0].values == ("one", "two")


@pytest.mark.parametrize("text", ["", "ProviderName : x", "Source: x\nEvent ID: 7", "Id : 7\nMessage : x"])
def test_other_lists_are_none(text: str) -> None:
    """Two known names are needed, one of which nothing but such output has."""
    assert not listed(text)


def test_each_part_with_a_head_is_an_entry() -> None:
    """`wevtutil` writes a head above each event, in one spelling or another."""
    entries = parsed(EVENT + EVENT.replace("Event[0]:", "Event[1]"), "wevtutil-text")
    assert [(entry.format, entry.id, entry.message) for entry in entries] == [("wevtutil-text", 455, "It failed.")] * 2


def test_a_head_alone_is_no_entry() -> None:
    """`Event[0]` is also what programs call the first item of a list."""
    assert not parsed("Event[0]\n", "wevtutil-text")
    assert not parsed(EVENT.replace("Event[0]:", ""), "wevtutil-text")
