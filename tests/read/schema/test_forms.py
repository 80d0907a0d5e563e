"""Single values of the right shape that mean nothing, and what was meant."""

import pytest

from tests.read.reading import report, reported

GUID = "5d2b1dfa-1123-4c56-9e0f-8a7b6c5d4e3f"
WHOLE = "write the whole address, beginning with https:// and without spaces"


def seven(line: str) -> str:
    return f"# events/Demo/7.yml\n{line}"


def source(line: str) -> str:
    return f"# events/Demo/source.yml\nname: Demo\n{line}"


@pytest.mark.parametrize(
    ("block", "code", "help"),
    [
        ("level: eror", "E120", "did you mean `error`?"),
        ("level: Error", "E120", "did you mean `error`?"),
        ("level: Warnung", "E121", "write level: warning"),
        ("level: Überwachung erfolgreich", "E121", "write level: audit-success"),
        ("related: [{event: Demo/2, relation: siehe auch}]", "E121", "write relation: see-also"),
        ("related: [{event: Demo/2, relation: because}]", "E120", "did you mean `causes`?"),
        ("original_languages: [fr]", "E120", "write `de` or `en`"),
        (seven("id: '7'"), "E124", "write 7 without them"),
        (seven("id: '0x7'"), "E124", "write 0x7 without them"),
        (seven("id: Event 7"), "E125", "write the number alone: 7"),
        (seven("id: [7]"), "E125", "write a whole number, without anything else"),
        (seven("id: 7.0"), "E125", "write a whole number, without anything else"),
        (seven("id: -7"), "E126", "write a number from 0 to 65535"),
        (seven("id: 3221487623"), "E126", "write id: 7, and the full identifier as qualifiers: [0xC0040007]"),
        ("qualifiers: [0x1C0040007]", "E125", "write a number from 0 to 0xFFFFFFFF"),
        ("replaced_by: Demo 2", "E127", "write Demo/2, as in Backup/1002"),
        ("aliases: ['Demo#2']", "E127", "write Demo/2, as in Backup/1002"),
        ("aliases: [Demo]", "E127", "write its source, a slash and its ID, as in Backup/1002"),
        ("modified: 9.9.2012", "E128", "write modified: 2012-09-09"),
        ("modified: 2012/9/19", "E128", "write modified: 2012-09-19"),
        ("modified: 2012-09-19T10:30:00Z", "E128", "write modified: 2012-09-19"),
        ("modified: yesterday", "E128", "write it as in 2012-09-19"),
        ("modified: 2012-02-30", "E128", "write year, month and day, as in 2012-09-19"),
        ("insertions: [{name: Größe, en: a}]", "E129", "write name: gr_e"),
        (source("slug: MS Demo"), "E130", "write ms-demo"),
        (source(f'guid: "{{{GUID}}}"'), "E131", f"write guid: {GUID}"),
        ("references: [{title: A, url: www.a.example}]", "E132", "write url: https://www.a.example"),
        ("references: [{title: A, url: 'ftp://a.example'}]", "E132", WHOLE),
        ("translation: {de: {draft: [x]}}", "E133", "delete it; `eventkb translate` writes these lists"),
        ("channel: |\n  Application", "E134", 'write "Application"'),
        ("channel: ' Application'", "E134", 'write "Application"'),
    ],
)  # fmt: skip
def test_what_was_meant_is_offered(block: str, code: str, help: str) -> None:
    """A value that means nothing is reported with the one that was meant."""
    actual_code, _, actual_help = reported(block)
    assert (actual_code, actual_help) == (code, help)


@pytest.mark.parametrize(
    "block",
    [
        "channel: DNS Server",
        seven("id: 0x7"),
        "qualifiers: [0xC0040001, 0]",
        "level: audit-failure",
        "aliases: [MSExchange Store Driver/7, A/B/0]",
        "modified: '2012-09-19'",
        'translation: {de: {reviewed: ["0f343b0931ab"], machine: []}}',
    ],
)
def test_what_has_its_form_is_not_reported(block: str) -> None:
    """Identifiers in hexadecimal digits, dates and keys of events are read as they are written."""
    assert report(block) == []
