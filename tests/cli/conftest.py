"""Runs commands as people do, in a copy of this project, and captures their output and exit code."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eventkb.cli import eventkb
from eventkb.publish import replace
from eventkb.publish.generations import base_of
from tests.site.conftest import PARTS, ROOT, copy, with_pages

Run = Callable[..., Result]

SOUND = "source: Demo\nid: 1\nmessage: {en: It has begun., de: Es hat begonnen.}\n"
WARNED = "source: Demo\nid: 1\nmessage: {en: '%1 has begun.'}\nexplanation: {en: Somebody has begun it.}\n"
BROKEN = "source: Demo\nid: 2\nmesage: {en: It has ended., de: Es ist zu Ende.}\n"


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One project for all tests."""
    return copy(tmp_path_factory.mktemp("commands") / "project", *PARTS)


@pytest.fixture
def folder(copied: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project with one event and without a list of addresses, as the working directory."""
    (copied / "addresses.txt").unlink(missing_ok=True)
    for name in ("site", base_of(copied / "site").name, "events"):
        shutil.rmtree(copied / name, ignore_errors=True)
    define(copied, 1, SOUND)
    with_pages(copied, tmp_path_factory)
    monkeypatch.chdir(copied)
    yield copied
    shutil.copyfile(ROOT / "mkdocs.yml", copied / "mkdocs.yml")
    shutil.rmtree(copied / "locales", ignore_errors=True)
    shutil.rmtree(copied / "overrides", ignore_errors=True)


@pytest.fixture
def run() -> Run:
    """Runs a command; an exception of eventkb fails the test."""

    def ran(*arguments: str) -> Result:
        return CliRunner().invoke(eventkb, arguments, prog_name="eventkb", catch_exceptions=False)

    return ran


def headed(text: str, schema: str = "definition") -> str:
    """The file of a source as eventkb writes it, with the line by which editors find its schema."""
    return f"# yaml-language-server: $schema=../../.cache/eventkb/schema/{schema}.json\n{text}"


def define(project: Path, number: int, definition: str) -> None:
    """Writes the file of an event atomically, as good editors do."""
    replace(project / f"events/Demo/{number}.yml", definition.encode())
