"""JSON in texts: several objects, cut off, wrapped, with numbers of any size."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.lookup.families.object import DEEPEST as DEEPEST_TEXT
from eventkb.lookup.families.object import Texts
from eventkb.lookup.objects import DEEPEST, Value, pieces, text_of

SCALARS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=10) | st.booleans() | st.none()
VALUES = st.dictionaries(
    st.text("ab{}[],:\"'", max_size=5),
    st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", max_size=2), inner, max_size=3),
        max_leaves=5,
    ),
    min_size=1,
    max_size=3,
)


def read(text: str) -> list[Value]:
    return [piece.value for piece in pieces(text)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('log.json:17: {"a": "b"} and {"c": "d"}', [{"a": "b"}, {"c": "d"}]),
        ('{"a": "b"}\n{"c": "d"}', [{"a": "b"}, {"c": "d"}]),
        ('[{"a": 1}, {"a": -2.50}]', [[{"a": "1"}, {"a": "-2.50"}]]),
        ('{"a": 9223372036854775807}', [{"a": "9223372036854775807"}]),
        ('{"a": "}{\\"", "b": [true, null]}', [{"a": '}{"', "b": [True, None]}]),
        ('{"a": "b", "c": {"d": "e", "f": "cut o', [{"a": "b", "c": {"d": "e"}}]),
        ('{"a": "b", "c": "no end\n2: {"d": "e"}', [{"a": "b"}, {"d": "e"}]),
        ('{"a": {"b": "c"}\n{"d": "e"}', [{"d": "e"}]),
        ('{"a": "wrapped\nby mail"}', [{"a": "wrapped\nby mail"}]),
        ('{"a": NaN} {"b": "c"}', [{"b": "c"}]),
        ('Get-X | ?{ $_.Id -eq "7" } {GUID}', []),
        ('{"a": "b"]', []),
    ],
)
def test_objects_are_found_in_a_text(text: str, values: list[Value]) -> None:
    """Each whole object and list, and the part of a broken one before the break."""
    assert read(text) == values


@given(st.lists(VALUES, max_size=4))
def test_what_was_written_is_read(written: list[dict[str, Value]]) -> None:
    """Objects on lines of their own come back as they were."""
    assert read("\n".join(json.dumps(value) for value in written)) == written


@given(st.text('{}[]",:\\ \nab1'))
def test_any_brackets_are_read(text: str) -> None:
    """No text of brackets and quotation marks makes reading fail, and each piece ends behind the one before."""
    ends = [0]
    for piece in pieces(text):
        assert ends[-1] <= piece.start < piece.end <= len(text)
        ends.append(piece.end)


def test_depth_has_an_end() -> None:
    """What is nested deeper than any log entry is no JSON of ours."""
    assert read('{"a":' * DEEPEST + '"b"' + "}" * DEEPEST)
    assert not read('{"a":' * (DEEPEST + 1) + '"b"' + "}" * (DEEPEST + 1))


def test_scalars_are_texts() -> None:
    """Values of an event are texts, whatever JSON calls them."""
    assert [text_of(value) for value in (True, False, None, "7", [])] == ["true", "false", "", "7", ""]


def test_texts_in_texts_are_read_in_so_many_levels() -> None:
    """A text that is JSON may contain another one; nobody wraps an event more often."""
    value: Value = "event"
    for _ in range(DEEPEST_TEXT + 3):
        value = {"a": json.dumps(value) if isinstance(value, dict) else value}
    levels = 0
    read_value = Texts().expanded(value)
    while isinstance(read_value, dict):
        read_value, levels = read_value["a"], levels + 1
    assert levels == DEEPEST_TEXT + 1
