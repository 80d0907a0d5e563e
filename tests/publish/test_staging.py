"""A site is replaced as a whole or not at all."""

import os
from pathlib import Path

import pytest

from eventkb.publish import SiteFault, exchange, recover, stage, staged, staging, write


def published(site: Path, text: str) -> None:
    staged = stage(site, ())
    write(staged, "en/index.html", text.encode())
    exchange(staged, site)


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    """Pages that only the old site had are gone, and nothing is left beside the site."""
    site = tmp_path / "site"
    published(site, "old")
    write(site, "en/gone/index.html", b"gone")
    published(site, "new")
    assert (site / "en/index.html").read_text() == "new"
    assert not (site / "en/gone").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_without_an_exchange_in_one_step_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On systems that can't exchange folders, the result is the same."""
    monkeypatch.setattr(staging, "exchange_at_once", lambda first, second: False)
    site = tmp_path / "site"
    published(site, "old")
    published(site, "new")
    assert (site / "en/index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_of_somebody_else_is_never_replaced(tmp_path: Path) -> None:
    """A folder with other content is refused and kept."""
    site = tmp_path / "documents"
    write(site, "thesis.txt", b"three years")
    with pytest.raises(SiteFault, match="something other than a published site"):
        stage(site, ("en", "de"))
    assert (site / "thesis.txt").read_bytes() == b"three years"


def test_single_languages_built_there_before_may_be_replaced(tmp_path: Path) -> None:
    """A whole site replaces what `mkdocs build` wrote into site/en."""
    site = tmp_path / "site"
    write(site, "en/index.html", b"preview")
    exchange(stage(site, ("en", "de")), site)
    assert not (site / "en").exists()


def test_a_build_killed_between_two_renames_is_fixed_by_the_next(tmp_path: Path) -> None:
    """The old site is restored from its other name, and an unfinished new one is deleted."""
    dead = 2**22 + 1  # above the largest process number of Linux
    site = tmp_path / "site"
    write(tmp_path / f".eventkb-old-{dead}-site", "en/index.html", b"old")
    write(tmp_path / f".eventkb-new-{dead}-site", "en/index.html", b"half")
    recover(site)
    assert (site / "en/index.html").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_build_that_is_still_running_is_left_alone(tmp_path: Path) -> None:
    """Two builds at the same time don't delete each other's files."""
    running = tmp_path / f".eventkb-new-{os.getppid()}-site"
    write(running, "en/index.html", b"half")
    recover(tmp_path / "site")
    assert running.exists()


def test_a_build_that_fails_leaves_no_folder_behind(tmp_path: Path) -> None:
    """What it has written so far is deleted, or a full disk would stay full; the old site stays."""
    site = tmp_path / "site"
    published(site, "old")
    with pytest.raises(OSError, match="full"), staged(site, ()) as folder:
        write(folder, "en/index.html", b"half")
        raise OSError("full")
    assert (site / "en/index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_only_folders_of_this_site_are_cleaned_up(tmp_path: Path) -> None:
    """Another site beside it whose name ends alike keeps its unfinished folder."""
    other = tmp_path / f".eventkb-new-{2**22 + 1}-my-site"
    write(other, "index.html", b"half")
    recover(tmp_path / "site")
    assert other.exists()
