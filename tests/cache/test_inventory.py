"""What `eventkb cache` lists and deletes."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from eventkb.cache import FOLDER
from eventkb.cache.inventory import forget, kept_of
from eventkb.cli.cache import command


def _project(root: Path) -> Path:
    folder = root / FOLDER
    (folder / "pages/en-1").mkdir(parents=True)
    (folder / "pages/en-1/index.html").write_bytes(b"x" * 2_000_000)
    (folder / "lookup.index").write_bytes(b"x" * 500_000)
    (folder / "build.lock").touch()
    return folder


def test_what_is_kept_is_listed_with_its_size(tmp_path: Path) -> None:
    """Files and folders are listed with what they are for; a lock is not."""
    _ = _project(tmp_path)
    listed = {kept.name: (kept.size, bool(kept.part.purpose)) for kept in kept_of(tmp_path)}
    assert listed == {"lookup.index": (500_000, True), "pages": (2_000_000, True)}


def test_all_is_forgotten_but_the_lock(tmp_path: Path) -> None:
    """A lock stays, since another command may hold it."""
    folder = _project(tmp_path)
    forget(tmp_path)
    assert [path.name for path in folder.iterdir()] == ["build.lock"]


def test_a_project_without_a_cache_has_nothing_kept(tmp_path: Path) -> None:
    """Nothing is listed where nothing was kept yet."""
    assert kept_of(tmp_path) == ()


def test_the_command_shows_and_clears(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`eventkb cache` prints sizes and limits, and nothing about what it doesn't know; `--clear` deletes."""
    (_project(tmp_path) / "of-tomorrow").write_bytes(b"x" * 100_000)
    monkeypatch.chdir(tmp_path)
    listed = CliRunner().invoke(command, []).output
    assert "2.0 MB  pages" in listed and "at most: those of the last build, in each language" in listed
    assert "0.1 MB  of-tomorrow\n" in listed
    assert "2.6 MB deleted" in CliRunner().invoke(command, ["--clear"]).output
    assert kept_of(tmp_path) == ()
