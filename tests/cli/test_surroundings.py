"""What the system refuses is reported with a cure, and is not called a defect of eventkb."""

import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from eventkb.cache.published import LOCK
from eventkb.cli import main
from eventkb.cli.surroundings import CURES, GONE, ODD_NAME, cure
from eventkb.pipeline import outputs, units
from eventkb.pipeline.cache import FOLDER
from eventkb.publish import Busy, alone
from tests.cli.conftest import SOUND, define
from tests.cli.killing import leftovers
from tests.disks import SmallDisk

Ended = Callable[..., tuple[object, str]]


BUILD = ("build", "--quiet", "--only", "articles,permalinks")


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ended:
    """Runs a command as the shell does; its exit code and what it prints to standard error."""

    def run(*arguments: str) -> tuple[object, str]:
        monkeypatch.setattr(sys, "argv", ["eventkb", *arguments])
        with pytest.raises(SystemExit) as exited:
            main()
        return exited.value.code, capsys.readouterr().err

    return run


def names(folder: Path) -> set[str]:
    """The names in a folder, hidden ones included."""
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("number", CURES, ids=errno.errorcode.get)
def test_each_error_has_a_sentence_with_its_file(number: int) -> None:
    """The sentence begins with the file and ends as sentences do."""
    sentence = cure(OSError(number, os.strerror(number), "events/Demo/1.yml"))
    assert sentence is not None
    assert sentence.startswith("events/Demo/1.yml: ")
    assert sentence.endswith(".")


def test_a_locked_file_of_windows_has_its_own_cure() -> None:
    """Windows reports it as a missing permission, with a number of its own."""
    error = OSError(errno.EACCES, "", "site/index.html")
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    sentence = cure(error)
    assert sentence is not None
    assert "another program has the file open" in sentence


def test_a_mistake_of_ours_stays_one() -> None:
    """A missing file, or a wrong value, is no fault of the surroundings."""
    assert cure(FileNotFoundError(errno.ENOENT, "", "x")) is None
    assert cure(ValueError("x")) is None
    assert cure(sqlite3.OperationalError("no such table: x")) is None


@pytest.mark.usefixtures("rendered")
def test_a_build_on_a_full_disk_says_so_and_leaves_nothing(ended: Ended, folder: Path, small_disk: SmallDisk) -> None:
    """The exit code is 2, there is no traceback, and the disk has as much space as before."""
    code, said = ended("build", "--quiet", "--site-dir", str(small_disk.folder / "site"))
    assert code == 2
    assert "the disk is full. Free some space" in said
    assert "Traceback" not in said
    assert names(small_disk.folder) == set()
    assert not (folder / FOLDER / "fulltext/pages").exists()


@pytest.mark.parametrize("room", [outputs, units], ids=["all is poured", "one page is poured"])
@pytest.mark.usefixtures("rendered")
def test_a_write_that_fails_leaves_nothing(
    ended: Ended, folder: Path, monkeypatch: pytest.MonkeyPatch, room: ModuleType
) -> None:
    """The published site stays as it was, without an unfinished one beside it."""
    assert ended(*BUILD)[0] == 0
    if room is outputs:
        (folder / "site/touched").touch()
    define(folder, 2, SOUND.replace("id: 1", "id: 2"))  # where nothing has changed, nothing is written

    def full(top: Path, file: str, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "", str(top / file))

    monkeypatch.setattr(room, "write", full)
    code, said = ended(*BUILD)
    assert code == 2
    assert "the disk is full" in said
    assert leftovers(folder) == []
    assert (folder / "site/e/demo-1/index.html").is_file()


@pytest.mark.usefixtures("rendered")
def test_a_read_only_disk_is_named(ended: Ended, folder: Path, small_disk: SmallDisk) -> None:
    """The build says which folder it can't write to."""
    small_disk.make_read_only()
    code, said = ended("build", "--quiet", "--site-dir", str(small_disk.folder / "site"))
    assert code == 2
    assert str(small_disk.folder) in said
    assert "the disk is read-only" in said


