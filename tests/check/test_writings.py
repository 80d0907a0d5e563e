"""Texts that are searched together."""

import re

from eventkb.check.writings import Writings
from eventkb.model.locale import Locale
from eventkb.model.passage import Definition, Form, Passage
from eventkb.model.text import plain

PASSAGE = Passage(Definition("Demo/1", "a.yml", (), None), ("summary",), plain("x"), Form.PROSE)


def writings(*values: str) -> Writings:
    return Writings([(PASSAGE, Locale("en"), value) for value in values])


def test_only_texts_with_a_sign_or_a_beginning_are_looked_at() -> None:
    """The others are left out, and nothing is found across two texts."""
    several = writings("one | two", "three", "four <b>")
    assert [value for _, _, value in several.with_any("|", "<")] == ["one | two", "four <b>"]
    assert not several.with_any("&")
    assert [value for _, _, value in several.beginning(re.compile(r"\s*t"))] == ["three"]
    assert [value for _, _, value in several.beginning(re.compile("one"))] == ["one | two"]
    assert not several.beginning(re.compile("two|two\\s*three"))


def test_what_translations_must_keep_is_left_out() -> None:
    """It is no word of a language; all else keeps its place."""
    several = writings("Run `the tool`, please.", "%1")
    assert [value for _, _, value in several.blanked] == ["Run           , please.", "  "]
    assert several.divided.rest.split() == ["Run", ",", "please.", "\0"]
