"""Messages in the resources of programs."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.importers.harvest import ImportFault
from eventkb.importers.message_table import read
from eventkb.importers.reading import Settings
from tests.importers.programs import message_table, program

SETTINGS = Settings(source="Demo", neutral="en")

ENGLISH, GERMAN = 0x409, 0x407


def test_messages_in_two_languages_become_one_event() -> None:
    """Each identifier is an event; its languages are those of the tables."""
    tables = {
        ENGLISH: message_table({0xC0000064: "Service %1 failed.%r%n"}),
        GERMAN: message_table({0xC0000064: "Fehler in %1."}),
    }
    (event,) = read(program(tables), SETTINGS).events
    assert (event.source, event.id, event.qualifiers, event.level) == ("Demo", 100, (0xC0000064,), "error")
    assert event.messages == {"en": "Service %1 failed.", "de": "Fehler in %1."}


def test_texts_of_a_code_page_are_read() -> None:
    """A table may have texts that are not Unicode."""
    (event,) = read(program({GERMAN: message_table({1: "Prüfung für %1"}, "cp1252")}), SETTINGS).events
    assert event.messages == {"de": "Prüfung für %1"}


def test_a_table_that_ends_too_early_is_reported_and_the_others_are_read() -> None:
    """What a lying length hides is a problem; everything before it is there."""
    whole = message_table({1: "First.", 5: "Fifth."})
    harvest = read(program({ENGLISH: whole, GERMAN: whole[:-12]}), SETTINGS)
    assert [event.id for event in harvest.events] == [1, 5]
    assert "ends too early" in harvest.problems[0].message


@pytest.mark.parametrize("data", [b"", b"MZ", b"not a program", program({})], ids=["empty", "cut", "text", "no table"])
def test_what_has_no_messages_is_a_fault(data: bytes) -> None:
    """The sentence says what it is not."""
    with pytest.raises(ImportFault):
        read(data, SETTINGS)


@pytest.mark.slow
@given(st.data())
def test_no_damage_leads_to_a_traceback(data: st.DataObject) -> None:
    """A program with changed bytes is read, or is a fault."""
    content = bytearray(program({ENGLISH: message_table({1: "First.", 2: "Second."})}))
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(ImportFault):
        read(bytes(content), SETTINGS)
