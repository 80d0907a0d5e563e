"""Projects to build in: copies of this one, with its own events or with others."""

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from eventkb.cli import eventkb
from eventkb.engines.chosen import Chosen
from eventkb.engines.pagefind import Pagefind
from eventkb.pipeline import Built, Order, build
from eventkb.pipeline.project import Engines
from eventkb.pipeline.render import COMPLETE
from eventkb.stock import CODES, SUPPLIED
from tests.sample import thin_out

ROOT = Path(__file__).parents[2]
PARTS = ("docs", "words", "mkdocs.yml", "mkdocs.de.yml")
ONE_STUB = {"events/Demo/1.yml": "source: Demo\nid: 1\nmessage: {en: It has begun., de: Es hat begonnen.}\n"}
ONE_ARTICLE = {"events/Demo/1.yml": ONE_STUB["events/Demo/1.yml"] + "explanation: {en: Why., de: Darum.}\n"}

ENGINE = "EVENTKB_TEST_ENGINE"
"""The variable of the environment that names the engine which all tests of sites use, see `make engines`."""

LANGUAGES = ("en", "de")

Project = Callable[[Mapping[str, str]], Path]


def copy(folder: Path, *parts: str) -> Path:
    """Copies parts of this project into a folder."""
    for part in parts:
        source, target = ROOT / part, folder / part
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copyfile(source, target)
    choose(folder, os.environ.get(ENGINE, ""))
    return folder


def choose(folder: Path, engine: str) -> None:
    """Says in a project's settings which engine renders it, where that is not the usual one."""
    settings = folder / "mkdocs.yml"
    text = settings.read_text("utf-8") if settings.exists() else ""
    if engine and "    engine:" not in text:
        settings.write_text(text.replace("  eventkb:\n", f"  eventkb:\n    engine: {engine}\n"), "utf-8")


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def few_codes() -> dict[str, str]:
    """The package's code tables with a few codes each, in their places: the pages of ten thousand codes would take a
    third of each build, and would always be the same."""
    tables = {file.name: json.loads(file.read_bytes()) for file in sorted((SUPPLIED / CODES).glob("*.json"))}
    return {f"{CODES}/{name}": json.dumps({**table, "codes": table["codes"][:3]}) for name, table in tables.items()}


@pytest.fixture
def project(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Makes a project with the given definitions, this one's pages and templates, and a few codes."""

    def made(files: Mapping[str, str]) -> Path:
        folder = copy(tmp_path / "project", *PARTS)
        with_pages(folder, tmp_path_factory)
        write(folder, {**few_codes(), **files})
        return folder

    return made


def sampled(folder: Path) -> Path:
    """Copies this project with the part of its catalogue that has every form."""
    copy(folder, *PARTS, "events")
    thin_out(folder / "events")
    return folder


def built_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first of the processes that run tests makes, and the others wait for; no test changes it."""
    run = factory.getbasetemp()
    run = run.parent if "PYTEST_XDIST_WORKER" in os.environ else run
    folder, complete = run / name, run / f"{name}.complete"
    with (run / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not complete.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            complete.touch()
    return folder


PAGES = ".cache/eventkb/pages"


def with_pages(folder: Path, factory: pytest.TempPathFactory) -> None:
    """Gives a project what the engine makes of this one's pages. Rendering them is most of what a small build costs."""

    def make(rendered: Path) -> None:
        write(copy(rendered, *PARTS), ONE_ARTICLE)
        assert built(rendered, only=("articles",)).pages

    for kept in (built_once(factory, "rendered", make) / PAGES).iterdir():
        target = folder / PAGES / kept.name
        if not (target / COMPLETE).exists():
            shutil.copytree(kept, target, copy_function=shutil.copyfile, dirs_exist_ok=True)


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project with events of every form, built once with everything that is published."""

    def make(folder: Path) -> None:
        assert built(sampled(folder)).pages

    return built_once(tmp_path_factory, "whole", make)


URL = "https://kb.example.org/sub/"
SHARED = (
    "articles", "listings", "permalinks", "api", "markdown", "full", "feeds", "welcome", "sitemap", "cards", "setup"
)  # fmt: skip


@pytest.fixture(scope="session")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site, built for a known address; its folder."""

    def make(folder: Path) -> None:
        place_at(sampled(folder), URL)
        assert built(folder, only=SHARED).pages

    return built_once(tmp_path_factory, "addressed", make) / "site"


def place_at(folder: Path, url: str) -> None:
    """Says in the configurations where the site will stand, and who hears of weaknesses."""
    for name, locale in (("mkdocs.yml", "en"), ("mkdocs.de.yml", "de")):
        config = folder / name
        text = config.read_text("utf-8").replace('site_url: ""', f"site_url: {url}{locale}/")
        contact = "    security_contact: mailto:a@example.org\n    security_expires: '2030-01-31'\n    edit_url:"
        config.write_text(text.replace("    edit_url:", contact), "utf-8")


def built(folder: Path, **given: object) -> Built:
    """Builds a project without showing progress."""
    return build(Order(root=folder, **given), Engines(Chosen(folder), Pagefind()), lambda stage, done, total: None)  # type: ignore[arg-type]


def pages(site: Path) -> dict[str, bytes]:
    """All files of a site with their bytes."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def example(folder: Path, name: str) -> Path:
    """A new project in a folder that begins with one of the package's catalogues, as `eventkb init` makes it."""
    made = CliRunner().invoke(eventkb, ["init", str(folder), "--example", name])
    assert made.exit_code == 0, made.output
    return folder
