"""Files of kinds, and which kind each file of definitions is read by."""

import pytest

from eventkb.read import kind, kind_of_file
from tests.kinds import KINDS, LOCALES, project

FILE = """\
title: Oracle
id: {name: Error, pattern: 'ORA-\\d{5}'}
levels: [{level: error, title: {en: Error, de: Fehler}, also: [1]}]
details: [id, source, level]
"""


def read(text: str) -> tuple[object, list[tuple[str, str]]]:
    value, diagnostics = kind("kinds/oracle.yml", text.encode(), LOCALES)
    return value, [(diagnostic.rule.code, diagnostic.help) for diagnostic in diagnostics]


def test_a_file_is_a_kind() -> None:
    """Its name is that of the file."""
    value, _ = kind("kinds/oracle.yml", FILE.encode(), LOCALES)
    assert value is not None and (value.name, value.id.pattern) == ("oracle", r"ORA-\d{5}")
    assert value.levels[0].also == ("1",)


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("details: [id, source, level]", "details: [id, origin]", "E120"),
        ("details: [id, source, level]", "details: [id, id]", "E334"),
        ("ORA-\\d{5}", "(ORA)-\\d{5}", "E333"),
        ("ORA-\\d{5}", "[A-", "E333"),
        ("ORA-\\d{5}", "(?i)ora", "E333"),
        ("ORA-\\d{5}", ".*", "E333"),
        ("levels: [", "levls: [", "E101"),
        ("title: Oracle\n", "", "E104"),
    ],
)
def test_a_mistake_is_reported_at_its_place(before: str, after: str, code: str) -> None:
    """Keys, values and patterns; the kind is then not used."""
    value, diagnostics = read(FILE.replace(before, after))
    assert value is None
    assert code in [reported for reported, _ in diagnostics]
    assert all(help for _, help in diagnostics)


def test_a_file_that_is_no_kind_is_reported() -> None:
    """Empty, or a list."""
    for text in ("", "- a\n"):
        value, diagnostics = read(text)
        assert value is None and [code for code, _ in diagnostics] == ["E142"]


def test_each_file_is_read_by_the_kind_of_its_source() -> None:
    """Shared texts may have the shells of all kinds."""
    files = {
        "events/kernel/source.yml": b"name: kernel\nkind: syslog\n",
        "events/kernel/oom.yml": b"",
        "events/Demo/7.yml": b"",
        "events/shared/look.yml": b"",
    }
    kind_of = kind_of_file(files, KINDS, lambda _: "events")
    assert [kind_of(file).name for file in files] == ["syslog", "syslog", "windows", ""]
    assert {"bash", "powershell"} <= {shell.name for shell in kind_of("events/shared/look.yml").shells}


SOURCE = b"name: App\nkind: application\n"


@pytest.mark.parametrize(
    ("kind_name", "event", "codes"),
    [
        ("application", "id: 01000\nmessage: x\n", []),
        ("application", "id: 1.10\nmessage: x\n", []),
        ("application", "id: [x]\nmessage: x\n", ["E331"]),
        ("application", "id: E1\nlevel: notice\nmessage: x\n", []),
        ("application", "id: E1\nlevel: verbos\nmessage: x\n", ["E120"]),
        ("syslog", "id: e1\nlevel: 3\nmessage: x\n", []),
        ("alert", "id: E1\nlevel: emergency\nmessage: x\n", ["E120"]),
        ("windows", "id: 65536\nmessage: x\n", ["E126"]),
    ],
)
def test_ids_and_levels_are_those_of_the_kind(kind_name: str, event: str, codes: list[str]) -> None:
    """What one kind has is a mistake in another."""
    files = {
        "events/App/source.yml": f"name: App\nkind: {kind_name}\n".encode(),
        "events/App/known.yml": f"- {event}".replace("\n", "\n  ").encode(),
    }
    assert [diagnostic.rule.code for diagnostic in project(files).reading.diagnostics] == codes


def test_the_cure_fits_the_kind() -> None:
    """Full identifiers go into `qualifiers` only where a kind has these."""
    event = {"events/Demo/known.yml": b"- id: 3221487623\n  message: x\n"}
    (diagnostic,) = project(event).reading.diagnostics
    assert diagnostic.help == "write id: 7, and the full identifier as qualifiers: [0xC0040007]"
