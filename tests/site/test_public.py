"""`build --public` and `export --public`: nothing of a house's own notes is in any output, also with full caches."""

import gzip
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from eventkb import load, render
from tests.beside import OURS, SETTINGS, THEIRS, house

WORDS = (
    "Zebrafinch", "Zebrafink", "Quokkalink", "Quokkaverweis", "okapi.house.example", "Tapirteam", "Tapirgruppe",
    "numbat@house.example", "12 34 987", "axolotl.house.example", "Pangolin",
)  # fmt: skip
NOTE = """\
note:
  en: Zebrafinch first, then [[Demo/2]].
  de: Zebrafink zuerst, dann [[Demo/2]].
links: [{title: {en: Quokkalink, de: Quokkaverweis}, url: "https://okapi.house.example/runbook"}]
contacts:
  - {who: {en: Tapirteam, de: Tapirgruppe}, mail: numbat@house.example, phone: "12 34 987"}
  - {who: Pangolin, url: "https://axolotl.house.example/"}
"""
NOTES = {"Demo/1.note.yml": NOTE, "House/7.note.yml": NOTE, "Demo/3.note.yml": NOTE}

pytestmark = pytest.mark.slow


def run(root: Path, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "eventkb", *arguments], cwd=root, check=True, capture_output=True)


def leaks(folder: Path) -> dict[str, set[str]]:
    """The words of notes in each file of a folder, also in compressed ones; letter case does not count."""
    files = (file for file in ([folder] if folder.is_file() else folder.rglob("*")) if file.is_file())
    words_by_file = {file.relative_to(folder).as_posix(): set(_words_in(file)) for file in files}
    return {name: words for name, words in words_by_file.items() if words}


def _words_in(file: Path) -> Iterator[str]:
    data = file.read_bytes()
    if data.startswith(b"\x1f\x8b"):
        data = gzip.decompress(data)
    text = f"{file.name}\n{data.decode('utf-8', 'replace')}\n{data.decode('utf-16', 'replace')}".casefold()
    return (word for word in WORDS if word.casefold() in text)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house's project with notes, built for its own people first, so that all caches are full."""
    root = house(tmp_path_factory.mktemp("public"), {**OURS, **NOTES}, THEIRS, SETTINGS)
    run(root, "build", "--site-dir", "inside")
    return root


def test_inside_the_notes_are_in_every_output_that_has_texts(project: Path) -> None:
    """Otherwise the search below would prove nothing."""
    there = leaks(project / "inside")
    for name in ("en/demo/1/index.html", "de/demo/1/index.html", "en/demo/1/index.md", "en/demo/3/index.html"):
        assert name in there
    assert {"api/v1/events/demo-1.json", "api/v1/events.ndjson.gz", "llms-full.txt"} <= {
        name.removeprefix("en/") for name in there
    }
    fragments = [words for name, words in there.items() if name.endswith(".pf_fragment")]
    assert any({"Zebrafink", "Tapirgruppe"} <= words for words in fragments)


def test_for_the_public_no_output_has_a_word_of_them(project: Path) -> None:
    """Pages, JSON, Markdown, feeds, full text, lookup, downloads, pictures, and what was there before."""
    run(project, "build", "--site-dir", "outside")
    assert leaks(project / "outside")
    run(project, "build", "--public", "--site-dir", "outside")
    assert leaks(project / "outside") == {}


def test_exports_for_the_public_have_no_word_of_them(project: Path) -> None:
    """Whatever the target."""
    for form in ("csv", "sqlite", "opensearch", "typesense", "meilisearch", "groonga"):
        run(project, "export", form, "--public", "--output", f"exported-{form}")
        assert leaks(project / f"exported-{form}") == {}


def test_programs_get_none_for_the_public(project: Path) -> None:
    """As the server for assistants, which renders articles in the same way."""
    assert "Zebrafinch" in render(load(project), "Demo/1")
    assert "Zebrafinch" not in render(load(project, public=True), "Demo/1")
