"""Definitions of other catalogues that a project has taken over: which they were, and whether they have changed.

`ejected.txt` has a line for each, beside those of copied files: the digest of the original, a blank, the original. This
is the path of a file, such as `package:eventkb_events/ESE/474.yml`, or an item of a list of known events, such as
`package:eventkb_events/ESE/known.yml#105`.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping

from eventkb.model.copy import OutdatedCopy
from eventkb.model.event import EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import event_id, file_stem
from eventkb.read import readable
from eventkb.read.yaml import Value
from eventkb.stock.catalogues import Folders
from eventkb.stock.copies import DIGITS, entries

ITEM = "#"


@frozen_dataclass()
class Original:
    """A definition of another catalogue: a file, or the item of a list of known events with an ID."""

    file: str
    id: str = ""

    @classmethod
    def parse(cls, written: str) -> "Original":
        file, _, id = written.partition(ITEM)
        return cls(file, id)

    def __str__(self) -> str:
        return f"{self.file}{ITEM}{self.id}" if self.id else self.file

    def own_file(self, folders: Folders) -> str:
        """Where the definition is in the project's own folder once it is taken over."""
        inside = self.file.removeprefix(f"{folders.of(self.file)}/")
        id = event_id(self.id) if self.id else None
        if id is not None:
            inside = f"{inside.rpartition('/')[0]}/{file_stem(id)}.yml"
        return f"{folders.own}/{inside}"


def digest(original: Original, files: Mapping[str, bytes]) -> str:
    """The digest of a definition's values, whatever its form; empty where it is not there or cannot be read."""
    value = _value(original, files)
    if value is None:
        return ""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:DIGITS]


def outdated(text: str, files: Mapping[str, bytes], folders: Folders) -> Iterator[OutdatedCopy]:
    """The project's own definitions whose originals have changed. `text` is the list of copies."""
    for line, value, written in entries(text):
        original = Original.parse(written)
        own = original.own_file(folders)
        if folders.has(original.file) or own not in files:
            continue
        now = digest(original, files)
        if now != value:
            yield OutdatedCopy(own, line, not now, str(original), _name(original, folders))


def _name(original: Original, folders: Folders) -> str:
    """How `eventkb eject` calls a definition: an event's key, or the path below its catalogue's folder."""
    inside = original.file.removeprefix(f"{folders.of(original.file)}/")
    folder, _, file = inside.partition("/")
    id = event_id(original.id or file.removesuffix(".yml"))
    return str(EventKey(folder, id)) if id is not None and "/" not in file else inside


def _value(original: Original, files: Mapping[str, bytes]) -> Value:
    data = files.get(original.file)
    parsed = readable(original.file, data)[0] if data is not None else None
    if parsed is None or not original.id:
        return parsed.value if parsed else None
    items = parsed.value if isinstance(parsed.value, list) else []
    return next((item for item in items if isinstance(item, dict) and str(item.get("id")) == original.id), None)
