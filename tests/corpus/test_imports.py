"""Files that nobody of this project wrote: what is imported agrees with a count that shares no code with a reader."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from eventkb.importers import manifest, message_file
from eventkb.importers.harvest import ImportFault
from eventkb.importers.reading import Settings
from tests.cli.conftest import Run

IMPORTS = Path(__file__).parent / "imports"
MANIFESTS = sorted([*IMPORTS.glob("*.man"), *IMPORTS.glob("*.xml")])
MESSAGE_FILES = sorted(IMPORTS.glob("*.[mM]c"))
COUNTERS_ONLY = "windows-driver-samples-kcs-counters-only.man"
ARTICLES = {
    "backup-2937-half": {"ContosoBackup/2937"},
    "mail-1012-de": {"ContosoMail/1012"},
    "mail-1012-en": {"ContosoMail/1012"},
}


def named(path: Path) -> str:
    """The name of a test."""
    return path.name


def count_of_manifest(path: Path) -> tuple[int, int, int, int]:
    """Its providers, its events with a message, its events without one, and the values of maps that have words."""
    root = ElementTree.parse(path).getroot()
    strings = {
        f"$(string.{text.get('id')})" for text in root.findall(".//{*}string") if (text.get("value") or "").strip()
    }
    providers = root.findall(".//{*}events/{*}provider")
    events = [event for provider in providers for event in provider.findall("{*}events/{*}event")]
    spoken = sum(event.get("message") in strings for event in events)
    maps = root.findall(".//{*}maps/*/{*}map")
    return len(providers), spoken, len(events) - spoken, sum(value.get("message") in strings for value in maps)


def count_of_message_file(path: Path) -> tuple[int, int]:
    """Its messages, and the texts of them that are more than blanks and escapes."""
    text = path.read_text("cp1252").partition("\x1a")[0]
    bodies = re.findall(
        r"^[ \t]*(?:[^;\n]*[ \t])?Language[ \t]*=[ \t]*\w+[ \t]*\n((?:.*\n)*?)\.[ \t]*$", text, re.M | re.I
    )
    identifiers = re.findall(r"^[ \t]*MessageId[ \t]*=", text, re.M | re.I)
    return len(identifiers), sum(bool(re.sub(r"%[n0t]|\s", "", body)) for body in bodies)


@pytest.mark.parametrize("path", [path for path in MANIFESTS if path.name != COUNTERS_ONLY], ids=named)
def test_a_manifest_has_as_many_events_as_its_xml(path: Path) -> None:
    """Providers, events with and without a message, and values of maps; nothing is left that was not understood."""
    harvest = manifest.read(path.read_bytes(), Settings(neutral="en"))
    codes = sum(len(table.codes) for table in harvest.tables)
    events = len(harvest.events), harvest.without_message
    assert (len(harvest.sources), *events, codes) == count_of_manifest(path)
    assert harvest.problems == ()


def test_a_manifest_of_counters_has_no_events() -> None:
    """It says so, and doesn't claim to be damaged."""
    with pytest.raises(ImportFault, match="performance counters only"):
        manifest.read((IMPORTS / COUNTERS_ONLY).read_bytes(), Settings(neutral="en"))


@pytest.mark.parametrize("path", MESSAGE_FILES, ids=named)
def test_a_message_file_has_as_many_messages_as_its_text(path: Path) -> None:
    """Messages, and their texts in all languages."""
    harvest = message_file.read(path.read_bytes(), Settings(source="Source", neutral="en"))
    texts = sum(len(event.messages) for event in harvest.events)
    assert (len(harvest.events) + harvest.without_message, texts) == count_of_message_file(path)
    assert harvest.problems == ()


def state(project: Path) -> dict[Path, bytes]:
    """All definitions of a project."""
    return {path: path.read_bytes() for path in (project / "events").rglob("*") if path.is_file()}


@pytest.mark.slow
@pytest.mark.parametrize(
    "files",
    [
        ("manifest", *map(str, MANIFESTS)),
        ("mc", "--source", "Everything", *map(str, MESSAGE_FILES)),
        ("article", *[str(IMPORTS / f"sample-contoso{name}.txt") for name in ARTICLES]),
    ],
    ids=lambda files: files[0],
)
def test_a_second_import_changes_nothing(files: tuple[str, ...], run: Run, folder: Path) -> None:
    """What the first one wrote passes the check of its form, and is the same after the second one."""
    empty = state(folder).keys()
    first = run("import", *files)
    assert first.exit_code == 0, first.output
    assert "new" in first.stdout
    before = state(folder)
    assert "0 files changed" in run("import", *files).stdout
    assert state(folder) == before
    assert run("fmt", "--check", *(str(path) for path in sorted(before.keys() - empty))).exit_code == 0


@pytest.mark.slow
@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_becomes_the_event_that_it_is_about(name: str, run: Run, folder: Path) -> None:
    """A file of its own, below the folder of its source."""
    before = state(folder).keys()
    run("import", "article", str(IMPORTS / f"sample-contoso{name}.txt"))
    added = {path.relative_to(folder / "events").with_suffix("").as_posix() for path in state(folder).keys() - before}
    assert added & ARTICLES[name]
