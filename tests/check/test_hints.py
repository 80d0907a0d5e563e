"""Faster tests for the regular expressions of conventions."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.check.hints import hint, is_of_words
from tests import own

CONVENTIONS = [each for conventions in own.materials().conventions.values() for each in conventions]
PARTS = st.sampled_from(
    ("fuer", "Ueber", "laeuft", "moegliche", "groessere", "Du", "dein", "dir", '"', "x", " ", "…", "...", ".", "5", "%",
     "MB", " - ", "„", "“", "z.", "B.", "d.", "h.", "ue", "ae", "Aender", "-", "(", "\n", "_", "\u00a0")
)  # fmt: skip


@pytest.mark.parametrize(
    ("source", "part"),
    [
        (r"\b(\w*[Ff])ue(hr|r\b)", r"ue(hr|r\b)"),
        (r"(?<=\w) - (?=\w)", r" - (?=\w)"),
        (r"\b[Dd]ir\b", r"[Dd]ir\b"),
        (r"(\d)[ ]?%(?!\d)", r"%(?!\d)"),
        ("ab?c|d", "ab?c|d"),
        (r"\d{2,3}abc", "abc"),
        (r"\d{,3}abc{2}", "abc{2}"),
        ("ab{,}cde", "cde"),
        ("a{bcd", "{bcd"),
        ("a}bcd", "a}bcd"),
        ("a?b}c{", "b}c{"),
        ("a{b|c}def", "a{b|c}def"),
        ("x{(ab}cdef)?gh", "gh"),
        (r"(a)bc\1", r"(a)bc\1"),
    ],
)
def test_the_longest_certain_word_is_searched_for(source: str, part: str) -> None:
    """What may be missing, and what another part refers to, is not certain."""
    assert hint(re.compile(source)).pattern == part


@given(st.lists(PARTS, max_size=8).map("".join))
def test_a_hint_is_in_every_text_that_breaks_a_convention(text: str) -> None:
    """Whoever asks for the hint first finds the same breaches; so does whoever asks words one by one."""
    for convention in CONVENTIONS:
        if convention.find.search(text):
            assert convention.may_breach(text)
            assert not convention.is_of_words or any(map(convention.may_breach, text.split()))


@pytest.mark.parametrize("source", ["a b", r"a\s", ".", "[^a]", "a$", r"\W", r"[!-ÿ]"])
def test_a_pattern_that_may_go_beyond_a_word_is_no_pattern_of_words(source: str) -> None:
    """Blanks can be in what it finds."""
    assert not is_of_words(re.compile(source))
