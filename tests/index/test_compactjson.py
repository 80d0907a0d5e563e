"""JSON of the API: the bytes that Python's own encoder makes without blanks, whoever makes them."""

import json
from enum import StrEnum

from hypothesis import given
from hypothesis import strategies as st

from eventkb.index.compactjson import compact_json, list_of
from eventkb.language.html import as_html

PLAIN = st.none() | st.booleans() | st.integers() | st.text() | st.integers().map(lambda value: value / 4)
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=8
)


class _Level(StrEnum):
    ERROR = "error"


def _written(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


@given(VALUES)
def test_a_value_is_written_as_python_writes_it(value: object) -> None:
    """So that no file of the API changes with the encoder."""
    assert compact_json(value) == _written(value)


def test_texts_of_other_types_are_texts() -> None:
    """Words of a fixed list, and HTML, also as keys."""
    value = {_Level.ERROR: as_html("<p>ä\u2028\x7f\x1f</p>"), "levels": (_Level.ERROR,)}
    assert compact_json(value) == _written(value)


@given(st.lists(VALUES, max_size=4))
def test_a_list_can_be_joined_of_what_is_written_already(values: list[object]) -> None:
    """As if all of it had been written at once."""
    assert list_of([compact_json(value) for value in values]) == compact_json(values)
