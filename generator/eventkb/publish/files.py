"""Writes, replaces, copies and deletes files."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path


def write(folder: Path, file: str, data: bytes) -> None:
    """Writes a new file below a folder; `file` is a relative path with `/`."""
    path = folder / file
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def replace(path: Path, data: bytes) -> None:
    """Replaces a file atomically: a reader gets the old or the new content, never a part."""
    replace_made(path, lambda beside: beside.write_bytes(data))


def replace_made(path: Path, make: Callable[[Path], object]) -> None:
    """Replaces a file atomically by one that `make` writes to the path it receives."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        make(beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def copy_tree(origin: Path, folder: Path, wanted: Callable[[str], bool]) -> None:
    """Copies the files below `origin` for which `wanted` is true; it receives the relative path with `/`."""
    for source in sorted(path for path in origin.rglob("*") if path.is_file()):
        file = source.relative_to(origin).as_posix()
        if wanted(file):
            target = folder / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def discard(folder: Path) -> None:
    """Deletes a folder with its content, if it exists."""
    shutil.rmtree(folder, ignore_errors=True)
