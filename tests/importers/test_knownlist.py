"""Lists of known events, item by item."""

import pytest

from eventkb.edit.change import put
from eventkb.edit.part import BrokenFile
from eventkb.edit.tree import Branch, Entry, Scalar
from eventkb.importers.knownlist import KnownList
from eventkb.importers.workspace import definition_of
from eventkb.read.location import Location

FILE = "events/Contoso/known.yml"
LIST = b"""\
# Ours.
- {id: 1, message: First.}
# About the second one.
- id: 2   # still here
  message: |
    Second.
    - no item
    # no comment
- {id: 9, message: Last.}
"""


def _list(data: bytes = LIST) -> KnownList:
    return KnownList.read(Location.of(FILE, "events"), data, {}, ["en", "de"])


def _text(known: KnownList) -> str:
    return (known.contents() or b"").decode()


def test_only_the_item_that_changes_is_written_anew() -> None:
    """The others keep their form; the comments of the changed one stay."""
    known = _list()
    item = known.item(1)
    put(definition_of(item), ("level",), "error")
    known.put(1, item)
    text = _text(known)
    assert "- {id: 1, message: First.}\n# About the second one.\n- id: 2  # still here\n  level: error\n" in text
    assert "    - no item\n    # no comment\n- {id: 9" in text
    assert text.splitlines()[1] == "# Ours."


def test_an_event_is_added_in_the_order_of_ids() -> None:
    """The comments of those around it stay above them."""
    known = _list()
    known.add(1, Branch(False, [Entry("id", Scalar("1", "")), Entry("message", Scalar("Another.", '"'))]))
    known.drop(0)
    assert [line for line in _text(known).splitlines() if line.startswith(("-", "#"))][2:] == [
        "- id: 1",
        "# About the second one.",
        "- id: 2   # still here",
        "- {id: 9, message: Last.}",
    ]


@pytest.mark.parametrize("form", [b"  " + LIST.replace(b"\n", b"\n  ").rstrip(b" "), LIST.replace(b"\n", b"\r\n")])
def test_a_list_of_another_form_is_formatted(form: bytes) -> None:
    """Its items are where they were."""
    known = _list(form)
    assert [definition_of(known.item(place)).value["id"] for place in range(len(known.items))] == [1, 2, 9]


def test_a_list_without_items_has_no_file() -> None:
    """All of its events have moved to files of their own."""
    known = _list()
    for place in range(3):
        known.drop(place)
    assert known.contents() is None


def test_a_list_with_errors_is_refused() -> None:
    """The message names the file."""
    with pytest.raises(BrokenFile, match=FILE):
        _list(b"- id: 1\n  message: 'open\n").item(0)
