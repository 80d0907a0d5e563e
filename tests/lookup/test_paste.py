"""Pastes cleaned of what mail, browsers, editors and log servers did to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.lookup.paste import block, characters, cleaned, clipped, one_line, stripped, unescaped


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("Log\u00a0Name:\u202fx\u3000y", "Log Name: x y"),
        ("\ufeff\u200e2023\u200e-\u200e08\u00ad\x00", "2023-08"),
        ("Schlu\u0308ssel", "Schlüssel"),
        ("one#015#012#011two", "one\n\ttwo"),
        ("> > quoted\n>more\n> ", "quoted\nmore\n"),
        ("**Source:** x **\n*** y ***", "Source: x \n*** y ***"),
        ("```cmd\nSource: x\n```", "\nSource: x\n"),
        ("a\\\nb\\\nc\\", "a\nb\nc"),
        ("C:\\\nb", "C:\\\nb"),
        ("<p>Source: x<br />ID: 7</p>&uuml;&amp;", "\nSource: x\nID: 7\nü&"),
        ("a <b and c> d", "a <b and c> d"),
        ("&lt;Event a=&quot;b&quot;/&gt;", '<Event a="b"/>'),
    ],
)
def test_a_paste_is_cleaned(pasted: str, clean: str) -> None:
    """Quoting, markup and invisible characters go, the text stays."""
    assert cleaned(pasted) == clean


def test_references_are_replaced_once() -> None:
    """Known references become characters; what they spell is not read again, and unknown ones stay."""
    assert unescaped("&lt;&#65;&#x42;&amp;lt;&copy;&#0;&#x110000;&") == "<AB&lt;&copy;&#0;&#x110000;&"


def test_a_block_loses_what_surrounds_it() -> None:
    """Lines keep their order and what they are indented among themselves."""
    assert block("  first \n      second\n        third\n\n") == "first\nsecond\n  third"
    assert block(" \n ") == ""
    assert one_line(" a \n\t b ") == "a b"


@given(st.text())
def test_any_text_is_cleaned(text: str) -> None:
    """Cleaning never fails; no invisible character is left, and white space is blank, tab and line feed."""
    clean = cleaned(text)
    assert characters(clean) == clean
    assert stripped(clean) == clean.strip()
    assert "".join(clipped(text)) == text
