"""YAML of unknown origin as plain values."""

import tracemalloc
from contextlib import suppress

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from eventkb.importers.documents import MOST_MERGED, DocumentFault, documents

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1)
VALUES = st.recursive(TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS.filter("<<".__ne__), inner))


@given(VALUES)
def test_what_is_written_is_read(value: object) -> None:
    """Mappings, lists and texts, however they are quoted."""
    assert list(documents(yaml.safe_dump(value, allow_unicode=True))) == [value]


def test_values_stay_as_they_are_written() -> None:
    """Only what is empty or says so is no value."""
    text = "[1.0, 0x10, yes, 2026-11-29, ~, null, 'null', '', ]"
    assert list(documents(text)) == [["1.0", "0x10", "yes", "2026-11-29", None, None, "null", ""]]


def test_aliases_and_merge_keys_are_followed() -> None:
    """The values of a mapping win over those that it takes over."""
    ((first, second, third),) = documents("[&a {x: 1, y: 2}, {<<: *a, y: 3}, {<<: [{z: 4}, *a], v: *a}]")
    assert (second, third) == ({"x": "1", "y": "3"}, {"x": "1", "y": "2", "z": "4", "v": first})


def test_a_file_may_have_several_documents() -> None:
    """Each of them is read; anchors are those of one document."""
    assert list(documents("a: 1\n---\n- b\n...\n")) == [{"a": "1"}, ["b"]]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: [", "line 2"),
        ("a: *b", r"alias \*b in line 1"),
        ("x: 1\n? [a]\n: b", "a key in line 2"),
        ("a: b: c", "line 1"),
    ],
)
def test_what_is_no_yaml_is_a_fault_with_its_line(text: str, sentence: str) -> None:
    """Whoever reads it knows where to look."""
    with pytest.raises(DocumentFault, match=sentence):
        list(documents(text))


@pytest.mark.slow
def test_merge_keys_do_not_fill_the_memory() -> None:
    """Half a megabyte that would become thousands of millions of values."""
    base = ", ".join(f"k{number}: 1" for number in range(MOST_MERGED // 50))
    text = f"- &a {{{base}}}\n" + "- {<<: *a}\n" * 10_000
    tracemalloc.start()
    with pytest.raises(DocumentFault, match="copy more than"):
        list(documents(text))
    assert tracemalloc.get_traced_memory()[1] < 150 << 20
    tracemalloc.stop()


@given(st.text(alphabet="a&*<:{}[]-,? \n'|"))
def test_no_text_leads_to_a_traceback(text: str) -> None:
    """Any text is read, or is a fault."""
    with suppress(DocumentFault):
        list(documents(text))
