"""States of another catalogue to compare: a folder, a wheel of its package, or a commit of its repository."""

import zipfile
from pathlib import Path, PurePosixPath

from eventkb.cli.inputs import READ_FAULTS
from eventkb.engines.git import GitFault, files_of
from eventkb.read import folder
from eventkb.stock.catalogues import INSIDE, Folders, path_of

HERE = "here"
"""The state that the project uses now."""

LARGEST = 200_000_000
"""Bytes of all definitions in a wheel."""


class StateFault(ValueError):
    """There is no such catalogue, or no such state of it; the message says what can be given."""


def catalogue_called(name: str, folders: Folders) -> str:
    """The folder that a name means: as the settings write it, or its end.

    Raises:
        StateFault: none of the other catalogues is called so.
    """
    names = [other for other in folders.others if other == name or other.endswith((f"/{name}", f":{name}"))]
    if len(names) != 1:
        known = ", ".join(folders.others) or "none: `events` in the settings names only the project's own folder"
        raise StateFault(f"{name} is none of the other catalogues, which are {known}.")
    return names[0]


def state(root: Path, name: str, written: str) -> dict[str, bytes]:
    """The files of a catalogue in one state, by their path, which begins with the catalogue's name.

    Raises:
        StateFault: what is written is neither a folder, a wheel nor a commit.
    """
    if written == HERE:
        return dict(folder.events(root, name, path_of(root, name))[0])
    path = Path(written)
    if path.is_dir():
        inside = path / INSIDE if (path / INSIDE).is_dir() else path
        return dict(folder.events(root, name, inside)[0])
    if path.is_file() and zipfile.is_zipfile(path):
        return _in_wheel(path, name)
    place = path_of(root, name)
    try:
        if place is None or not place.is_dir():
            raise GitFault("it is not there")
        files = files_of(place.parent, written, place.name)
    except GitFault as wrong:
        raise StateFault(
            f"{written} is no state of {name}: give `here`, a folder, a wheel (pip download --no-deps …), or a commit "
            f"of its repository ({wrong})"
        ) from wrong
    return {f"{name}/{file.removeprefix(f'{place.name}/')}": data for file, data in files.items()}


def _in_wheel(path: Path, name: str) -> dict[str, bytes]:
    """The definitions in a wheel: those below its folder `events`."""
    try:
        return _definitions(path, name)
    except READ_FAULTS as wrong:
        raise StateFault(f"{path} can't be read: {wrong}. Download it again.") from wrong


def _definitions(path: Path, name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        members = [member for member in archive.infolist() if member.filename.endswith(folder.SUFFIX)]
        if sum(member.file_size for member in members) > LARGEST:
            raise StateFault(f"{path} is too large to be a catalogue.")
        files: dict[str, bytes] = {}
        for member in members:
            _, marker, inside = member.filename.partition(f"/{INSIDE}/")
            if marker and ".." not in PurePosixPath(inside).parts:
                files[f"{name}/{inside}"] = archive.read(member)
    return files
