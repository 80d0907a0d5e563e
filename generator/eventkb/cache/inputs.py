"""Whether the files that decide an index have changed: a digest of their names, sizes and times, not of their contents.

It is asked before each lookup, so no file of definitions is opened. A time of a file can't be chosen on every system
(`ctime`), so an index that comes with a project from elsewhere never counts as this project's.
"""

import hashlib
import os
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from eventkb.model.frozen import frozen_dataclass
from eventkb.stock import FOLDERS, HOME, OVERRIDES, PAGES, SUPPLIED

SETTINGS = (".yml", ".yaml")
"""Suffixes of the settings in a project's root."""
INHERITED = re.compile(rb"^INHERIT: *['\"]?([^'\"#\n]+)", re.MULTILINE)
ENVIRONMENT = re.compile(rb"!ENV +\[?([^\]\n]+)")
NAME = re.compile(rb"[A-Za-z_][A-Za-z0-9_]*")

UNREAD = frozenset({OVERRIDES, "setup"})
"""Folders of a project that don't decide what is found."""

TICK, COARSE_TICK = 0.1, 2.0
"""Seconds within which a second change may leave a file's time as it is; more where times are whole seconds."""


@frozen_dataclass()
class Fingerprint:
    """The state of some files. It `is_settled` if a later change of any of them gives another digest."""

    digest: str
    is_settled: bool


class Entry(NamedTuple):
    """A file: its path, its size in bytes, and its times in nanoseconds."""

    path: str
    size: int
    modified: int
    changed: int


def of_project(root: Path) -> Fingerprint:
    """The state of the settings and materials of the project in `root`, and of this program."""
    settings = list(settings_of(root))
    files = [*stated(settings), *files_below(HOME), *files_below(SUPPLIED)]
    for name in FOLDERS:
        if name not in UNREAD:
            files += map(named, files_below(root / name)) if name == PAGES else files_below(root / name)
    return fingerprint(files, (*environment_of(settings), *installed(), sys.version, str(HOME)))


def of_folders(folders: Sequence[Path]) -> Fingerprint:
    """The state of folders with all that is in them, such as those of definitions and of installed extensions."""
    return fingerprint([file for folder in folders for file in files_below(folder)], tuple(map(str, folders)))


def fingerprint(files: Sequence[Entry], others: Sequence[object]) -> Fingerprint:
    """The state of files, and of other values that decide a result."""
    now = time.time_ns()
    digest = hashlib.blake2b(repr((files, others)).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
    newest = max((max(file.modified, file.changed) for file in files if file.modified <= now), default=0)
    tick = TICK if newest % 1_000_000_000 else COARSE_TICK
    return Fingerprint(digest, now - newest > tick * 1_000_000_000)


def files_below(folder: Path, above: tuple[tuple[int, int], ...] = ()) -> Iterator[Entry]:
    """The files in a folder and below, without those that are hidden or that Python compiled."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        status = folder.stat()
    except (OSError, ValueError):  # there is no folder, or its name can't be one
        return
    identity = (status.st_dev, status.st_ino)
    if identity in above:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        try:
            if entry.is_dir():
                yield from files_below(Path(entry.path), (*above, identity))
            else:
                yield _entry(entry.path, entry.stat())
        except OSError:  # a link to nothing
            yield Entry(entry.path, -1, 0, 0)


def stated(paths: Iterable[Path]) -> Iterator[Entry]:
    """The entries of single files; one that is missing has the size -1."""
    for path in paths:
        try:
            yield _entry(str(path), path.stat())
        except OSError:
            yield Entry(str(path), -1, 0, 0)


def _entry(path: str, status: os.stat_result) -> Entry:
    return Entry(path, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def named(file: Entry) -> Entry:
    """A file of which only the name counts."""
    return Entry(file.path, 0, 0, 0)


def settings_of(root: Path) -> Iterator[Path]:
    """The settings in a project's root, and those elsewhere that they inherit."""
    try:
        waiting = sorted(path for path in root.iterdir() if path.suffix in SETTINGS)
    except OSError:
        return
    known: set[Path] = set()
    while waiting:
        path = waiting.pop(0)
        if path not in known:
            known.add(path)
            yield path
            waiting += (path.parent / os.fsdecode(name.strip()) for name in INHERITED.findall(_content(path)))


def environment_of(settings: Sequence[Path]) -> Iterator[tuple[str, str | None]]:
    """The variables of the environment that settings name, with their values."""
    for path in settings:
        for names in ENVIRONMENT.findall(_content(path)):
            yield from ((name, os.environ.get(name)) for name in map(os.fsdecode, NAME.findall(names)))


def installed() -> Iterator[tuple[str, int]]:
    """The folders of installed packages, which change when an extension comes or goes."""
    for folder in sys.path:
        if folder.endswith("-packages"):
            yield from ((file.path, file.modified) for file in stated([Path(folder)]))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
