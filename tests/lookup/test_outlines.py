"""Indented outlines are read as values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.lookup.outlines import outlines

EVENT = "Event:\n  System:\n    EventID: 7\n"
ITEMS = [{"a": "1", "b": ["x", "y"], "EventID": "7"}, {"a": "2"}]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (EVENT, {"Event": {"System": {"EventID": "7"}}}),
        ("- a: 1\n  b:\n  - x\n  - y\n  EventID: 7\n- a: 2", {"items": ITEMS}),
        ("a:\n  EventID: '7'\n  b: null\n  c: {\"d\": 1}", {"a": {"EventID": "7", "b": None, "c": {"d": "1"}}}),
        ("a:\n  EventID: 7\n  b: |\n    one\n    two", {"a": {"EventID": "7", "b": "one\ntwo"}}),
        ("x\n  -> event_id: Int(7)\n  -> b: Str(a: b)", {"event_id": "7", "b": "a: b"}),
        ("Event ID: 7\nSource: x", None),
    ],
)
def test_what_programs_write_is_read(text: str, value: object) -> None:
    """Mappings, lists, quoted texts, texts of more than one line, and JSON inside."""
    assert next(outlines(text), None) == value


def test_each_document_is_a_value() -> None:
    """As in a stream of YAML."""
    assert len(list(outlines(f"---\n{EVENT}---\n{EVENT}"))) == 3


PARTS = ["- ", "  ", "\n", "a:", "a: b", "-> ", "EventID: 1", "---", "|", "Map(", ")", "{", "x"]


@given(st.lists(st.sampled_from(PARTS)))
def test_no_outline_is_too_strange(parts: list[str]) -> None:
    """Whatever it contains, it is read."""
    assert all(isinstance(value, dict) for value in outlines(EVENT + "".join(parts)))
