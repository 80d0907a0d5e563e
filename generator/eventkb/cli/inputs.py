"""The files that a command is given: files, folders, ZIP archives, standard input. Nothing is unpacked to the disk."""

import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

LARGEST = 300 * 1024 * 1024
"""Bytes of one file; the largest export that we know of has a tenth."""

MOST = 20_000
"""Files of one folder or archive."""

STANDARD_INPUT = "-"

READ_FAULTS = (OSError, RuntimeError, zipfile.BadZipFile, zlib.error, EOFError)
"""What reading an opened file may raise: the disk, a password, a damaged archive."""


class InputFault(Exception):
    """A file that can't be read. The message says why, and what to do."""


def streams(names: Iterable[str], suffixes: tuple[str, ...]) -> Iterator[tuple[str, BinaryIO | InputFault]]:
    """Each file with its name, opened until the next one is asked for, or why it can't be opened.

    Files of any size: who reads them decides how much is in memory. Reading may raise one of `READ_FAULTS`. In folders
    and archives, only files with one of the suffixes count.
    """
    for name in names:
        path = Path(name)
        if name == STANDARD_INPUT:
            yield "standard input", sys.stdin.buffer
        elif path.suffix.casefold() == ".zip":
            yield from _in_archive(path, suffixes)
        elif path.is_dir():
            files = _files(path, suffixes)
            if not files:
                yield name, InputFault(f"this folder contains no file that ends in {' or '.join(suffixes)}.")
            for file in files:
                yield from _opened(str(file), file)
        else:
            yield from _opened(name, path)


def _opened(name: str, path: Path) -> Iterator[tuple[str, BinaryIO | InputFault]]:
    try:
        file = path.open("rb")
    except OSError as wrong:
        yield name, InputFault(f"it can't be read: {wrong.strerror}. Check the name.")
        return
    with file:
        yield name, file


def _in_archive(path: Path, suffixes: tuple[str, ...]) -> Iterator[tuple[str, BinaryIO | InputFault]]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if Path(member.filename).suffix.casefold() in suffixes]
            if not members:
                yield str(path), InputFault(f"this archive contains no file that ends in {' or '.join(suffixes)}.")
            for member in members[:MOST]:
                yield from _in_member(f"{path}/{member.filename}", archive, member)
    except (OSError, zipfile.BadZipFile) as wrong:
        yield str(path), InputFault(f"it can't be read: {wrong}. Copy it again.")


def _in_member(
    name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo
) -> Iterator[tuple[str, BinaryIO | InputFault]]:
    try:
        file = archive.open(member)
    except (RuntimeError, NotImplementedError, zipfile.BadZipFile) as wrong:
        yield name, InputFault(f"it can't be unpacked: {wrong}. Unpack it yourself, and name the folder.")
        return
    with file:
        yield name, cast(BinaryIO, file)


def inputs(names: Iterable[str], suffixes: tuple[str, ...]) -> Iterator[tuple[str, bytes | InputFault]]:
    """Each file with its name and content, or why it can't be read.

    In folders and archives, only files with one of the suffixes count.
    """
    for name in names:
        path = Path(name)
        if name == STANDARD_INPUT:
            yield "standard input", _limited(sys.stdin.buffer.read(LARGEST + 1))
        elif path.is_dir():
            files = _files(path, suffixes)
            if not files:
                yield name, InputFault(f"this folder contains no file that ends in {' or '.join(suffixes)}.")
            for file in files:
                yield str(file), _content(file)
        elif path.suffix.casefold() == ".zip":
            yield from _archived(path, suffixes)
        else:
            yield name, _content(path)


def _files(folder: Path, suffixes: tuple[str, ...]) -> list[Path]:
    files = sorted(file for file in folder.rglob("*") if file.suffix.casefold() in suffixes and file.is_file())
    return files[:MOST]


def _content(path: Path) -> bytes | InputFault:
    try:
        with path.open("rb") as file:
            return _limited(file.read(LARGEST + 1))
    except OSError as wrong:
        return InputFault(f"it can't be read: {wrong.strerror}. Check the name.")


def _limited(content: bytes) -> bytes | InputFault:
    if len(content) > LARGEST:
        return InputFault(f"it is larger than {LARGEST // 1024 // 1024} MB. Import it in parts.")
    return content


def _archived(path: Path, suffixes: tuple[str, ...]) -> Iterator[tuple[str, bytes | InputFault]]:
    """The files in an archive. Their paths are names only, so it doesn't matter where they lead."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if Path(member.filename).suffix.casefold() in suffixes]
            if not members:
                yield str(path), InputFault(f"this archive contains no file that ends in {' or '.join(suffixes)}.")
            for member in members[:MOST]:
                yield f"{path}/{member.filename}", _member(archive, member)
    except (OSError, zipfile.BadZipFile) as wrong:
        yield str(path), InputFault(f"it can't be read: {wrong}. Copy it again.")


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | InputFault:
    try:
        with archive.open(member) as file:
            return _limited(file.read(LARGEST + 1))
    except (OSError, RuntimeError, zipfile.BadZipFile, NotImplementedError) as wrong:
        return InputFault(f"it can't be unpacked: {wrong}. Unpack it yourself, and import the folder.")
