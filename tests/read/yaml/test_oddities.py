"""What YAML reads without a word although a person meant something else."""

import pytest

from tests.read.reading import parsed, report, reported


@pytest.mark.parametrize(
    ("block", "code", "marked"),
    [
        ("level: error\nlevel: warning", "E044", "level"),
        ("summary: {en: One, en: Two}", "E044", "en"),
        ("symbolic_name: 007", "E045", "007"),
        ("keywords: [-01]", "E045", "-01"),
        ("summary: &one\n  en: One.", "E046", "&one"),
        ("channel: *one", "E047", "*one"),
        ("symbolic_name: !!binary 5", "E048", "!!binary"),
        ("symbolic_name: !off now", "E033", "!"),
        ("message: &off now", "E032", "&"),
        ("summary: {<<: {en: One.}}", "E049", "<<"),
        ("? [a, b]\n: One.", "E050", "["),
        ("message: {{connector}}", "E028", "{{"),
        ("summary: {en:One.}", "E039", "en:One."),
        ("versions:\n  -one: 1", "E040", "-one"),
        ("channel: Application #now", "E035", "#now"),
        ('message: "C:\\temp is full."', "E022", '"C:\\temp is full."'),
        ('message: "Off\\u200b."', "E005", '"Off\\u200b."'),
        ('message: "Off\\0."', "E003", '"Off\\0."'),
    ],
)
def test_an_oddity_is_reported(block: str, code: str, marked: str) -> None:
    """Each oddity is reported under its own rule, at the characters that are odd, and alone."""
    assert reported(block)[:2] == (code, marked)


@pytest.mark.parametrize(
    "block",
    [
        "channel: Application  # as on every server",
        'message: "50 % & more! # *all*"',
        "message: |\n  *bold* & !important\n  007 #5",
        'symbolic_name: "007"',
        'message: "one\\ttwo\\\\three"',
        'keywords: ["0", "10"]',
    ],
)
def test_what_is_meant_so_is_no_oddity(block: str) -> None:
    """Comments with a blank, and signs within a text, are as they should be."""
    assert report(block) == []


def test_a_second_event_is_one_mistake() -> None:
    """An event that is pasted below another is reported once, and not for each key."""
    event = "source: Demo\nid: 1\nmessage: Off.\nlevel: error\n"
    [diagnostic] = parsed(event + event).diagnostics
    assert (diagnostic.rule.code, diagnostic.place.line) == ("E140", 5)


def test_lines_pasted_twice_are_one_mistake() -> None:
    """Lines of a text that are pasted twice are reported once."""
    assert reported("summary:\n  en: One.\n  de: Eins.\n  en: One.\n  de: Eins.")[:2] == ("E044", "en")


def test_a_directive_below_a_comment_is_found() -> None:
    """A line for the YAML reader is reported wherever it is above the definition."""
    [diagnostic] = parsed("# comment\n%YAML 1.1\n---\na: 1\n").diagnostics
    assert diagnostic.rule.code == "E052"
