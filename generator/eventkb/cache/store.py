"""Where a project keeps what it knows of its published site: values under names, and blobs in one file.

Everything is data that cannot run code. Each value carries the tag of what it belongs to, so that values of a build
that was killed while it kept them are noticed; each blob has its checksum.
"""

import os
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from eventkb.cache import FOLDER
from eventkb.cache.values import UNREADABLE, packed, unpacked
from eventkb.model.frozen import frozen_dataclass
from eventkb.publish import discard, replace, replace_made

SITE = "site"
BLOBS = "events"

MOST_ROOM = 2
"""How many times as much room blobs may take as those that are needed."""

Place = tuple[int, int, int]
"""Where a blob starts, how long it is, and its checksum."""


class Lost(Exception):
    """What should be kept is missing, damaged, or of another build."""


@frozen_dataclass()
class Store:
    """A folder of what is kept of the project in `root`: of its site, or under another name."""

    root: Path
    name: str = SITE

    @property
    def folder(self) -> Path:
        return self.root / FOLDER / self.name

    def read(self, name: str, tag: str | None = None) -> object:
        """The value under a name.

        Raises:
            Lost: there is none with this tag.
        """
        try:
            own, value = unpacked((self.folder / f"{name}.kept").read_bytes())
        except UNREADABLE as fault:
            raise Lost(name) from fault
        if tag is not None and own != tag:
            raise Lost(f"{name} is of another build")
        return value

    def write(self, name: str, tag: str, value: object) -> None:
        """Keeps a value in the place of the one before."""
        replace(self.folder / f"{name}.kept", packed((tag, value)))

    def head(self) -> object:
        """What is written last, so that it counts only if all else is there.

        Raises:
            Lost: there is none.
        """
        return self.read("head")

    def write_head(self, value: object) -> None:
        """Keeps the head, which makes all that was kept before count."""
        self.write("head", "", value)

    def clear(self) -> None:
        """Forgets everything."""
        discard(self.folder)

    def blob(self, place: Place) -> object:
        """The value at a place.

        Raises:
            Lost: it is damaged.
        """
        start, length, checksum = place
        try:
            with (self.folder / BLOBS).open("rb") as file:
                file.seek(start)
                data = file.read(length)
            if zlib.crc32(data) != checksum:
                raise Lost(BLOBS)
            return unpacked(data)
        except UNREADABLE as fault:
            raise Lost(BLOBS) from fault

    def write_blobs(self, values: Iterable[tuple[str, object]]) -> dict[str, Place]:
        """Keeps values as blobs, in the place of all blobs before; returns their places by name."""
        places: dict[str, Place] = {}

        def make(path: Path) -> None:
            with path.open("wb") as file:
                for name, value in values:
                    data = packed(value)
                    places[name] = (file.tell(), file.write(data), zlib.crc32(data))

        replace_made(self.folder / BLOBS, make)
        return places

    def add_blobs(self, values: Mapping[str, object], before: Mapping[str, Place]) -> dict[str, Place]:
        """Keeps further values as blobs behind all others, on which nobody depends until their places are kept.

        Returns the places of all blobs, those `before` included. Blobs that have been replaced are forgotten once they
        take as much room as the others.
        """
        places = dict(before)
        with (self.folder / BLOBS).open("r+b") as file:
            file.seek(0, os.SEEK_END)
            for name, value in values.items():
                data = packed(value)
                places[name] = (file.tell(), file.write(data), zlib.crc32(data))
            size = file.tell()
        needed = sum(length for _, length, _ in places.values())
        return self._without_gaps(places) if size > MOST_ROOM * needed else places

    def _without_gaps(self, before: Mapping[str, Place]) -> dict[str, Place]:
        """Keeps the blobs at some places, and no others."""
        places: dict[str, Place] = {}

        def make(path: Path) -> None:
            with (self.folder / BLOBS).open("rb") as old, path.open("wb") as new:
                for name, (start, length, checksum) in before.items():
                    old.seek(start)
                    places[name] = (new.tell(), new.write(old.read(length)), checksum)

        replace_made(self.folder / BLOBS, make)
        return places
