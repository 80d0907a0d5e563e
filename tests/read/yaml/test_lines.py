"""Lines of a broken file, taken apart without a parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.read.yaml.lines import bracket_end, quoted_end, read_line, structure


def test_a_line_is_taken_apart() -> None:
    """Indentation, dashes, key and value are where a person sees them."""
    line = read_line(3, "  - text: Look: it")
    assert (line.indent, line.dashes, line.column, line.key, line.value, line.value_column) == (
        (2, (2,), 4, "text", "Look: it", 10)
    )


def test_a_block_text_is_no_structure() -> None:
    """The lines of a text after `|` are not taken for keys."""
    lines = structure(["a: |", "  b: 1", "  c: 2", "d: 3"], 3)
    assert [line.key for line in lines] == ["a", "d"]


@pytest.mark.parametrize(
    ("text", "end"), [("[a]", 3), ("[a] b", 3), ("{a: [b]} c", 8), ('["]"]', 5), ("[a", None), ('["a]', None)]
)
def test_a_bracket_ends_where_it_is_closed(text: str, end: int | None) -> None:
    """A closing bracket within quotation marks closes nothing."""
    assert bracket_end(text) == end


@pytest.mark.parametrize(("text", "end"), [('"a" b', 3), ("'it''s'", 7), ('"a\\" b', None), ("'a", None), ('"', None)])
def test_a_quotation_ends_at_its_sign(text: str, end: int | None) -> None:
    """A doubled or escaped quotation mark ends nothing."""
    assert quoted_end(text) == end


@given(st.lists(st.text(st.sampled_from("ab :-|\"'[]{}#"), max_size=12), max_size=8))
def test_any_lines_are_taken_apart(raw: list[str]) -> None:
    """The structure of any lines is found, and none of them is listed twice."""
    numbers = [line.number for line in structure(raw, len(raw))]
    assert numbers == sorted(set(numbers))
