"""Event XML: what stands in elements and attributes, and the text around it."""

import pytest

from eventkb.lookup.formats.event_xml import detects, parses
from tests.lookup.pasted import WORDS

SYSTEM = "<System><Provider Name='ESENT'/><EventID Qualifiers='49152'>455</EventID></System>"


def test_what_is_rendered_gives_the_message() -> None:
    """A forwarded event brings its message along, in whatever language."""
    rendered = "<RenderingInfo Culture='de-DE'><Message>Es ging schief.</Message><Task>Protokoll</Task></RenderingInfo>"
    (found,) = parses(f"<Event>{SYSTEM}{rendered}</Event>", WORDS)
    assert (found.id, found.full_id, found.message, found.category) == (455, 0xC00001C7, "Es ging schief.", "Protokoll")


def test_values_without_names_keep_their_places() -> None:
    """An empty value is a value, so that the next one stays `%3`."""
    (found,) = parses(f"<Event>{SYSTEM}<EventData><Data>a</Data><Data/><Data>c</Data></EventData></Event>", WORDS)
    assert found.values == ("a", "", "c")


def test_user_data_is_read_by_its_elements() -> None:
    """Events of their own shape tell their values by the names of elements and attributes."""
    data = "<UserData><X xmlns='u'><VmName>one</VmName><Certificate fileRef='f'/></X></UserData>"
    assert parses(f"<Event>{SYSTEM}{data}</Event>", WORDS)[0].named == (("VmName", "one"), ("fileref", "f"))


def test_an_id_that_was_cut_is_no_id() -> None:
    """`45` at the end of a paste may have been 455."""
    (found,) = parses("<Event><System><Provider Name='ESENT'/><EventID>45", WORDS)
    assert (found.source, found.id) == ("ESENT", None)


def test_text_above_of_another_event_stays_its_own() -> None:
    """Text and XML are one entry only where their IDs agree."""
    text = f"Log Name: System\nSource: disk\nEvent ID: 7\nDescription: bad\n<Event>{SYSTEM}</Event>"
    assert [one.id for one in parses(text, WORDS)] == [7, 455]


@pytest.mark.parametrize("text", ["", "<EventData>", "an <event", "<Events/>"])
def test_other_markup_is_no_event(text: str) -> None:
    """Only an element of that name is one."""
    assert not detects(text, WORDS)
