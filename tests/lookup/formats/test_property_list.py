"""Lists of properties, as PowerShell prints them and Splunk shows them."""

import pytest

from eventkb.lookup.formats.property_list import detects, parses
from tests.lookup.pasted import WORDS


def test_a_line_of_the_message_is_no_property() -> None:
    """Where colons stand below each other, a name before another colon belongs to the value above."""
    further = "\n               Source : two\n               Level : three"
    text = f"ProviderName : ESENT\nId           : 455\nMessage      : One.{further}"
    (found,) = parses(text, WORDS)
    assert (found.source, found.message) == ("ESENT", "One.\nSource : two\nLevel : three")


def test_properties_that_begin_anew_are_the_next_entry() -> None:
    """Two entries are told apart by a name that comes again, with or without an empty line."""
    found = parses("ProviderName : a\nId : 1\nProviderName : b\nId : 2", WORDS)
    assert [(one.source, one.id) for one in found] == [("a", 1), ("b", 2)]


def test_values_in_braces_are_the_insertion_strings() -> None:
    """What PowerShell left out, and what it shows of objects, is no value."""
    text = "EventID : 7\nSource : x\nEntryType : Error\nReplacementStrings : {one, two...}"
    assert parses(text, WORDS)[0].values == ("one",)


@pytest.mark.parametrize("text", ["", "ProviderName : x", "Source: x\nEvent ID: 7", "Id : 7\nMessage : x"])
def test_other_lists_are_none(text: str) -> None:
    """Two known names are needed, one of which nothing but such output has."""
    assert not detects(text, WORDS)
