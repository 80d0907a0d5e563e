"""Pastes for tests: the words of all languages, cases of our own, samples nobody here wrote, and what comes of them.

Run as a program it writes `words.json`, by which the tests of the scripts read pastes without knowing YAML.
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from eventkb.lookup.entries import entries
from eventkb.lookup.entry import Entry
from eventkb.lookup.words import PasteWords, merged, plain
from eventkb.read.yaml import parse
from tests.catalogues import LANGUAGES, ROOT

FORMATS_FILE = ROOT / "templates/lookup/formats.yml"
WORDS_FILE = ROOT / "tests/lookup/words.json"
CASES = {folder.name: folder for folder in sorted((ROOT / "tests/lookup/cases").iterdir())}
SAMPLES = sorted(path for path in (ROOT / "tests/pastes").rglob("*.txt"))
EXPECTED = json.loads((ROOT / "tests/pastes/expected.json").read_text("utf-8"))
WORDS: PasteWords = merged(LANGUAGES, parse(FORMATS_FILE.read_text("utf-8"), FORMATS_FILE.name).value)

Parse = Callable[[str, PasteWords], tuple[Entry, ...]]


def read(path: Path) -> str:
    """A file as text, its line ends as they are."""
    return path.read_bytes().decode("utf-8")


def case(name: str) -> str:
    return read(CASES[name] / "input.txt")


def told(entry: Entry) -> dict[str, object]:
    """What an entry says, as JSON has it, without the fields that say nothing."""
    found = json.loads(json.dumps(asdict(entry)))
    return {field: value for field, value in found.items() if value not in (None, [])}


def first(text: str) -> Entry:
    return entries(text, WORDS)[0]


def words_file() -> str:
    return json.dumps(plain(WORDS), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    WORDS_FILE.write_text(words_file(), encoding="utf-8")
