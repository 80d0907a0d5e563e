"""Texts that are searched together."""

import re

from eventkb.check.writings import Writing, Writings
from eventkb.model.locale import Locale
from eventkb.model.passage import Definition, Form, Passage
from eventkb.model.text import plain

PASSAGE = Passage(Definition("Demo/1", "a.yml", (), None), ("summary",), plain("x"), Form.PROSE)


def writings(*values: str) -> Writings:
    return Writings(tuple(Writing(PASSAGE, Locale("en"), value) for value in values))


def test_only_texts_with_a_sign_or_a_pattern_are_looked_at() -> None:
    """The others are left out, and nothing is found across two texts."""
    several = writings("one | two", "three", "four <b>")
    assert [writing.value for writing in several.with_any("|", "<")] == ["one | two", "four <b>"]
    assert not several.with_any("&")
    assert [writing.value for writing in several.matching(re.compile(r"\bth"))] == ["three"]
    assert not several.matching(re.compile("two three"))


def test_words_are_without_code() -> None:
    """What translations must keep is no word of a language."""
    assert writings("Run `the tool`, please.", "%1").words == ["Run", ",", "please.", "\0"]
