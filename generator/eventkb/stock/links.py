"""Symbolic links that lead out of a project: what they lead to could be any file of the machine that builds."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from eventkb.stock.catalogues import on_disk


def leading_out(root: Path, folders: Iterable[Path]) -> Iterator[Path]:
    """The links below some folders that lead neither into the project in `root` nor into the folder that they are in.

    A folder may itself be a link, since where it is is the project's choice; links within it are not followed.
    """
    for top in dict.fromkeys(folders):
        allowed = (os.path.realpath(root), os.path.realpath(top))
        for folder, names, files in os.walk(top):
            for name in sorted((*names, *files)):
                path = Path(folder, name)
                if path.is_symlink() and not any(
                    Path(os.path.realpath(path)).is_relative_to(place) for place in allowed
                ):
                    yield path


def leads_out(root: Path, file: str) -> bool:
    """Whether a file, by its path in diagnostics, is a link that leads out of the project in `root` and of its folder.

    What is in it must not be shown: a branch of somebody else could have a link to any file of the machine.
    """
    folder, _, below = file.partition("/")
    real = Path(os.path.realpath(on_disk(root, file)))
    allowed = (root, on_disk(root, folder)) if below else (root,)
    return not any(real.is_relative_to(os.path.realpath(place)) for place in allowed)
