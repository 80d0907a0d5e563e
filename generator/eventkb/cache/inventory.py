"""How much of what is kept there is, by what it is for; and how it is forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eventkb.cache import FOLDER
from eventkb.publish import discard

PURPOSES = {
    "answers.pickle": "what rules said about each file",
    "cards": "pictures of articles",
    "checked": "what the last check reported",
    "drawings.pickle": "drawings of maps and guides",
    "formed.pickle": "which files are in form",
    "fulltext": "the index of all texts, in parts",
    "lookup.index": "the index that `eventkb lookup` asks",
    "pages": "hand-written pages as the site engine rendered them",
    "pieces.pickle": "definitions as they were read",
    "preview": "the site that `eventkb serve` shows",
    "preview-texts": "the index of all texts of the preview",
    "schema": "JSON Schemas for editors",
    "site": "what the published site was made from",
}
"""What is in the folder of a project's cache, by name; locks and temporary files have no purpose of their own."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file or folder of the cache: its name, what it is for, its size in bytes."""

    name: str
    purpose: str
    size: int


def kept_of(root: Path) -> tuple[Kept, ...]:
    """What is kept of the project in `root`, by name."""
    folder = root / FOLDER
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return tuple(Kept(path.name, PURPOSES.get(path.name, ""), sum(_sizes(path))) for path in paths if _is_kept(path))


def forget(root: Path) -> None:
    """Deletes all that is kept of the project in `root`. It is made again when it is needed."""
    for kept in kept_of(root):
        path = root / FOLDER / kept.name
        if path.is_dir() and not path.is_symlink():
            discard(path)
        else:
            path.unlink(missing_ok=True)


def _is_kept(path: Path) -> bool:
    """Whether something is no lock, which another command may hold."""
    return path.suffix != ".lock"


def _sizes(path: Path) -> Iterator[int]:
    if path.is_dir() and not path.is_symlink():
        yield from (file.lstat().st_size for file in path.rglob("*") if not file.is_dir())
    else:
        yield path.lstat().st_size
