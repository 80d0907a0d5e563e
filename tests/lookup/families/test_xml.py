"""Event XML: its elements and attributes, and the text around it."""

import pytest

from eventkb.lookup.entry import Entry
from eventkb.lookup.families.xml import marked_up
from tests.lookup.pasted import WORDS, parsed

SYSTEM = "<System><Provider Name='ESENT'/><EventID Qualifiers='49152'>455</EventID></System>"


def entries(text: str) -> tuple[Entry, ...]:
    return parsed(text, "event-xml")


def test_what_is_rendered_gives_the_message() -> None:
    """A forwarded event brings its message along, in whatever language."""
    rendered = "<RenderingInfo Culture='de-DE'><Message>Es ging schief.</Message><Task>Protokoll</Task></RenderingInfo>"
    (entry,) = entries(f"<Event>{SYSTEM}{rendered}</Event>")
    assert (entry.id, entry.full_id, entry.message, entry.category) == (455, 0xC00001C7, "Es ging schief.", "Protokoll")


def test_values_without_names_keep_their_places() -> None:
    """An empty value is a value, so that the next one stays `%3`."""
    (entry,) = entries(f"<Event>{SYSTEM}<EventData><Data>a</Data><Data/><Data>c</Data></EventData></Event>")
    assert entry.values == ("a", "", "c")


def test_user_data_is_read_by_its_elements() -> None:
    """In `UserData`, values have the names of their elements and attributes."""
    data = "<UserData><X xmlns='u'><VmName>one</VmName><Certificate fileRef='f'/></X></UserData>"
    assert entries(f"<Event>{SYSTEM}{data}</Event>")[0].named == (("VmName", "one"), ("fileref", "f"))


def test_an_id_that_was_cut_is_no_id() -> None:
    """`45` at the end of a paste may have been 455."""
    (entry,) = entries("<Event><System><Provider Name='ESENT'/><EventID>45")
    assert (entry.source, entry.id) == ("ESENT", None)


def test_text_above_of_another_event_stays_its_own() -> None:
    """Text and XML are one entry only where their IDs agree."""
    text = f"Log Name: System\nSource: disk\nEvent ID: 7\nDescription: bad\n<Event>{SYSTEM}</Event>"
    assert [entry.id for entry in entries(text)] == [7, 455]


@pytest.mark.parametrize("text", ["", "<EventData>", "an <event", "<Events/>"])
def test_other_markup_is_no_event(text: str) -> None:
    """Only an element of that name is one."""
    assert not entries(text)


@pytest.mark.parametrize("root", ["", "Event"])
def test_markup_in_a_text_needs_no_root(root: str) -> None:
    """Some shippers keep the data of an event as XML without the element around it."""
    data = "<EventData><Data>svchost</Data></EventData>"
    entry = marked_up(f"<{root}>{data}</{root}>" if root else data, WORDS)
    assert entry and entry.values == ("svchost",)
