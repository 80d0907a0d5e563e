"""Runs commands as people do, each test in its own copy of this project, and captures their output and exit code."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eventkb.cli import eventkb
from eventkb.publish import replace
from tests.site.conftest import PARTS, copy, few_codes, with_pages, write

Run = Callable[..., Result]

SOUND = "source: Demo\nid: 1\nmessage: {en: It has begun., de: Es hat begonnen.}\n"
WARNED = "source: Demo\nid: 1\nmessage: {en: '%1 has begun.'}\nexplanation: {en: Somebody has begun it.}\n"
BROKEN = "source: Demo\nid: 2\nmesage: {en: It has ended., de: Es ist zu Ende.}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one event and without a list of addresses, as the working directory.

    Each test has its own, since commands leave files beside those that a test looks at: an index, a former generation.
    """
    project = copy(tmp_path / "project", *PARTS)
    define(project, 1, SOUND)
    monkeypatch.chdir(project)
    return project


@pytest.fixture
def rendered(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of a test that builds a site: what the engine makes of its pages is there, and it has few codes."""
    with_pages(folder, tmp_path_factory)
    write(folder, few_codes())
    return folder


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
