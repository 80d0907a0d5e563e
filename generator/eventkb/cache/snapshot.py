"""The files that decide a site, by their names, sizes and times: which of them have changed since a build read them.

As with the lookup index, no file of definitions is opened for that, and a time (`ctime`) that can't be chosen makes
sure that what comes with a project from elsewhere never counts.
"""

import os
import sys
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from eventkb.cache.inputs import (
    TICK,
    Entry,
    Fingerprint,
    environment_of,
    files_below,
    fingerprint,
    installed,
    named,
    settings_of,
    stated,
)
from eventkb.model.frozen import frozen_dataclass
from eventkb.stock import FOLDERS, HOME, LOCALES, PAGES, POURED, SUPPLIED

Times = tuple[int, int, int]
"""The size of a file in bytes, and its times of modification and change in nanoseconds."""


@frozen_dataclass()
class Snapshot:
    """The state of a project: of all that decides a site beside the definitions, and of each file of these.

    `contents` is the digest of the latter.
    """

    project: Fingerprint
    contents: str
    definitions: Mapping[str, Times]
    is_settled: bool

    def changed(self, before: Mapping[str, Times]) -> frozenset[str]:
        """The files of definitions that are new, gone or different."""
        files = self.definitions
        return frozenset(file for file in {**before, **files} if before.get(file) != files.get(file))


def taken(root: Path, definitions: Sequence[Path], others: Collection[Path]) -> Snapshot:
    """The state of the project in `root` now, in which a file that changes later looks different.

    `definitions` are the folders of definitions; `others` are files and folders beside those that every project has:
    what the engine reads, the folders of extensions.
    """
    project = fingerprint(*_project(root, others))
    files = [entry for folder in definitions for entry in files_below(folder)]
    contents = fingerprint(files, ())
    times = {path: (size, modified, changed) for path, size, modified, changed in files}
    return Snapshot(project, contents.digest, times, project.is_settled and contents.is_settled)


def _project(root: Path, others: Collection[Path]) -> tuple[list[Entry], tuple[object, ...]]:
    """The files that decide a site beside the definitions, and what else does."""
    settings = list(settings_of(root))
    folders = [HOME, SUPPLIED, *(root / name for name in (*FOLDERS, "words"))]
    entries = [*stated([*settings, root / "addresses.txt", root / "ejected.txt"])]
    entries += [entry for folder in folders for entry in files_below(folder)]
    entries += _below(sorted(others))
    return entries, (*environment_of(settings), *installed(), sys.version, str(HOME))


def beside_what_is_poured(root: Path, others: Collection[Path]) -> str:
    """A digest of what `taken` calls the project, without what is in the project's own words, templates and pages.

    Which pages ask for these is known, so that a change of them is no change of everything. Hand-written pages count
    by their names.
    """
    own = tuple(f"{root / name}{os.sep}" for name in (POURED, LOCALES))
    pages = f"{root / PAGES}{os.sep}"
    entries, environment = _project(root, others)
    counting = [
        named(file) if file.path.startswith(pages) else file for file in entries if not file.path.startswith(own)
    ]
    return fingerprint(counting, environment).digest


def of_pages(root: Path) -> str:
    """A digest of the state of a project's hand-written pages and of what they show."""
    return fingerprint(list(files_below(root / PAGES)), ()).digest


def settled(root: Path, definitions: Sequence[Path], others: Collection[Path]) -> Snapshot:
    """A snapshot after a moment's wait where a file has just changed: a second change could leave its times as is."""
    snapshot = taken(root, definitions, others)
    if not snapshot.is_settled:
        time.sleep(TICK)
        snapshot = taken(root, definitions, others)
    return snapshot


def _below(paths: Sequence[Path]) -> Iterator[Entry]:
    for path in paths:
        if path.is_dir():
            yield from files_below(path)
        else:
            yield from stated([path])
