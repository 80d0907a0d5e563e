"""Values of the wrong shape are reported with the line to type."""

import pytest

from tests.read.reading import codes, report, reported


@pytest.mark.parametrize(
    ("block", "code", "help"),
    [
        ("channel:\n  - Application", "E108", '"Application"'),
        ("channel: 5", "E123", 'put it in quotation marks: channel: "5"'),
        ("channel: true", "E123", 'put it in quotation marks: channel: "true"'),
        ("channel: {en: Application}", "E109", 'write channel: "Application"'),
        ("message: 1.50", "E123", 'put it in quotation marks: message: "1.50"'),
        ("message: [Off]", "E108", '"[Off]"'),
        ("summary:\n  - en: Off.\n  - de: Aus.", "E113", "remove the dash or the brackets"),
        ("summary: 5", "E107", "en: 5"),
        ("summary:\n  en:Off.", "E039", "write en: Off."),
        ("summary: [[Demo/2]]", "E026", 'summary: "[[Demo/2]]"'),
        ("versions: 1.0", "E122", 'put it in quotation marks: versions: ["1.0"]'),
        ("versions: [1.0, 2.0]", "E122", 'put it in quotation marks: versions: ["1.0", "2.0"]'),
        ("versions: [true]", "E123", '"true"'),
        ('versions: "1.0"', "E110", 'put it in brackets: versions: ["1.0"]'),
        (
            "related: Demo/2",
            "E110",
            "write its items with their keys, as in related: [{event: Backup/1002, relation: follows}]",
        ),
        ("qualifiers: 0xC0040001", "E110", "put it in brackets: qualifiers: [0xC0040001]"),
        (
            "references:\n  title: A\n  url: https://a.example",
            "E111",
            "begin each item with a dash, as in `- title: …`",
        ),
        (
            "user_action: Switch it on.",
            "E112",
            'write it as an action: user_action: {actions: [{text: {en: "Switch it on."}}]}',
        ),
        ("user_action:\n  actions:\n    - use:check-the-log", "E039", "write use: check-the-log"),
        ("related: [[Demo/2]]", "E113", "remove the dash or the brackets"),
    ],
)
def test_the_line_to_type_is_offered(block: str, code: str, help: str) -> None:
    """A list, a text, a number or keys in the wrong place are reported with what belongs there."""
    actual_code, _, actual_help = reported(block)
    assert actual_code == code and actual_help.endswith(help)


@pytest.mark.parametrize("block", ['versions: ["1.0"]', "channel: no", "message: {en: Off}", "message: 'yes'"])
def test_what_has_its_shape_is_not_reported(block: str) -> None:
    """Words that other programs take for truth values are texts here."""
    assert report(block) == []


def test_every_list_of_versions_is_reported() -> None:
    """Versions without quotation marks are reported once a list, not once a file."""
    block = "versions: [1.0, 2.0]\nvariants:\n  - versions: [2.0]\n    message: Off."
    assert codes(block) == ["E122", "E122"]
