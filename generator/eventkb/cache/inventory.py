"""How much of what is kept there is, by what it is for; and how it is forgotten."""

from collections.abc import Iterator
from pathlib import Path

from eventkb.cache import FOLDER
from eventkb.model.frozen import frozen_dataclass
from eventkb.publish import discard


@frozen_dataclass()
class Part:
    """What a file or folder of the cache is for, and the most that it keeps; its owner throws away what is more."""

    purpose: str
    most: str


PARTS = {
    "answers.pickle": Part("what rules said about each file", "those about the files of the last run"),
    "cards": Part("pictures of articles", "twice the pictures of the site"),
    "checked": Part("what the last check reported", "one report"),
    "drawings.pickle": Part("drawings of maps and guides", "those of the last build"),
    "formed.pickle": Part("which files are in form", "a line for each file"),
    "fulltext": Part("the index of all texts, in parts", "the published index twice: its parts, and put together"),
    "lookup.index": Part("the index that `eventkb lookup` asks", "one index"),
    "pages": Part("hand-written pages as the site engine rendered them", "those of the last build, in each language"),
    "pieces.pickle": Part("definitions as they were read", "those of the last run, some 6 KB an event"),
    "preview": Part("the site that `eventkb serve` shows", "one site"),
    "preview-texts": Part("the index of all texts of the preview", "one index"),
    "schema": Part("JSON Schemas for editors", "one for each kind of file"),
    "site": Part("what the published site was made from", "some 9 KB an event, and as much for former forms of events"),
}
"""What is in the folder of a project's cache, by name; locks and temporary files have no purpose of their own."""

UNKNOWN = Part("", "")


@frozen_dataclass()
class Kept:
    """A file or folder of the cache: its name, what it is for, its size in bytes."""

    name: str
    part: Part
    size: int


def kept_of(root: Path) -> tuple[Kept, ...]:
    """What is kept of the project in `root`, by name."""
    folder = root / FOLDER
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return tuple(Kept(path.name, PARTS.get(path.name, UNKNOWN), sum(_sizes(path))) for path in paths if _is_kept(path))


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
