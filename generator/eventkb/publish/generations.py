"""Publishes a site of which little has changed, without touching what has not.

Beside each site is its last but one generation: a second tree of folders whose files are links to those of the site, so
it takes room for folders alone. What has changed since goes there, then the two are exchanged. Files are never written
in place, since the other generation has them, too. While a generation is being changed, it has no mark; one without a
mark is of no use and is made anew.

All folders have one time, the site's stamp. Another time means that somebody has touched the folder.
"""

import os
import shutil
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

from eventkb.model.frozen import frozen_dataclass
from eventkb.publish.files import TEMPORARY, beside, discard
from eventkb.publish.staging import MARK, exchange_folders

BASE = "base"


@frozen_dataclass()
class Listing:
    """The files of a site by their paths, with their times in nanoseconds and their sizes; the paths of its folders;
    and the stamp, the time that all folders have."""

    files: Sequence[str]
    times: Sequence[int]
    sizes: Sequence[int]
    folders: Sequence[str]
    stamp: int

    def plain(self) -> tuple[str, bytes, str, int]:
        """The listing as few plain values, which are quickly kept and read."""
        numbers = array("q", (*self.times, *self.sizes))
        return "\n".join(self.files), numbers.tobytes(), "\n".join(self.folders), self.stamp

    @classmethod
    def of(cls, files: str, numbers: bytes, folders: str, stamp: int) -> Self:
        """The listing of what `plain` returned."""
        values = array("q", numbers)
        half = len(values) // 2
        return cls(files.split("\n"), values[:half], values[half:], folders.split("\n"), stamp)

    def is_untouched(self, site: Path) -> bool:
        """Whether a site is as it was listed: no file is new, gone or different."""
        try:
            here = os.open(site, os.O_RDONLY)
        except OSError:
            return False
        stat, stamp = os.stat, self.stamp
        try:
            if any(stat(folder, dir_fd=here).st_mtime_ns != stamp for folder in self.folders):
                return False
            for file, time, size in zip(self.files, self.times, self.sizes, strict=True):
                status = stat(file, dir_fd=here)
                if status.st_mtime_ns != time or status.st_size != size:
                    return False
        except OSError:
            return False
        finally:
            os.close(here)
        return True

    def with_changes(self, site: Path, changed: Collection[str]) -> "Listing":
        """The listing after some files have changed, have come or have gone."""
        files: list[str] = []
        times, sizes = array("q"), array("q")
        for file, time, size in zip(self.files, self.times, self.sizes, strict=True):
            if file not in changed:
                files.append(file)
                times.append(time)
                sizes.append(size)
        for file in sorted(changed):
            with suppress(FileNotFoundError):
                status = (site / file).stat()
                files.append(file)
                times.append(status.st_mtime_ns)
                sizes.append(status.st_size)
        touched = {folder for file in changed for folder in _above(file)}
        present = {folder for folder in touched if (site / folder).is_dir()}
        folders = sorted({*self.folders} - touched | present)
        return Listing(files, times, sizes, folders, self.stamp)


def _above(file: str) -> Iterator[str]:
    """The folders that a file is in, the nearest first."""
    while file := file.rpartition("/")[0]:
        yield file


def stamped(site: Path, stamp: int) -> Listing:
    """Gives all folders of a site one time, and lists the site. The mark is not listed."""
    files: list[str] = []
    folders: list[str] = []
    times, sizes = array("q"), array("q")
    waiting = ["."]
    while waiting:
        folder = waiting.pop()
        start = "" if folder == "." else f"{folder}/"
        path = os.path.join(site, folder)  # noqa: PTH118 - a Path takes as long as the question to the disk
        with os.scandir(path) as entries:
            for entry in entries:
                name = start + entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(name)
                elif name != MARK:
                    status = entry.stat()
                    files.append(name)
                    times.append(status.st_mtime_ns)
                    sizes.append(status.st_size)
        os.utime(path, ns=(stamp, stamp))
        folders.append(folder)
    return Listing(files, times, sizes, folders, stamp)


def mark(site: Path, generation: str) -> None:
    """Names the generation of a site."""
    temporary = beside(site / MARK)
    temporary.write_text(generation, "utf-8")
    temporary.replace(site / MARK)


def generation_of(site: Path) -> str:
    """The generation of a site; empty where it has none."""
    try:
        return (site / MARK).read_text("utf-8")
    except (OSError, ValueError):
        return ""


def base_of(site: Path) -> Path:
    """Where the last but one generation of a site is."""
    return site.with_name(f"{TEMPORARY}{BASE}-{site.name}")


@frozen_dataclass()
class Changes:
    """What differs between two generations: new contents by path, which are moved to there, and files that are gone."""

    new: Mapping[str, Path]
    gone: Collection[str] = ()

    @property
    def files(self) -> frozenset[str]:
        return frozenset((*self.new, *self.gone))


@frozen_dataclass(kw_only=True)
class Succession:
    """The names of the last but one, the last and the next generation; `late` is what differs between the first two."""

    before: str
    now: str
    next: str = ""
    late: Collection[str] = ()


def renew(site: Path, listing: Listing, changes: Changes, order: Succession) -> None:
    """Publishes the next generation of a site, at once or not at all."""
    prepare(site, listing, order)
    base = base_of(site)
    late = order.late if generation_of(base) == order.before else ()
    (base / MARK).unlink(missing_ok=True)
    for file in late:
        _replace_by_link(site / file, base / file)
    for file in changes.gone:
        _delete(base / file)
    for file, new in changes.new.items():
        (base / file).parent.mkdir(parents=True, exist_ok=True)
        new.replace(base / file)
    mark(base, order.next)
    touched = {".", *(folder for file in (*late, *changes.files) for folder in _above(file))}
    for folder in touched:
        if (base / folder).is_dir():
            os.utime(base / folder, ns=(listing.stamp, listing.stamp))
    exchange_folders(base, site)


def prepare(site: Path, listing: Listing, order: Succession) -> None:
    """Makes the second tree of a site where there is none from which the next generation can be made.

    It is then one of the present generation. This takes its time, and may be done before what is new is known.
    """
    base = base_of(site)
    if generation_of(base) not in {order.before, order.now} - {""}:
        discard(base)
        _link_tree(site, base, listing)
        mark(base, order.now)


def forget(site: Path) -> None:
    """Deletes the last but one generation of a site."""
    discard(base_of(site))


def _link_tree(site: Path, base: Path, listing: Listing) -> None:
    """Makes a second tree of a site."""
    base.mkdir()
    for folder in sorted(listing.folders):
        if folder != ".":
            (base / folder).mkdir()
    origin, target = os.open(site, os.O_RDONLY), os.open(base, os.O_RDONLY)
    try:
        for file in listing.files:
            try:
                os.link(file, file, src_dir_fd=origin, dst_dir_fd=target)
            except OSError:  # a file system without links, or with too many of them
                shutil.copy2(site / file, base / file)
        for folder in listing.folders:
            os.utime(folder, ns=(listing.stamp, listing.stamp), dir_fd=target)
    finally:
        os.close(origin)
        os.close(target)


def _replace_by_link(origin: Path, target: Path) -> None:
    """Replaces a file by a link to another one; deletes it where there is no other one."""
    if not origin.exists():
        _delete(target)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = beside(target)
    temporary.unlink(missing_ok=True)
    try:
        os.link(origin, temporary)
    except OSError:
        shutil.copy2(origin, temporary)
    temporary.replace(target)


def _delete(file: Path) -> None:
    """Deletes a file, and the folders that are empty then."""
    file.unlink(missing_ok=True)
    with suppress(OSError):
        file.parent.rmdir()
