"""Which of the package's files a project has copied, and what the originals were at that time.

`ejected.txt` in a project has a line for each copy: the digest of the original, a blank, its path.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from eventkb.read.stock import Stock

FILE = "ejected.txt"
HEAD = "# Copies of files that come with eventkb, each with the digest of its original. Written by eventkb eject."
DIGITS = 16


@dataclass(frozen=True, slots=True)
class OutdatedCopy:
    """A copy whose original has changed since it was made, or is gone; `line` of the list counts from 1."""

    path: str
    line: int
    is_gone: bool


def digest(file: Path) -> str:
    """The digest of a file's content."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:DIGITS]


def recorded(project: Path) -> dict[str, str]:
    """The digests of the originals of a project's copies, by path; empty where nothing was copied."""
    return {path: value for _, value, path in _entries(project)}


def written(copies: Mapping[str, str]) -> str:
    """The text of the list."""
    return "".join(f"{line}\n" for line in (HEAD, *(f"{value} {path}" for path, value in sorted(copies.items()))))


def outdated(project: Path, supplies: Stock) -> tuple[OutdatedCopy, ...]:
    """The copies that somebody should compare with their originals."""
    originals = supplies.supplied.files
    return tuple(
        OutdatedCopy(path, line, path not in originals)
        for line, value, path in _entries(project)
        if path in supplies.own.files and (path not in originals or digest(originals[path]) != value)
    )


def _entries(project: Path) -> Iterator[tuple[int, str, str]]:
    """Each line of the list as its number, the digest and the path; other lines say nothing."""
    file = project / FILE
    lines = file.read_text("utf-8", "replace").splitlines() if file.is_file() else []
    for number, line in enumerate(lines, start=1):
        value, _, path = line.partition(" ")
        if path and not line.startswith("#"):
            yield number, value, path
