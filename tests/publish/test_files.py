"""Writing, replacing and copying files."""

import errno
import os
from pathlib import Path

import pytest

from eventkb.publish import copy_tree, replace, write
from eventkb.publish.files import TEMPORARY, sweep
from tests.disks import SmallDisk


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """Afterwards the folder contains only the new file."""
    replace(tmp_path / "deep/file.txt", b"one")
    replace(tmp_path / "deep/file.txt", b"two")
    assert (tmp_path / "deep/file.txt").read_bytes() == b"two"
    assert len(list((tmp_path / "deep").iterdir())) == 1


def test_only_the_wanted_files_of_a_tree_are_copied(tmp_path: Path) -> None:
    """Only the files that the filter accepts are copied."""
    write(tmp_path / "from", "assets/a.css", b"a")
    write(tmp_path / "from", "index.html", b"page")
    copy_tree(tmp_path / "from", tmp_path / "to", lambda file: not file.endswith(".html"))
    assert [path.name for path in (tmp_path / "to").rglob("*") if path.is_file()] == ["a.css"]


def test_what_a_killed_command_has_left_is_swept(tmp_path: Path) -> None:
    """A temporary file and the journal of a database, of a process that has ended; not those of one that runs."""
    gone, running = 2**22 + 1, os.getppid()  # Linux gives no process such a number
    for name in (f"{gone}-1", f"{gone}-2-journal", f"{running}-1", "journal"):
        (tmp_path / f"{TEMPORARY}{name}").touch()
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {f"{TEMPORARY}{running}-1", f"{TEMPORARY}journal"}


def test_a_name_of_255_bytes_can_be_written(tmp_path: Path) -> None:
    """The temporary file beside it has a short name of its own."""
    file = tmp_path / ("n" * 251 + ".yml")
    replace(file, b"one")
    assert file.read_bytes() == b"one"


def test_the_folder_of_a_page_is_made_or_there_already(tmp_path: Path) -> None:
    """Also where folders above it are missing, and where another page is below it."""
    for place in ("deep/below/", "deep/", "deep/below/"):
        write(tmp_path, f"{place}index.html", place.encode())
        assert (tmp_path / place / "index.html").read_bytes() == place.encode()


def test_a_large_file_is_written_whole(tmp_path: Path) -> None:
    """Into folders that are not there yet, and again into the same one."""
    content = bytes(range(256)) * (1 << 14)
    for name in ("one", "two"):
        write(tmp_path, f"deep/below/{name}", content)
        assert (tmp_path / f"deep/below/{name}").read_bytes() == content


def test_a_full_disk_leaves_the_old_file_and_nothing_else(small_disk: SmallDisk) -> None:
    """The error names the file, although the system doesn't."""
    replace(small_disk.folder / "file.txt", b"old")
    with pytest.raises(OSError, match="No space left on device") as refused:
        replace(small_disk.folder / "file.txt", bytes(1 << 21))
    assert refused.value.errno == errno.ENOSPC
    assert refused.value.filename == str(small_disk.folder / "file.txt")
    assert [path.name for path in small_disk.folder.iterdir()] == ["file.txt"]
    assert (small_disk.folder / "file.txt").read_bytes() == b"old"