@pytest.mark.parametrize("name", ["sqlite", "csv"])
def test_an_export_to_a_full_disk_leaves_nothing(ended: Ended, folder: Path, small_disk: SmallDisk, name: str) -> None:
    """SQLite writes its file itself; it ends in the same way."""
    small_disk.fill()
    code, said = ended("export", name, "--output", str(small_disk.folder / "records"))
    assert (code, "the disk is full" in said) == (2, True)
    assert names(small_disk.folder) == {"filler"}


def test_a_check_needs_no_place_to_write(ended: Ended, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be kept, the definitions are read again each time."""

    def refused(self: Path, data: bytes) -> int:
        raise OSError(errno.EROFS, "", str(self))

    monkeypatch.setattr(Path, "write_bytes", refused)
    code, said = ended("check")
    assert code == 0
    assert "1 event checked" in said


def test_a_path_that_is_too_long_is_named(ended: Ended, folder: Path) -> None:
    """The sentence says what to shorten."""
    code, said = ended("build", "--quiet", "--site-dir", "n" * 300)
    assert (code, "the path is too long" in said) == (2, True)


def test_a_second_build_is_refused_while_one_is_running(folder: Path) -> None:
    """The second one says to wait; the first one is not disturbed."""
    define(folder, 1, "source: Demo\nid: 1\nmessage: {en: It has begun., de: Es hat begonnen.}\n")
    with alone(folder / FOLDER / LOCK, "x"):
        second = subprocess.run(
            [sys.executable, "-m", "eventkb", "build", "--quiet"],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
    assert (second.returncode, second.stdout) == (2, "")
    assert second.stderr == "eventkb: another build of this project is running. Wait until it has ended.\n"


def test_a_lock_that_is_busy_says_its_own_sentence() -> None:
    """It names no file: the lock file is of no interest."""
    assert cure(Busy("wait for it")) == "wait for it"


@pytest.mark.skipif(sys.platform == "win32", reason="the working directory can't be deleted there")
def test_a_deleted_working_directory_is_named(tmp_path: Path, ended: Ended) -> None:
    """It happens to whoever checks out another branch; no file of ours is missing."""
    before, gone = Path.cwd(), tmp_path / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    try:
        code, said = ended("check")
    finally:
        os.chdir(before)
    assert (code, said) == (2, f"eventkb: {GONE}\n")


@pytest.mark.parametrize("template", ["{{ 1 + 'a' }}", '{% extends "main.html" %}'])
def test_a_template_of_the_theme_that_fails_is_named(ended: Ended, folder: Path, template: str) -> None:
    """Also where Python says what is wrong, and not Jinja."""
    (folder / "overrides").mkdir(exist_ok=True)
    (folder / "overrides/main.html").write_text(template, "utf-8")
    code, said = ended(*BUILD)
    assert code == 1
    assert f"a template of the theme can't be used: {folder / 'overrides/main.html'}:1: " in said


def test_closed_standard_output_is_a_failure(monkeypatch: pytest.MonkeyPatch, ended: Ended) -> None:
    """`eventkb lookup 4625 >&-` would print nothing, and whoever calls it would take that for the answer."""
    monkeypatch.setattr(sys, "stdout", None)
    code, said = ended("--version")
    assert code == 2 and "standard output is closed" in said


def test_a_name_that_is_no_text_is_named() -> None:
    """It can be a page or any folder above; a text that can't be encoded is a defect all the same."""
    with pytest.raises(UnicodeEncodeError) as of_name:
        "docs/en/b\udcff.md".encode()
    assert cure(of_name.value) == f"docs/en/b\N{REPLACEMENT CHARACTER}.md: {ODD_NAME}"
    with pytest.raises(UnicodeEncodeError) as of_text:
        "half of a pair: \ud800".encode()
    assert cure(of_text.value) is None
