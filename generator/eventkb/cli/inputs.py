"""The files that a command is given: files, folders, ZIP archives, standard input. Nothing is unpacked to the disk."""

import os
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from eventkb.model.frozen import frozen_dataclass

MEBIBYTE = 1 << 20

STANDARD_INPUT = "-"

READ_FAULTS = (OSError, RuntimeError, zipfile.BadZipFile, zlib.error, EOFError)
"""What reading an opened file may raise: the disk, a password, a damaged archive."""


class InputFault(Exception):
    """A file that can't be read. The message says why, and what to do."""


Opened = tuple[str, BinaryIO | InputFault]
"""The name of a file, and the opened file or why it can't be opened."""


@frozen_dataclass()
class Limits:
    """How much is read: bytes of one file, unpacked bytes of one archive, bytes of all files that are read whole, files
    of one folder or archive."""

    file: int = sys.maxsize
    archive: int = sys.maxsize
    total: int = sys.maxsize
    files: int = 20_000


UNLIMITED = Limits()
"""For commands that read files piece by piece."""

IN_MEMORY = Limits(file=300 * MEBIBYTE, archive=1000 * MEBIBYTE, total=1000 * MEBIBYTE)
"""For commands that need whole files; the largest export that we know of has a tenth."""


def inputs(
    names: Iterable[str], suffixes: tuple[str, ...], limits: Limits = IN_MEMORY
) -> Iterator[tuple[str, bytes | InputFault]]:
    """Each file with its name and content, or why it can't be read.

    In folders and archives, only files with one of the suffixes count.
    """
    read = 0
    for name, stream in streams(names, suffixes, limits):
        content = stream if isinstance(stream, InputFault) else _content(stream, limits.file)
        read += len(content) if isinstance(content, bytes) else 0
        if read > limits.total:
            most = f"{limits.total // MEBIBYTE:,} MB"
            yield name, InputFault(f"the files together have more than {most}; from here on they are left out.")
            return
        yield name, content


def streams(names: Iterable[str], suffixes: tuple[str, ...], limits: Limits = UNLIMITED) -> Iterator[Opened]:
    """Each file with its name, opened until the next one is asked for, or why it can't be opened.

    The reader of a file decides how much of it is in memory. Reading may raise one of `READ_FAULTS`. In folders and
    archives, only files with one of the suffixes count. Control characters in names are replaced, so that a name can't
    do anything to a terminal or a definition.
    """
    for name in names:
        path = Path(name)
        if name == STANDARD_INPUT:
            yield "standard input", sys.stdin.buffer
        elif path.is_dir():
            yield from _in_folder(path, suffixes, limits)
        elif path.suffix.casefold() == ".zip":
            yield from _in_archive(path, suffixes, limits)
        else:
            yield from _opened(path, limits)


def _in_folder(folder: Path, suffixes: tuple[str, ...], limits: Limits) -> Iterator[Opened]:
    files = sorted(file for file in folder.rglob("*") if file.suffix.casefold() in suffixes and file.is_file())
    if not files:
        yield str(folder), InputFault(f"this folder contains no file that ends in {' or '.join(suffixes)}.")
    for file in files[: limits.files]:
        yield from _opened(file, limits)
    yield from _left_out(folder, len(files), limits)


def _opened(path: Path, limits: Limits) -> Iterator[Opened]:
    name = _visible(str(path))
    try:
        file = path.open("rb")
    except OSError as wrong:
        yield name, InputFault(f"it can't be read: {wrong.strerror}. Check the name.")
        return
    with file:
        size = os.fstat(file.fileno()).st_size
        yield name, _too_large(limits.file) if size > limits.file else file


def _in_archive(path: Path, suffixes: tuple[str, ...], limits: Limits) -> Iterator[Opened]:
    """The files in an archive. Their paths are names only, so it doesn't matter where they lead."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if Path(member.filename).suffix.casefold() in suffixes]
            if not members:
                yield str(path), InputFault(f"this archive contains no file that ends in {' or '.join(suffixes)}.")
            unpacked = 0
            for member in members[: limits.files]:
                unpacked += member.file_size  # zipfile gives no more than that, also if the archive lies
                if unpacked > limits.archive:
                    most = f"{limits.archive // MEBIBYTE:,} MB"
                    yield str(path), InputFault(f"it unpacks to more than {most}; the rest is left out. Split it.")
                    return
                yield from _in_member(_visible(f"{path}/{member.filename}"), archive, member, limits)
            yield from _left_out(path, len(members), limits)
    except (OSError, zipfile.BadZipFile) as wrong:
        yield str(path), InputFault(f"it can't be read: {wrong}. Copy it again.")


def _in_member(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits) -> Iterator[Opened]:
    try:
        file = archive.open(member)
    except (RuntimeError, NotImplementedError, zipfile.BadZipFile) as wrong:
        yield name, InputFault(f"it can't be unpacked: {wrong}. Unpack it yourself, and name the folder.")
        return
    with file:
        yield name, _too_large(limits.file) if member.file_size > limits.file else cast(BinaryIO, file)


def _left_out(path: Path, count: int, limits: Limits) -> Iterator[Opened]:
    """Says that a folder or archive has more files than are read."""
    if count > limits.files:
        message = f"it contains {count:,} files; only the first {limits.files:,} are read. Name its folders one by one."
        yield str(path), InputFault(message)


def _content(stream: BinaryIO, largest: int) -> bytes | InputFault:
    """What a file contains. No more than the limit is ever in memory."""
    try:
        content = stream.read(largest + 1)
    except READ_FAULTS as wrong:
        return InputFault(f"it can't be read: {wrong}. Copy it again.")
    return _too_large(largest) if len(content) > largest else content


def _too_large(largest: int) -> InputFault:
    return InputFault(f"it is larger than {largest // MEBIBYTE:,} MB. Import it in parts.")


def _visible(name: str) -> str:
    """A name without characters that nobody sees, which a terminal might obey."""
    return "".join(character if character.isprintable() else "?" for character in name)
