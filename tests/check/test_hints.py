"""Faster tests for the regular expressions of conventions."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.check.hints import around_blank, asks_for_ends, beginning, hint, is_of_words, sign
from eventkb.language.protected import BORDER
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
            assert convention.in_word is None or any(map(convention.in_word, text.split()))
            assert convention.sign in text


@pytest.mark.parametrize(
    ("source", "characters"),
    [
        (r"\b(\w*[Ff])ue(hr|r\b)", "ue"),
        (r"(\d)[ ]?%(?!\d)", "%"),
        (r"(?<!\.)\.\.\.(?!\.)", "..."),
        (r"(\d)[ ](KB|MB)\b", " "),
        ("ab+c?de[x]f", "dexf"),
        ("ab{2}c", "a"),
        (r"a\nb", "a"),
        ("abc|d", ""),
        ("(?i)abc", ""),
    ],
)
def test_a_sign_is_what_every_match_has(source: str, characters: str) -> None:
    """What may be missing, be another character or be repeated is no part of it."""
    assert sign(re.compile(source)) == characters


@pytest.mark.parametrize(
    ("source", "part"),
    [
        (r"(\d)[ ](KB|MB)\b", r"(KB|MB)\b"),
        ("a b c", "c"),
        ("a b ?c", None),
        ("a[ ]+b", None),
        ("a (b c)", None),
        ("a b$", None),
        ("a b|c", None),
        ("a_b", None),
    ],
)
def test_a_word_after_a_blank_shows_what_a_text_may_have(source: str, part: str | None) -> None:
    """Where a match certainly has a blank, and a single word after it."""
    word = beginning(re.compile(source))
    assert (word.pattern if word else None) == part


@pytest.mark.parametrize(
    ("source", "part"),
    [
        (r"([dD])\.[ ]?h\.", r"\A(?:h\.)|([dD])\.h\."),
        ("a ?b", r"\A(?:b)|ab"),
        ("a b", None),
        ("a ?b ?c", None),
        ("a ??b", None),
        ("a ?.", None),
        ("a ?b|c", None),
    ],
)
def test_a_word_beside_a_blank_that_may_be_missing_shows_what_a_text_may_have(source: str, part: str | None) -> None:
    """Either one word has both sides of the blank, or another one begins with the second."""
    word = around_blank(re.compile(source))
    assert (word.pattern if word else None) == part


@pytest.mark.parametrize("source", ["a b", r"a\s", ".", "[^a]", "a$", r"\W", r"[!-ÿ]"])
def test_a_pattern_that_may_go_beyond_a_word_is_no_pattern_of_words(source: str) -> None:
    """Blanks can be in what it finds."""
    assert not is_of_words(re.compile(source))


OF_ENDS = [
    re.compile(source)
    for source in (r"\.$", r"^x", r"x(?!\s)", r"(?<!\s)fuer", r"5\Z", r"\Ax", r"x(?![^ ])", r"…(?!.)")
]


@given(st.lists(st.lists(PARTS, max_size=3).map("".join), min_size=1, max_size=4))
def test_a_pattern_that_asks_for_no_end_is_found_in_joined_texts(texts: list[str]) -> None:
    """All texts of a definition are asked at once, unless a convention says something of the end of each."""
    for pattern in [*OF_ENDS, *(convention.find for convention in CONVENTIONS)]:
        if any(map(pattern.search, texts)):
            assert asks_for_ends(pattern) or pattern.search(BORDER.join(texts)), pattern


def test_patterns_that_ask_for_ends() -> None:
    """None of the package's conventions does, so that most definitions are asked once for each."""
    assert all(map(asks_for_ends, OF_ENDS))
    assert not any(map(asks_for_ends, (each.find for each in CONVENTIONS if not each.in_word)))
