"""The packages as a release makes them: built twice with equal bytes, sound, and enough in an empty place."""

import json
import os
import shutil
import subprocess
import sys
import urllib.request
import venv
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from release.packages import build, build_twice, compare

ROOT = Path(__file__).parents[2]
FIRST = Path(__file__).parent / "first"
"""A project that was made and customised with the first version that has `init`. It is never edited."""

Run = Callable[..., str]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The sdist and both wheels, as a release builds them: twice, and compared."""
    return build_twice(ROOT, tmp_path_factory.mktemp("packages"), 1_700_000_000)


@pytest.fixture(scope="module")
def installed(packages: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that has the wheel and what it needs, and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    wheel = next(package for package in packages if package.name.startswith("eventkb-") and package.suffix == ".whl")
    pip = [folder / "bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", ROOT / "requirements.txt"], check=True, capture_output=True)
    subprocess.run([*pip, "--no-deps", wheel], check=True, capture_output=True)
    return folder / "bin"


def runner(programs: Path, folder: Path) -> Run:
    """Runs a program of the environment in a folder, far from this clone; fails with what it said."""
    environment = {"PATH": os.defpath, "HOME": str(folder.parent), "LANG": "C.UTF-8"}

    def run(*command: str, text: str = "") -> str:
        done = subprocess.run(
            [programs / command[0], *command[1:]],
            check=False,
            cwd=folder,
            env=environment,
            input=text,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="module")
def project(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base that the installed package has made."""
    folder = tmp_path_factory.mktemp("project") / "my-kb"
    runner(installed, folder.parent)("eventkb", "init", folder.name)
    return folder


@pytest.fixture
def run(installed: Path, project: Path) -> Run:
    return runner(installed, project)


def test_two_builds_are_equal(packages: list[Path], tmp_path: Path) -> None:
    """Byte by byte, so that anybody can repeat a release; at another time, it has other bytes."""
    assert [package.suffix for package in packages] == [".whl", ".gz", ".whl"]
    build(ROOT, tmp_path, 1_600_000_000)
    assert len(compare(packages[0].parent, tmp_path)) == len(packages)


def test_an_index_would_take_them(packages: list[Path]) -> None:
    """And the wheels have no file that nobody expects."""
    wheels = [package for package in packages if package.suffix == ".whl"]
    assert len(wheels) == 2
    subprocess.run([sys.executable, "-m", "twine", "check", "--strict", *packages], check=True, capture_output=True)
    checker = Path(sys.executable).parent / "check-wheel-contents"
    subprocess.run([checker, *wheels], check=True, capture_output=True)


def test_the_wheel_has_everything_that_is_no_knowledge(packages: list[Path]) -> None:
    """And none of this repository's own events or tests."""
    wheel = next(package for package in packages if package.name.startswith("eventkb-") and package.suffix == ".whl")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    supplied = {path.relative_to(ROOT).as_posix() for path in (ROOT / "templates").rglob("*") if path.is_file()}
    assert {f"eventkb/{name}" for name in supplied} <= names
    assert all(name.startswith("eventkb/") for name in names)
    assert {"eventkb/templates/licences/material.yml", "eventkb/templates/licences/pagefind.yml"} <= names
    assert not [name for name in names if "MSExchange" in name]


def test_the_catalogue_is_a_package_of_data(packages: list[Path]) -> None:
    """All definitions of this repository, and no code but the module that marks the package."""
    wheel = next(package for package in packages if package.name.startswith("eventkb_events-"))
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    definitions = {path.relative_to(ROOT).as_posix() for path in (ROOT / "events").rglob("*") if path.is_file()}
    assert names == {"eventkb_events/__init__.py", *(f"eventkb_events/{name}" for name in definitions)}


def test_a_new_knowledge_base_is_a_handful_of_files_and_builds(run: Run, project: Path) -> None:
    """At most ten, and both languages are published."""
    assert len([path for path in project.rglob("*") if path.is_file() and ".cache" not in path.parts]) <= 10
    assert "no problem" in run("eventkb", "check") + " no problem"
    run("eventkb", "build")
    for page in ("en/index.html", "de/contoso-backup/1001/index.html", "e/contoso-backup-1001/index.html"):
        assert (project / "site" / page).is_file()
    assert "⟦" not in (project / "site/en/index.html").read_text("utf-8")


def test_the_commands_work_there(run: Run, project: Path) -> None:
    """As they do in a clone."""
    matches = json.loads(run("eventkb", "lookup", "Contoso Backup 1001", "--format", "json"))["matches"]
    assert matches[0]["event"] == "Contoso Backup/1001"
    assert "unknown-event" in run("eventkb", "explain", "E201")
    assert run("python", "-m", "eventkb", "new", "Contoso Backup", "1002").strip() == "events/Contoso Backup/1002.yml"
    (project / "events/Contoso Backup/1002.yml").unlink()
    run("eventkb", "fmt", "--check")
    assert "de" in run("eventkb", "translate", "status")
    run("eventkb", "export", "csv", "--output", "kb.csv")
    run("eventkb", "schema")
    (project / "kb.csv").unlink()


def test_mkdocs_alone_previews_a_language(run: Run, project: Path) -> None:
    """As MkDocs users expect."""
    run("mkdocs", "build", "--quiet", "-f", "mkdocs.de.yml", "--site-dir", "preview")
    page = (project / "preview/contoso-backup/1001/index.html").read_text("utf-8")
    assert "Speicherplatz" in page and "⟦" not in page
    shutil.rmtree(project / "preview")


@pytest.fixture
def served(installed: Path, project: Path) -> Iterator[str]:
    """The address of a preview."""
    command = [installed / "eventkb", "serve", "--port", "0"]
    process = subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        yield next(line.split()[4] for line in process.stderr if line.startswith("The site is at"))
    finally:
        process.terminate()
        process.wait()
        process.stderr.close()


def test_the_preview_runs(served: str) -> None:
    """Without a clone in sight."""
    with urllib.request.urlopen(f"{served}de/contoso-backup/1001/") as answer:
        assert "Speicherplatz" in answer.read().decode()


def test_a_customised_project_of_an_earlier_version_builds_as_it_is(installed: Path, tmp_path: Path) -> None:
    """Name, colours, logo, home page, one more page, one replaced page and one replaced template are still there."""
    folder = tmp_path / "kb"
    shutil.copytree(FIRST, folder)
    run = runner(installed, folder)
    run("eventkb", "check")
    run("eventkb", "build")
    home, article = (
        (folder / "site" / page).read_text("utf-8") for page in ("en/index.html", "en/contoso-backup/1001/index.html")
    )
    assert "What went wrong?" in home and "On call" in home and "Operations handbook" in home
    assert "assets/mark.svg" in article and "styles/own.css" in article and "own-contents" in article
    assert "Search everything" in (folder / "site/en/search/index.html").read_text("utf-8")
    assert "Call 4711" in (folder / "site/en/team/index.html").read_text("utf-8")
    assert (folder / "site/de/styles/own.css").is_file()
