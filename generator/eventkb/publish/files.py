"""Writes, replaces, copies and deletes files."""

import itertools
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from eventkb.publish.lock import is_alive

TEMPORARY = ".eventkb-"
"""How the name of every temporary file and folder begins. Readers skip it, and `.gitignore` has the pattern."""

PAGE = "index.html"
"""The name of a page, which nearly always has a folder of its own."""

LEFT = re.compile(rf"{re.escape(TEMPORARY)}(\d+)-\d+(?:-journal)?")
"""The name of a temporary file, with the number of the process that made it; SQLite has a journal beside its own."""

_numbers = itertools.count(1)


def beside(path: Path) -> Path:
    """A path in the same folder for a temporary file. Its name is short, since the other may have 255 bytes."""
    return path.with_name(f"{TEMPORARY}{os.getpid()}-{next(_numbers)}")


def sweep(folder: Path) -> None:
    """Deletes the temporary files that killed commands have left directly in a folder."""
    try:
        names = [entry.name for entry in os.scandir(folder) if entry.name.startswith(TEMPORARY)]
    except OSError:
        return
    for name in names:
        left = LEFT.fullmatch(name)
        if left and int(left[1]) != os.getpid() and not is_alive(int(left[1])):
            with suppress(OSError):
                (folder / name).unlink()


@cache
def _swept(folder: Path) -> None:
    """Sweeps a folder once in the life of a process; some have thousands of files that are replaced one by one."""
    sweep(folder)


def write(folder: Path, file: str, data: bytes) -> None:
    """Writes a new file below a folder; `file` is a relative path with `/`."""
    path = f"{folder}/{file}"  # a `Path` takes as long as writing to it, and a site has hundreds of thousands of files
    parent, _, name = path.rpartition("/")
    with naming(path):
        if name == PAGE:  # to find out that its folder is missing takes a quarter of the time
            _make_folder(parent)
        try:
            _write(path, data)
        except FileNotFoundError:
            _make_folder(parent)
            _write(path, data)


def _write(path: str, data: bytes) -> None:
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123 - as above
        written = file.write(data)
        while written < len(data):  # a system writes at most 2 GB at once
            written += file.write(data[written:])


def _make_folder(folder: str) -> None:
    """Makes a folder; nearly always the one above it is there."""
    try:
        os.mkdir(folder)  # noqa: PTH102 - as above
    except FileNotFoundError:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except FileExistsError:  # another process has just made it
        pass


def replace(path: Path, data: bytes) -> None:
    """Replaces a file atomically: a reader gets the old or the new content, never a part."""
    replace_made(path, lambda temporary: temporary.write_bytes(data))


def replace_made(path: Path, make: Callable[[Path], object]) -> None:
    """Replaces a file atomically by one that `make` writes to the path it receives."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _swept(path.parent)
    temporary = beside(path)
    try:
        with naming(path):
            make(temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def copy_tree(origin: Path, folder: Path, wanted: Callable[[str], bool]) -> None:
    """Copies the files below `origin` for which `wanted` is true; it receives the relative path with `/`."""
    for source in sorted(path for path in origin.rglob("*") if path.is_file()):
        file = source.relative_to(origin).as_posix()
        if wanted(file):
            target = folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            with naming(target):
                shutil.copyfile(source, target)


def link(source: Path, target: Path) -> None:
    """Gives a file a second name, for files that are replaced and never changed; copies it where that is impossible."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with naming(target):
        try:
            os.link(source, target)
        except OSError:  # another disk, or a file system without links
            shutil.copyfile(source, target)


@contextmanager
def made_folder(folder: Path) -> Iterator[Path]:
    """An empty folder to be filled, which is then `folder`; deleted if filling it fails."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    temporary = beside(folder)
    temporary.mkdir()
    try:
        yield temporary
        temporary.rename(folder)
    except BaseException:
        discard(temporary)
        raise


def discard(folder: Path) -> None:
    """Deletes a folder with its content, if it exists."""
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def naming(path: Path | str) -> Iterator[None]:
    """Adds the file to an error of the disk; the system leaves it out if a file can be opened but not written."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(path)
        raise
