"""Pastes for tests: the words of all languages, samples of the formats, cases of our own, what is read."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from eventkb.lookup.entries import entries
from eventkb.lookup.entry import Entry
from eventkb.lookup.families import FAMILIES
from eventkb.lookup.words import PasteWords, merged
from eventkb.read.yaml import parse
from tests.catalogues import LANGUAGES, ROOT

CASES = {folder.name: folder for folder in sorted((ROOT / "tests/lookup/cases").iterdir())}
SAMPLES = sorted(path for path in (ROOT / "tests/pastes").rglob("*.txt"))
EXPECTED = json.loads((ROOT / "tests/pastes/expected.json").read_text("utf-8"))
FORMATS: dict[str, dict[str, object]] = {
    path.stem: parse(path.read_text("utf-8"), path.name).value
    for path in sorted((ROOT / "templates/formats").glob("*.yml"))
}
"""The formats as their files describe them, by name."""
NAMES = parse((ROOT / "templates/lookup/names.yml").read_text("utf-8"), "names.yml").value
WORDS: PasteWords = merged(LANGUAGES, NAMES, FORMATS)


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample in the file of a format: a pasted text, and the entries that must be read from it."""

    name: str
    text: str
    reads: list[dict[str, object]]


def read(path: Path) -> str:
    """A file as text, its line ends as they are."""
    return path.read_bytes().decode("utf-8")


def case(name: str) -> str:
    return read(CASES[name] / "input.txt")


def samples(formats: dict[str, dict[str, object]]) -> Iterator[Sample]:
    """The samples of some formats. An entry has its file's format, unless it names another."""
    for name, data in formats.items():
        for written in data.get("samples", []):  # type: ignore[attr-defined]
            reads = [{"format": name, **entry} for entry in written["reads"]]
            yield Sample(f"{name}: {written['name']}", written["text"], reads)


def sample(format: str, name: str) -> str:
    """The text of a sample of a format."""
    return next(sample.text for sample in samples(FORMATS) if sample.name == f"{format}: {name}")


def plain(entry: Entry) -> dict[str, object]:
    """An entry as JSON has it, without the fields that say nothing."""
    values = json.loads(json.dumps(asdict(entry)))
    return {field: value for field, value in values.items() if value not in (None, [])}


def first(text: str) -> Entry:
    return entries(text, WORDS)[0]


def parsed(text: str, *names: str) -> tuple[Entry, ...]:
    """The entries that the family of some formats reads in a text when these alone are asked."""
    formats = [format for format in WORDS.formats if format.name in names]
    return FAMILIES[formats[0].family](text, formats, WORDS)
