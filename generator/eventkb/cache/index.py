"""The lookup index of a project, kept until something that decides it changes."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from eventkb.cache import FOLDER
from eventkb.cache.archive import Archive, ArchiveFault, opened, packed
from eventkb.cache.inputs import Fingerprint, of_folders, of_project
from eventkb.model.frozen import frozen_dataclass
from eventkb.publish import replace

FILE = "lookup.index"


@frozen_dataclass(kw_only=True)
class State:
    """What an index is made from: the state of the project, and that of the folders with definitions and extensions.

    Folders are relative to the project, or absolute. Whoever makes an index asks for both states before reading.
    """

    project: Fingerprint
    folders: tuple[str, ...]
    contents: Fingerprint

    @property
    def is_settled(self) -> bool:
        return self.project.is_settled and self.contents.is_settled


def kept(root: Path) -> Archive | None:
    """The index of the project in `root`, or None if there is none, or if it no longer holds."""
    try:
        archive = opened(root / FOLDER / FILE)
    except (OSError, ArchiveFault):
        return None
    # The folders are looked into only if the rest shows that the index was made here.
    folders = archive.facts.get("folders")
    if archive.facts.get("project") != of_project(root).digest or not isinstance(folders, list):
        return None
    contents = of_folders([root / str(folder) for folder in folders])
    return archive if archive.facts.get("contents") == contents.digest else None


def keep(root: Path, files: Mapping[str, bytes], made_from: State) -> None:
    """Keeps the files of an index, unless a file could change now and look as it did before.

    Where nothing can be written, as in a read-only folder, nothing is kept.
    """
    if made_from.is_settled:
        facts = {
            "project": made_from.project.digest,
            "folders": made_from.folders,
            "contents": made_from.contents.digest,
        }
        with suppress(OSError):
            replace(root / FOLDER / FILE, packed(files, facts))
