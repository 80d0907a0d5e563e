"""What the architecture page says that an extension touches is enough: two rows of its table are walked."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from eventkb.cli import eventkb
from tests.site.conftest import ONE_ARTICLE, PARTS, ROOT, built, copy, write

FORMAT = """\
family: pattern
order: 70
pattern: "LOG ([A-Za-z]+) #([0-9]+): (.*)"
groups: [source, id, message]
samples:
  - name: a line
    text: "LOG Demo #1: It has begun."
    reads: [{source: Demo, id: 1, message: It has begun.}]
"""


def touched(wanted: str) -> list[str]:
    """The files that a row of the table names first: what must be there, before what is optional."""
    page = (ROOT / "docs/architecture/README.md").read_text("utf-8")
    row = re.search(rf"^\| {wanted} \| (.*) \|$", page, re.MULTILINE)
    assert row, wanted
    return re.findall(r"`([^`]+)`", row[1].split(".", 1)[0] if wanted == "a paste format" else row[1].split(" (in")[0])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = copy(tmp_path / "project", *PARTS)
    write(folder, ONE_ARTICLE)
    return folder


def test_a_language_needs_the_files_of_its_row(project: Path) -> None:
    """Settings, a file of words, even an almost empty one, and one page; no Python."""
    settings, words, page = touched("a language")
    german = (project / "mkdocs.de.yml").read_text("utf-8")
    french = german.replace("docs/de", "docs/fr").replace("site/de", "site/fr").replace("language: de", "language: fr")
    write(project, {settings: french, words: "name: Français\n", page: "# Qui nous sommes\n"})
    assert built(project).locales == ("en", "de", "fr")
    assert "Français" in (project / "site/en/demo/1/index.html").read_text("utf-8")


def test_a_paste_format_needs_the_file_of_its_row(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines in a form that nobody here has seen are read, without any code."""
    (folder,) = [name for name in touched("a paste format") if name == "formats/"]
    monkeypatch.chdir(project)
    line = "LOG Demo #1: It has begun.\nLOG Demo #1: It has begun."
    before = CliRunner().invoke(eventkb, ["lookup", line, "--format", "json"]).stdout
    write(project, {f"{folder}house.yml": FORMAT})
    after = CliRunner().invoke(eventkb, ["lookup", line, "--format", "json"]).stdout
    assert before.count('"event"') < after.count('"event"') == 2
