"""Texts that are no format."""

import pytest

from eventkb.lookup.message_only import parse
from tests.lookup.pasted import WORDS


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("What does Event ID 7031 mean?", 7031),
        ("Seit gestern Ereignis-ID 7031.", 7031),
        ("eventid=7031", 7031),
        ("The description for Event ID ( 26 ) in Source ( X ) cannot be found.", 26),
        ("It failed 7031 times.", None),
        ("Event 7031", None),
    ],
)
def test_an_id_that_is_called_one_is_found(text: str, id: int | None) -> None:
    """A number is an ID where the words before it say so."""
    (entry,) = parse(text, WORDS)
    assert (entry.id, entry.message) == (id, text)


@pytest.mark.parametrize("text", ["", "%", " \n", "{}[]", '{"a": {"b": 1}}'])
def test_what_says_nothing_is_no_message(text: str) -> None:
    """Signs alone, and JSON without an event, are not searched for."""
    assert not parse(text, WORDS)
