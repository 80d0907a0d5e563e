"""A character within a text is found in the file, however the text was written."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.reading import parsed

WORDS = st.text(st.sampled_from("abc %[]üß"), min_size=1, max_size=8).map(str.strip).filter(bool)


def spot(text: str, word: str) -> tuple[int, str]:
    """The line, and the characters that are marked, when a word of the value under `a` is looked for."""
    result = parsed(text)
    start = result.value["a"].index(word)
    place = result.place(("a",), (start, start + len(word)))
    return place.line, text.split("\n")[place.line - 1][place.column - 1 : place.end_column - 1]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: see [[X/1]] first\n", 1),
        ("a: one\n  see [[X/1]]\n", 2),
        ('a: "see [[X/1]] first"\n', 1),
        ('a: "\\u00fc \\t\\"see\\" [[X/1]]"\n', 1),
        ('a: "one \\\n    see [[X/1]]"\n', 2),
        ("a: 'it''s [[X/1]]'\n", 1),
        ("a: |\n  one\n\n  see [[X/1]]\n", 4),
        ("a: |2\n    one\n  see [[X/1]]\n", 3),
        ("a: |-\n\n  see [[X/1]]", 3),
        ("a: >\n  one\n  see [[X/1]] first\n\n  two\n", 3),
    ],
)
def test_a_link_is_marked_where_it_is(text: str, line: int) -> None:
    """A link in a text of any style is marked in its line, from its first bracket to its last."""
    assert spot(text, "[[X/1]]") == (line, "[[X/1]]")


def test_an_escape_is_marked_as_a_whole() -> None:
    """A character that was written as an escape is marked with all that it was written with."""
    result = parsed('a: "x\\u00fcy"\n')
    place = result.place(("a",), (2, 3))
    assert (place.column, place.end_column) == (12, 13)


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_lines_behind_a_sign_are_found(words: list[str]) -> None:
    """Each line after `|` has the place that it has in the file, whatever it contains."""
    text = "a: |\n" + "".join(f"  {word}\n" for word in words)
    result = parsed(text)
    start = 0
    for number, word in enumerate(words, 2):
        place = result.place(("a",), (start, start + len(word)))
        assert (place.line, place.column, place.end_column) == (number, 3, 3 + len(word))
        start += len(word) + 1


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20), st.data())
def test_any_quoted_text_is_found_within_its_quotation_marks(value: str, data: st.DataObject) -> None:
    """A part of a text in double quotation marks is never looked for outside of them."""
    typed = json.dumps(value, ensure_ascii=False)
    start = data.draw(st.integers(0, len(value)))
    place = parsed(f"a: {typed}\n").place(("a",), (start, start + 1))
    assert place.line == 1 and 4 < place.column <= place.end_column <= 4 + len(typed)
