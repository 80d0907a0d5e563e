"""Several files as one: a line of JSON that says where each is, and then their contents one after the other.

An archive is data only: to read it runs nothing. Its head has the digest of all that follows, so that an archive that
was cut off or changed is noticed when it is opened. Version 1 of the format:

    {"format": 1, "digest": "…", "facts": {…}, "places": {"lookup/manifest.js": [0, 5120], …}}\\n
    the contents
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from eventkb.model.frozen import frozen_dataclass

FORMAT = 1
LINE_END = b"\n"


class ArchiveFault(ValueError):
    """A file is no archive of this format, or it is damaged."""


@frozen_dataclass()
class Archive:
    """The files of an archive. `facts` are what its maker wrote about it, `places` where each file starts and ends."""

    facts: Mapping[str, Any]
    places: Mapping[str, tuple[int, int]]
    contents: memoryview

    def read(self, address: str) -> bytes:
        """The content of a file by its address.

        Raises:
            FileNotFoundError: there is no such file.
        """
        if address not in self.places:
            raise FileNotFoundError(address)
        start, end = self.places[address]
        return bytes(self.contents[start:end])


def packed(files: Mapping[str, bytes], facts: Mapping[str, Any]) -> bytes:
    """An archive of files by their addresses; `facts` are values of JSON about all of them."""
    places: dict[str, tuple[int, int]] = {}
    end = 0
    for address, data in files.items():
        places[address] = (end, end + len(data))
        end += len(data)
    contents = b"".join(files.values())
    head = {"format": FORMAT, "digest": _digest(contents), "facts": facts, "places": places}
    return json.dumps(head, separators=(",", ":")).encode() + LINE_END + contents


def opened(path: Path) -> Archive:
    """The archive in a file.

    Raises:
        OSError: the file can't be read.
        ArchiveFault: it is no archive, or it is damaged.
    """
    data = memoryview(path.read_bytes())
    border = bytes(data).find(LINE_END)
    try:
        head = json.loads(bytes(data[: max(border, 0)]))
        contents = data[border + 1 :]
        if head["format"] != FORMAT or head["digest"] != _digest(contents):
            raise ArchiveFault(f"{path} is damaged, or of another version")
        places = {str(address): _place(place) for address, place in head["places"].items()}
        return Archive(dict(head["facts"]), places, contents)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as fault:
        raise ArchiveFault(f"{path} is no archive") from fault


def _place(place: Any) -> tuple[int, int]:
    start, end = place
    if type(start) is not int or type(end) is not int or start < 0:
        raise ArchiveFault(f"{place} is no place of a file")
    return start, end


def _digest(contents: bytes | memoryview) -> str:
    return hashlib.blake2b(contents, digest_size=16).hexdigest()
