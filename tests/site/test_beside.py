"""The example on the page *Beside another catalogue*: its steps are followed, in the words of each language."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from eventkb.stock import SUPPLIED
from tests.catalogues import ROOT
from tests.sample import thin_out

BLOCK = re.compile(r"^```(sh|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"# (\S.*)\n")
NOTE = {"en": "Open a ticket with the storage team first", "de": "Eröffnen Sie zuerst ein Ticket beim Speicherteam"}
TITLE = {"en": "Our own note", "de": "Unsere eigene Notiz"}
ORIGIN = {"en": "From the catalogue", "de": "Aus dem Katalog"}

pytestmark = pytest.mark.slow


def blocks(locale: str) -> list[tuple[str, str]]:
    return BLOCK.findall((SUPPLIED / "docs" / locale / "beside.md").read_text("utf-8"))


def installed(folder: Path) -> Path:
    """The catalogue of this repository as pip would install it."""
    package = folder / "site-packages/eventkb_events"
    shutil.copytree(ROOT / "events", package / "events")
    thin_out(package / "events")
    shutil.copyfile(ROOT / "packages/events/eventkb_events/__init__.py", package / "__init__.py")
    return package.parent


def downloaded(packages: Path, into: Path) -> None:
    """A wheel with a newer state of one article, as `pip download` would fetch it."""
    into.mkdir()
    with zipfile.ZipFile(into / "eventkb_events-9.0.0-py3-none-any.whl", "w") as wheel:
        for file in packages.rglob("*.yml"):
            text = file.read_text("utf-8")
            changed = text.replace("level: error", "level: critical") if file.name == "474.yml" else text
            wheel.writestr(file.relative_to(packages).as_posix(), changed)


class Steps:
    """A person who follows the page: types its commands and writes its files."""

    def __init__(self, folder: Path) -> None:
        self.packages = installed(folder)
        self.here = folder
        self.said = ""

    def follow(self, kind: str, text: str) -> None:
        for line in text.splitlines() if kind == "sh" else ():
            self.type(line)
        if kind == "yaml":
            self.write(text)

    def type(self, line: str) -> None:
        if line.startswith("cd "):
            self.here /= line.removeprefix("cd ")
        elif line.startswith("pip download"):
            downloaded(self.packages, self.here / "new")
        elif not line.startswith("pip "):
            path = os.pathsep.join([str(self.packages), *sys.path])
            command = line.replace("eventkb ", f"{sys.executable} -m eventkb ", 1)
            environment = {**os.environ, "PYTHONPATH": path}
            done = subprocess.run(
                command, shell=True, check=False, cwd=self.here, env=environment, capture_output=True, text=True
            )
            assert done.returncode == 0, done.stderr
            self.said = done.stdout

    def write(self, text: str) -> None:
        """A whole file; or, in the settings, the one line that is new, below the plugin."""
        name = FILE.match(text)
        assert name
        file = self.here / name[1]
        if name[1] == "mkdocs.yml":
            line = next(line for line in text.splitlines() if "events:" in line)
            settings = file.read_text("utf-8")
            assert "  eventkb:\n" in settings
            text = settings.replace("  eventkb:\n", f"  eventkb:\n{line}\n", 1)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


@pytest.mark.parametrize("locale", ["en", "de"])
def test_the_example_is_true(locale: str, tmp_path: Path) -> None:
    """Inside, the note is above the article of the other catalogue; outside, nothing of it; an update names it."""
    steps = Steps(tmp_path)
    for kind, text in blocks(locale):
        steps.follow(kind, text)
    inside, outside = (steps.here / folder / locale for folder in ("inside", "outside"))
    page = (inside / "ese/474/index.html").read_text("utf-8")
    assert NOTE[locale] in page and TITLE[locale] in page and ORIGIN[locale] in page
    assert "events/ESE/474.yml" in page  # where that catalogue is edited
    public = (outside / "ese/474/index.html").read_text("utf-8")
    assert NOTE[locale] not in public and TITLE[locale] not in public and ORIGIN[locale] in public
    assert (outside / "contoso-backup/1001/index.html").exists()
    touched, _, changes = steps.said.partition("\n\n## ")
    assert "`events/ESE/474.note.yml`" in touched
    assert "+level: critical" in changes


def test_both_languages_have_the_same_steps() -> None:
    """Only titles differ."""
    english, german = ([text.replace("Unsere Ereignisse", "Our events") for _, text in blocks(x)] for x in ("en", "de"))
    assert english == german
