"""A change of several files is made completely or not at all, wherever its process is killed."""

import errno
import json
import subprocess
import sys
from pathlib import Path

import pytest

from eventkb.publish import Busy, Outcome, Recovery, alone, recover_change, replace_all, write
from eventkb.publish.journal import JOURNAL, LOCK
from tests.disks import SmallDisk

OLD = {"events/A/1.yml": b"one", "events/A/2.yml": b"two", "docs/en/page.md": b"see A"}
NEW = {"events/B/1.yml": b"ONE", "events/B/2.yml": b"TWO", "docs/en/page.md": b"see B"}
CHANGE: dict[str, bytes | None] = {**NEW, "events/A/1.yml": None, "events/A/2.yml": None}

KILLED = """
import os, sys
from pathlib import Path
from eventkb.publish import replace_all
from tests.publish.test_journal import CHANGE
last, kinds = int(sys.argv[2]), {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir"}
count = 0
def watch(event, arguments):
    global count
    if event in kinds and str(arguments[0]).startswith(sys.argv[1]):
        count += 1
        if count == last:
            os._exit(9)
sys.addaudithook(watch)
replace_all(Path(sys.argv[1]), CHANGE)
"""
"""Changes the files of a folder, and ends as if killed before the n-th time that the disk is touched."""


def project(folder: Path) -> Path:
    for file, data in OLD.items():
        write(folder, file, data)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """All files of a project, hidden ones included, without the cache."""
    paths = [path for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_all_files_change_and_nothing_is_left(tmp_path: Path) -> None:
    """Folders that are empty afterwards are gone, and there is nothing to recover."""
    replace_all(project(tmp_path), CHANGE)
    assert files(tmp_path) == NEW
    assert not (tmp_path / "events/A").exists()
    assert recover_change(tmp_path) is None


@pytest.mark.slow
def test_a_change_killed_at_any_moment_is_finished_or_taken_back(tmp_path: Path) -> None:
    """Killed before each of its steps in turn, it never leaves both states mixed, nor a temporary file."""
    outcomes = []
    for last in range(1, 100):
        folder = project(tmp_path / str(last))
        killed = subprocess.run([sys.executable, "-c", KILLED, str(folder), str(last)], check=False)
        recovery = recover_change(folder)
        outcomes.append(recovery.outcome if recovery else None)
        assert files(folder) in (OLD, NEW), (last, recovery)
        assert recover_change(folder) is None
        if killed.returncode == 0:
            break
    assert files(folder) == NEW
    assert {Outcome.TAKEN_BACK, Outcome.FINISHED, None} == set(outcomes)


def test_a_full_disk_changes_nothing(small_disk: SmallDisk) -> None:
    """The error names the file that had no space, and the space is free again."""
    folder = project(small_disk.folder)
    with pytest.raises(OSError, match="No space left on device") as refused:
        replace_all(folder, {**CHANGE, "events/B/3.yml": bytes(1 << 21)})
    assert refused.value.errno == errno.ENOSPC
    assert refused.value.filename == str(folder / "events/B/3.yml")
    assert files(folder) == OLD
    assert not (folder / "events/B").exists()


def interrupted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change whose files are all written, and none is in its place: the first one is locked."""

    def locked(path: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "", str(target))

    with monkeypatch.context() as patch:
        patch.setattr("eventkb.publish.journal._move", locked)
        with pytest.raises(PermissionError):
            replace_all(folder, CHANGE)


def test_a_file_that_somebody_has_changed_since_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named, the other files get their new contents, and no temporary file is left."""
    interrupted(project(tmp_path), monkeypatch)
    write(tmp_path, "docs/en/page.md", b"see C")
    recovery = recover_change(tmp_path)
    assert recovery is not None
    assert recovery.kept == ("docs/en/page.md",)
    assert files(tmp_path) == {**NEW, "docs/en/page.md": b"see C"}


@pytest.mark.slow
def test_a_change_that_is_being_made_is_not_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process that holds the lock makes every other command wait."""
    interrupted(project(tmp_path), monkeypatch)
    hold = "import sys\nfrom tests.publish.test_lock import HOLD\nexec(HOLD)"
    command = [sys.executable, "-c", hold, str(tmp_path / LOCK)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
        with pytest.raises(Busy, match="Wait until it has ended"):
            recover_change(tmp_path)
        holder.kill()
    assert recover_change(tmp_path) is not None
    with alone(tmp_path / LOCK, ""):
        assert files(tmp_path) == NEW


@pytest.mark.parametrize(
    ("file", "temporary"),
    [("../out.yml", "../.eventkb-1-1"), ("/etc/x", ""), ("../secret.txt", ""), ("a.yml", "../secret.txt"), ("", ""),
     (".git/hooks/pre-commit", ".git/hooks/.eventkb-1-1"), ("link/secret.txt", "")],
)  # fmt: skip
def test_a_forged_journal_leads_nowhere(tmp_path: Path, file: str, temporary: str) -> None:
    """A journal can come with a repository of somebody else; it changes nothing outside of the project."""
    write(tmp_path, "secret.txt", b"secret")
    write(tmp_path, ".eventkb-1-1", b"new")
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path)
    for is_complete in (True, False):
        steps = [{"file": file, "temporary": temporary, "before": ""}]
        (folder / JOURNAL).write_text(json.dumps({"is_complete": is_complete, "steps": steps}))
        recovery = recover_change(folder)
        assert recovery == (Recovery(Outcome.FINISHED, (), (file,)) if is_complete else Recovery(Outcome.TAKEN_BACK))
    assert (tmp_path / "secret.txt").read_bytes() == b"secret"
    assert (tmp_path / ".eventkb-1-1").read_bytes() == b"new"


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b"[" * 100_000, b'{"is_complete": true, "steps": [1]}', b"\xff"])
def test_a_broken_journal_is_deleted(tmp_path: Path, broken: bytes) -> None:
    """It lists nothing that could be done, and no command stops because of it."""
    (tmp_path / JOURNAL).write_bytes(broken)
    assert recover_change(tmp_path) == Recovery(Outcome.TAKEN_BACK)
    assert not (tmp_path / JOURNAL).exists()
