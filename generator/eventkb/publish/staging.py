"""A new site beside the old one, and their exchange.

A rename onto a full folder fails, so the two are exchanged in one step where the system can (Linux: `renameat2`), else
by two renames. A build that was killed between these leaves the old site under another name, and `recover` brings it
back when the next build starts.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Collection
from pathlib import Path

MARK = ".eventkb"
"""A file in each site that was published from here: a folder without it is somebody's own, and never replaced."""

NEW, OLD = "new", "old"
AT_FDCWD = -100  # fcntl.h: paths are relative to the working directory
RENAME_EXCHANGE = 2  # linux/fs.h


class SiteFault(Exception):
    """The site's folder can't be replaced; the message says why and what to do."""


def stage(site: Path, own: Collection[str]) -> Path:
    """A new empty folder beside `site`, to be filled and then exchanged with it.

    `own` are the names of folders that may lie in an unmarked site, since single languages are built there.

    Raises:
        SiteFault: something else than a site of ours lies there.
    """
    if site.exists() and not _is_ours(site, own):
        raise SiteFault(f"{site} holds something else than a published site; choose another folder or empty this one.")
    staged = _beside(site, NEW)
    if staged.exists():
        shutil.rmtree(staged)
    staged.mkdir(parents=True)
    (staged / MARK).write_bytes(b"")
    return staged


def exchange(staged: Path, site: Path) -> None:
    """Puts the staged folder in the place of the site, and deletes what stood there."""
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
    """Mends what a killed build left beside the site: brings back the old one, deletes half a new one."""
    for kind in (OLD, NEW):
        for left in sorted(site.parent.glob(f".{site.name}.{kind}-*")):
            if _alive(left):
                continue
            if kind == OLD and not site.exists():
                left.rename(site)
            else:
                shutil.rmtree(left)


def exchange_at_once(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step; False where this system or file system cannot."""
    if sys.platform != "linux":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    return bool(library.renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0)


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
