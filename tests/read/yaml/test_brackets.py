"""Brackets and braces that don't fit."""

import pytest

from tests.read.reading import reported


@pytest.mark.parametrize(
    ("typed", "code", "marked"),
    [
        ("summary:\n  en: [[Demo/2]] has ended.", "E026", "[["),
        ("message: [Warning] Off.", "E027", "["),
        ("message: {off} is off.", "E028", "{"),
        ('keywords: ["a", "b"', "E042", '["a", "b"'),
        ('keywords: ["a", "b"]]', "E042", "]"),
        ('keywords: ["a" "b"]', "E043", '"'),
        ("summary: {en: The cause: off}", "E023", ":"),
        ('summary: {en: "A" is off}', "E021", "i"),
        ("summary: {en: [Warning] is off, de: x}", "E027", "["),
        ("summary: {en: [[Demo/2]] is off, de: x}", "E026", "["),
    ],
)
def test_the_bracket_is_marked(typed: str, code: str, marked: str) -> None:
    """A bracket that doesn't fit, or that begins a text, is reported where it is."""
    actual_code, at, help = reported(typed)
    assert actual_code == code and at and marked.startswith(at) and help
