"""Texts as HTML."""

from hypothesis import given

from eventkb.language.html import escape, escaped
from tests.catalogues import HOSTILE


@given(HOSTILE)
def test_a_text_is_escaped_alike_with_and_without_its_wrapping(text: str) -> None:
    """Whatever is typed, the quick way makes the same of it as the library's public function."""
    assert escaped(text) == str(escape(text))
