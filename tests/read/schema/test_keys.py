"""Keys that a mapping doesn't have, that it lacks, or that have no value."""

import pytest

from tests.read.reading import codes, only, report, reported


@pytest.mark.parametrize(
    ("block", "code", "marked", "help"),
    [
        ("Level: error", "E101", "Level", "did you mean `level`?"),
        ("symbolic name: SmtpSend", "E101", "symbolic name", "did you mean `symbolic_name`?"),
        ("Ebene: error", "E102", "Ebene", "write `level`"),
        ("Stufe: error", "E102", "Stufe", "write `level`"),
        ("title: Off", "E103", "title", "it belongs under `cases` or `references`"),
        ("run: Get-Queue", "E103", "run", "it belongs under `command`"),
        ("foo: 1", "E101", "foo", "see the reference of all keys; delete it if it is a note of your own"),
        ("explanation:\n  en: Off.\n  level: error", "E103", "level", "begin it at the margin, like `explanation`"),
        ("related:\n  - {event: Demo/2, level: error}", "E103", "level", "indent it like the first key of the file"),
        ("summary: {en: Off., ger: Aus.}", "E106", "ger", "write `de` or `en`"),
        ("translation: {de: {stale: []}}", "E101", "stale", "write `draft`, `machine` or `reviewed`"),
        ("insertions: [{name: a, en: b, exmple: c}]", "E101", "exmple", "did you mean `example`?"),
        ("insertions: [{name: a, en: b, hue: 5}]", "E101", "hue", "write `codes`, `de`, `en`, `example` or `name`"),
        ("references: [{title: A}]", "E104", "{title: A}", "write url: https://…"),
    ],
)  # fmt: skip
def test_a_wrong_key_is_reported_with_the_right_one(block: str, code: str, marked: str, help: str) -> None:
    """A key that doesn't belong is reported with the key, or the place, that does."""
    assert reported(block) == (code, marked, help)


@pytest.mark.parametrize(
    ("block", "help"),
    [
        ("summary: {en: Off, on, de: Aus}", 'en: "Off, on"'),
        ("summary: {en: Off, de: Aus, an, aus}", 'de: "Aus, an, aus"'),
        ("summary: {de: Aus, weil es so ist, en: Off}", 'de: "Aus, weil es so ist"'),
        ("summary: {de: Aus, so steht es da: aus, en: Off}", 'de: "Aus, so steht es da"'),
        ("insertions: [{name: a, en: one, two}]", 'en: "one, two"'),
    ],
)
def test_a_text_that_commas_cut_is_offered_whole(block: str, help: str) -> None:
    """A comma in braces is reported once for a text, with the text in quotation marks."""
    code, _, actual_help = reported(block)
    assert code == "E024" and actual_help.endswith(help)


def test_two_texts_that_commas_cut_are_two_mistakes() -> None:
    """Each text in braces has a diagnostic of its own."""
    assert codes("summary: {en: Yes, no, de: Ja, nein}") == ["E024", "E024"]


def test_a_missing_key_is_reported_at_its_item() -> None:
    """What an item lacks is reported at the item's first key, with an example."""
    diagnostic = only("related:\n  - event: Demo/2\n    relation: follows\n  - event: Demo/2")
    assert (diagnostic.rule.code, diagnostic.place.line, diagnostic.message) == (
        "E104",
        8,
        "`relation` is missing in this item of `related`",
    )


@pytest.mark.parametrize(
    "block", ["channel:", "channel: ~", "channel: null", 'channel: ""', "keywords: []", "summary: {}"]
)
def test_a_key_without_a_value_is_reported(block: str) -> None:
    """Nothing is nothing, however it is written."""
    assert codes(block) == ["E105"]


def test_an_insertion_string_that_nobody_uses_may_be_empty() -> None:
    """An empty item of `insertions` is for a number that no message uses."""
    assert report("message: Off %2.\ninsertions: [null, {name: a, en: b}]") == []


def test_an_empty_item_is_reported_at_its_dash() -> None:
    """A dash with nothing after it is marked."""
    diagnostic = only("keywords:\n  - Audit\n  -\n")
    assert (diagnostic.rule.code, diagnostic.place.line) == ("E105", 7)
