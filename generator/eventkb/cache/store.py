"""Where a project keeps what it knows of its published site: values under names, and blobs in few files.

Everything is data that cannot run code. Each value carries the tag of what it belongs to, so that values of a build
that was killed while it kept them are noticed; each blob has its checksum.
"""

import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from eventkb.cache import FOLDER
from eventkb.cache.values import UNREADABLE, packed, unpacked
from eventkb.model.frozen import frozen_dataclass
from eventkb.publish import discard, link, replace, replace_made

SITE = "site"

MOST_ROOM = 2
"""How many times as much room blobs may take as those that are needed."""

Place = tuple[str, int, int, int]
"""The file of a blob, where in it the blob starts, how long it is, and its checksum."""


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

    def take(self, path: Path) -> None:
        """Takes over a file of blobs, which may be replaced where it is, but never changed."""
        link(path, self.folder / path.name)

    def blob(self, place: Place) -> object:
        """The value at a place.

        Raises:
            Lost: it is damaged.
        """
        name, start, length, checksum = place
        try:
            with (self.folder / name).open("rb") as file:
                file.seek(start)
                data = file.read(length)
            if zlib.crc32(data) != checksum:
                raise Lost(name)
            return unpacked(data)
        except UNREADABLE as fault:
            raise Lost(name) from fault

    def add_blobs(
        self, name: str, values: Iterable[tuple[Iterable[str], object]], before: Mapping[str, Place]
    ) -> dict[str, Place]:
        """Keeps values as blobs behind all others of a file, on which nobody depends until their places are kept.

        Each value has one or several names. Returns the places of all blobs by their names, those `before` included.
        Blobs that have been replaced are forgotten once they take as much room as the others in the file.
        """
        places = dict(before)
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / name).open("ab") as file:
            for names, value in values:
                data = packed(value)
                place = (name, file.tell(), len(data), zlib.crc32(data))
                file.write(data)
                places.update(dict.fromkeys(names, place))
            size = file.tell()
        needed = sum(length for file, _, length, _ in set(places.values()) if file == name)
        return self._without_gaps(name, places) if size > MOST_ROOM * needed else places

    def _without_gaps(self, name: str, before: Mapping[str, Place]) -> dict[str, Place]:
        """Keeps the blobs of a file that are at some places, and no others."""
        moved: dict[Place, Place] = {}

        def make(path: Path) -> None:
            with (self.folder / name).open("rb") as old, path.open("wb") as new:
                for place in dict.fromkeys(before.values()):
                    file, start, length, checksum = place
                    if file == name:
                        old.seek(start)
                        moved[place] = (name, new.tell(), new.write(old.read(length)), checksum)

        replace_made(self.folder / name, make)
        return {each: moved.get(place, place) for each, place in before.items()}
