"""The files of definitions that have changed, are new or gone, as far as pages may be asked for by what is in them."""

from collections.abc import Mapping
from pathlib import Path

from eventkb.cache.snapshot import Snapshot
from eventkb.model.frozen import frozen_dataclass
from eventkb.pipeline.kept.inputs import Wider
from eventkb.pipeline.kept.state import Sources
from eventkb.read.folder import printable
from eventkb.stock.catalogues import path_of


@frozen_dataclass()
class Files:
    """The contents of files of the project's own definitions that are new or differ, and those that are gone, by their
    path as diagnostics have it."""

    contents: Mapping[str, bytes]
    gone: frozenset[str]


def files_of(root: Path, sources: Sources, snapshot: Snapshot) -> Files:
    """The files of definitions that differ from those of the last build.

    Raises:
        Wider: one is no file with an event of the project's own, or may be none.
    """
    folders = sources.folders
    folder = path_of(root, folders.own)
    files: dict[str, bytes] = {}
    gone: set[str] = set()
    names = {path.lower() for path in sources.files}
    for path in sorted(snapshot.changed(sources.files)):
        if folder is None or not Path(path).is_relative_to(folder):
            raise Wider(f"{path} is in another catalogue")
        name = f"{folders.own}/{Path(path).relative_to(folder).as_posix()}"
        if path not in sources.files and (not _is_plain(Path(path), name) or path.lower() in names):
            raise Wider(f"{path} is new, and perhaps no definition of an event")
        try:
            if path in snapshot.definitions:
                files[name] = Path(path).read_bytes()
            else:
                gone.add(name)
        except OSError as fault:
            raise Wider(f"{path} can't be read") from fault
    return Files(files, frozenset(gone))


def _is_plain(path: Path, name: str) -> bool:
    """Whether a file is one that all systems would call the same, in a folder with a source's events."""
    _, *inside = name.split("/")
    is_named = name.endswith(".yml") and len(inside) == len(("source", "event")) and name == printable(name)
    return is_named and not any(part.startswith(".") for part in inside) and not path.is_symlink()
