"""Builds a new site beside the old one and exchanges the two.

A folder that isn't empty can't be the target of a rename. So the two are exchanged in one step where the system can do
this (Linux: `renameat2`), otherwise by two renames. A build killed between these leaves the old site under another
name; `recover` restores it when the next build starts.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Collection
from pathlib import Path

MARK = ".eventkb"
"""A file in each published site. A folder without it belongs to somebody else and is never replaced."""

NEW, OLD = "new", "old"
AT_FDCWD = -100  # fcntl.h: paths are relative to the working directory
RENAME_EXCHANGE = 2  # linux/fs.h


class SiteFault(Exception):
    """The folder of the site can't be replaced; the message says why and what to do."""


def stage(site: Path, own: Collection[str]) -> Path:
    """Creates an empty folder beside `site`, to be filled and then exchanged with it.

    `own` are the names of folders that are allowed in a site without a mark, since single languages are built there.

    Raises:
        SiteFault: `site` contains something other than a published site.
    """
    if site.exists() and not _is_ours(site, own):
        raise SiteFault(f"{site} contains something other than a published site. Choose another folder or empty it.")
    staged = _beside(site, NEW)
    if staged.exists():
        shutil.rmtree(staged)
    staged.mkdir(parents=True)
    (staged / MARK).write_bytes(b"")
    return staged


def exchange(staged: Path, site: Path) -> None:
    """Replaces the site by the staged folder and deletes the old site."""
    if not site.exists():
        staged.rename(site)
        return
    if exchange_at_once(staged, site):
        shutil.rmtree(staged)
        return
    old = _beside(site, OLD)
    site.rename(old)
    try:
        staged.rename(site)
    except OSError:
        old.rename(site)
        raise
    shutil.rmtree(old)


def recover(site: Path) -> None:
    """Cleans up after a killed build: restores the old site if it is missing, and deletes unfinished ones."""
    for kind in (OLD, NEW):
        for left in sorted(site.parent.glob(f".{site.name}.{kind}-*")):
            if _alive(left):
                continue
            if kind == OLD and not site.exists():
                left.rename(site)
            else:
                shutil.rmtree(left)


def exchange_at_once(first: Path, second: Path) -> bool:
    """Exchanges two folders in one step; False if the system or the file system can't do that."""
    if sys.platform != "linux":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    return bool(library.renameat2(AT_FDCWD, os.fsencode(first), AT_FDCWD, os.fsencode(second), RENAME_EXCHANGE) == 0)


def _beside(site: Path, kind: str) -> Path:
    return site.parent / f".{site.name}.{kind}-{os.getpid()}"


def _alive(left: Path) -> bool:
    """Whether the build that made a folder is still running."""
    number = left.name.rpartition("-")[2]
    if not number.isdigit() or int(number) == os.getpid():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _is_ours(site: Path, own: Collection[str]) -> bool:
    names = {entry.name for entry in site.iterdir()} if site.is_dir() else {"a file"}
    return not names or MARK in names or names <= set(own)
