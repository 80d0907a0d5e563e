"""Entries copied as text: where a head of labels begins, and where a message ends."""

import pytest

from eventkb.lookup.blocks import copied
from tests.lookup.pasted import WORDS

HEAD = "Log Name: Application\nSource: ESENT\nEvent ID: 455\n"


def test_a_message_may_hold_labels() -> None:
    """`Source:` in a message is part of it, until labels follow each other again."""
    (entry,) = copied(f"{HEAD}Description:\nIt failed.\nSource: a file\nUser: nobody\nDetails: none", WORDS)
    assert entry.message == "It failed.\nSource: a file\nUser: nobody\nDetails: none"


def test_a_message_may_begin_beside_its_label() -> None:
    """Old dialogs, and people, write the message behind `Description:`."""
    assert copied(f"{HEAD}Description: It failed.\nTwice.", WORDS)[0].message == "It failed.\nTwice."


@pytest.mark.parametrize("text", [f"It failed.\n\n{HEAD}", f"{HEAD}\nIt failed."])
def test_a_message_without_a_label_is_found(text: str) -> None:
    """The properties dialog shows the message above the labels; others leave its label out."""
    assert copied(text, WORDS)[0].message == "It failed."


def test_the_next_head_ends_a_message() -> None:
    """Entries pasted one after the other are two."""
    entries = copied(f"{HEAD}Description:\nOne.\n\n{HEAD.replace('455', '456')}Description:\nTwo.", WORDS)
    assert [(entry.id, entry.message) for entry in entries] == [(455, "One."), (456, "Two.")]


def test_an_entry_without_id_needs_a_source() -> None:
    """A channel alone is no entry; a source with a message is one."""
    assert not copied("Log Name: Application\nLevel: Error\nDescription: x", WORDS)
    assert copied("Log Name: System\nSource: Service Control Manager\nDescription: x", WORDS)


@pytest.mark.parametrize("text", ["", "Source: x", "Subject:\n Account: x\n Logon Type: 3", "Event ID:"])
def test_a_label_alone_is_no_entry(text: str) -> None:
    """Words with a colon are in every message."""
    assert not copied(text, WORDS)
