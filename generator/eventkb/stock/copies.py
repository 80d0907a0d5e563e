"""Which of the package's files a project has copied, and what the originals were at that time.

`ejected.txt` in a project has a line for each copy: the digest of the original, a blank, its path.
"""

import hashlib
from collections.abc import Container, Iterator, Mapping
from pathlib import Path

from eventkb.model.copy import OutdatedCopy

FILE = "ejected.txt"
HEAD = "# Copies from elsewhere, each with the digest of its original. Written by eventkb eject."
DIGITS = 16


def digest(file: Path) -> str:
    """The digest of a file's content."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:DIGITS]


def recorded(text: str) -> dict[str, str]:
    """The digests of the originals by path, as the list has them."""
    return {path: value for _, value, path in entries(text)}


def written(copies: Mapping[str, str]) -> str:
    """The text of the list."""
    return "".join(f"{line}\n" for line in (HEAD, *(f"{value} {path}" for path, value in sorted(copies.items()))))


def outdated(text: str, originals: Mapping[str, Path], own: Container[str]) -> tuple[OutdatedCopy, ...]:
    """The copies that somebody should compare with their originals.

    `text` is the list, `originals` are the package's files by path, `own` the paths of the project's files.
    """
    return tuple(
        OutdatedCopy(path, line, path not in originals)
        for line, value, path in entries(text)
        if path in own and (path not in originals or digest(originals[path]) != value)
    )


def entries(text: str) -> Iterator[tuple[int, str, str]]:
    """Each copy as the number of its line, the digest and the path; other lines are comments."""
    for number, line in enumerate(text.splitlines(), start=1):
        value, _, path = line.partition(" ")
        if path and not line.startswith("#"):
            yield number, value, path
