"""Builds a new site beside the old one and exchanges the two.

A folder that isn't empty can't be the target of a rename. So the two are exchanged in one step where the system can do
this (Linux: `renameat2`), otherwise by two renames. A build killed between these leaves the old site under another
name; `recover` restores it when the next build starts.
"""

import ctypes
import glob
import os
import re
import shutil
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from eventkb.publish.files import TEMPORARY, discard
from eventkb.publish.lock import is_alive

MARK = ".eventkb"
"""A file in each published site. A folder without it belongs to somebody else and is never replaced."""

NEW, OLD = "new", "old"
AT_FDCWD = -100  # fcntl.h: paths are relative to the working directory
RENAME_EXCHANGE = 2  # linux/fs.h


class SiteFault(Exception):
    """The folder of the site can't be replaced; the message says why and what to do."""


@contextmanager
def staged(site: Path, own: Collection[str]) -> Iterator[Path]:
    """An empty folder beside `site`, as `stage` creates it; deleted if the build fails.

    Raises:
        SiteFault: `site` contains something other than a published site.
    """
    folder = stage(site, own)
    try:
        yield folder
    except BaseException:
        discard(folder)
        raise


def stage(site: Path, own: Collection[str]) -> Path:
    """Creates an empty folder beside `site`, to be filled and then exchanged with it.

    `own` are the names of folders that are allowed in a site without a mark, since single languages are built there.

    Raises:
        SiteFault: `site` contains something other than a published site.
    """
    if site.exists() and not _is_ours(site, own):
        raise SiteFault(f"{site} contains something other than a published site. Choose another folder or empty it.")
    folder = _beside(site, NEW)
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / MARK).write_bytes(b"")
    return folder


def exchange(folder: Path, site: Path) -> None:
    """Replaces the site by the staged folder and deletes the old site."""
    if not site.exists():
        folder.rename(site)
        return
    exchange_folders(folder, site)
    discard(folder)


def exchange_folders(folder: Path, site: Path) -> None:
    """Puts a folder in the place of the site, and the old site in the place of the folder."""
    if exchange_at_once(folder, site):
        return
    old = _beside(site, OLD)
    site.rename(old)
    try:
        folder.rename(site)
    except OSError:
        old.rename(site)
        raise
    old.rename(folder)


def recover(site: Path) -> None:
    """Cleans up after a killed build: restores the old site if it is missing, and deletes unfinished ones."""
    for kind in (OLD, NEW):
        for left in sorted(site.parent.glob(f"{TEMPORARY}{kind}-*-{glob.escape(site.name)}")):
            if _is_in_use(left, kind, site):
                continue
            if kind == OLD and not site.exists():
                left.rename(site)
            else:
                discard(left)


def exchange_at_once(first: Path, second: Path) -> bool:
    """Exchanges two folders in one step; False if the system or the file system can't do that."""
    if sys.platform != "linux":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    return bool(library.renameat2(AT_FDCWD, os.fsencode(first), AT_FDCWD, os.fsencode(second), RENAME_EXCHANGE) == 0)


def _beside(site: Path, kind: str) -> Path:
    return site.parent / f"{TEMPORARY}{kind}-{os.getpid()}-{site.name}"


def _is_in_use(left: Path, kind: str, site: Path) -> bool:
    """Whether a folder belongs to a build that is still running, or to a site with a longer name."""
    process = re.fullmatch(rf"{re.escape(TEMPORARY + kind)}-(\d+)-{re.escape(site.name)}", left.name)
    return process is None or (int(process[1]) != os.getpid() and is_alive(int(process[1])))


def _is_ours(site: Path, own: Collection[str]) -> bool:
    names = {entry.name for entry in site.iterdir()} if site.is_dir() else {"a file"}
    return not names or MARK in names or names <= set(own)
