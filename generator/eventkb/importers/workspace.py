"""The files that an import changes, each read once and written once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from eventkb.edit.canonical import written
from eventkb.edit.change import drop, entry_at, node, put
from eventkb.edit.part import tree_of
from eventkb.edit.tree import Branch, Document, Scalar
from eventkb.importers.incoming import Target
from eventkb.importers.knownlist import KnownList
from eventkb.model.catalogue import Definitions
from eventkb.model.diagnostic import Path
from eventkb.model.event import Event, EventKey
from eventkb.model.identifier import EventId, file_stem
from eventkb.read.location import CODES_FOLDER, Location, folder_of
from eventkb.read.yaml import Value


@dataclass(kw_only=True)
class Workspace:
    """The definitions that an import changes: `files` are their bytes, `root` is their folder.

    Only the trees of `changed` files are written: a file in which nothing changes keeps even its form.
    """

    definitions: Definitions
    files: Mapping[str, bytes]
    root: str
    target: Target
    trees: dict[str, Document] = field(default_factory=dict)
    lists: dict[str, KnownList] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)

    def tree(self, file: str) -> Document:
        """The tree of a file.

        Raises:
            BrokenFile: it has errors.
        """
        if file not in self.trees:
            self.trees[file] = tree_of(file, self.files[file])
        return self.trees[file]

    def part(self, event: Event) -> Document:
        """The part of a file that defines an event: the whole file, or the item of a list.

        Raises:
            BrokenFile: the file has errors.
        """
        return self._list(event.file).item(_position(event)) if event.path else self.tree(event.file)

    def put_part(self, event: Event, part: Document) -> None:
        """Replaces the part of a file that defines an event.

        Raises:
            FormFault: an item of a list can't be written.
        """
        if event.path:
            self._list(event.file).put(_position(event), part)
        self.changed.add(event.file)

    def move_part(self, event: Event, part: Document) -> None:
        """Moves an event from its list to a file of its own."""
        self._list(event.file).drop(_position(event))
        self.changed.add(event.file)
        self.put_event(event.key, definition_of(part), comments_of(part))

    def add_known(self, key: EventKey, branch: Branch) -> None:
        """Adds an event to the list of its source, which is made if there is none.

        Raises:
            BrokenFile: the list has errors.
            FormFault: the event can't be written.
        """
        file = f"{self.folder(key.source)}/known.yml"
        if file not in self.files and file not in self.lists:
            self.lists[file] = KnownList(location=Location.of(file, self.root), locales=self.target.locales)
        self.changed.add(file)
        self._list(file).add(key.id, branch)

    def _list(self, file: str) -> KnownList:
        if file not in self.lists:
            location = Location.of(file, self.root)
            self.lists[file] = KnownList.read(location, self.files[file], self._ids[file], self.target.locales)
        return self.lists[file]

    @cached_property
    def _ids(self) -> Mapping[str, Mapping[int, EventId]]:
        """The IDs of the events in lists, by file and position."""
        ids: dict[str, dict[int, EventId]] = defaultdict(dict)
        for event in self.definitions.events:
            if event.path:
                ids[event.file][_position(event)] = event.key.id
        return ids

    def put_event(self, key: EventKey, branch: Branch, head: Sequence[str] = ()) -> None:
        """Makes a definition the content of the event's own file, below comments."""
        put(branch, ("source",), key.source)
        file = f"{self.folder(key.source)}/{file_stem(key.id)}.yml"
        self.trees[file] = Document(head, branch, ())
        self.changed.add(file)

    def put_file(self, file: str, values: Mapping[str, Value]) -> None:
        """Makes values the content of a new file."""
        self.trees[file] = Document((), node(dict(values)), ())
        self.changed.add(file)

    def table_file(self, name: str) -> str:
        """The file of a code table."""
        return f"{self.root}/{CODES_FOLDER}/{name}.yml"

    def folder(self, source: str) -> str:
        """The folder of a source's definitions."""
        known = self.definitions.sources.get(source)
        return f"{self.root}/{known.folder if known else folder_of(source)}"

    def has(self, file: str) -> bool:
        """Whether a file is there, or is made by this import."""
        return file in self.files or file in self.trees or file in self.lists

    def written(self) -> dict[str, bytes | None]:
        """The new bytes of the files whose contents change; None for a list that is empty now."""
        contents: dict[str, bytes | None] = {}
        for file in sorted(self.changed):
            data = self.lists[file].contents() if file in self.lists else self._text(file)
            if data != self.files.get(file):
                contents[file] = data
        return contents

    def _text(self, file: str) -> bytes:
        return written(self.trees[file], Location.of(file, self.root), self.target.locales).encode()


def definition_of(part: Document) -> Branch:
    """The definition in a part of a file, which may be an item of a list."""
    root = part.root
    if isinstance(root, Branch) and root.is_list:
        root = root.entries[0].node
    assert isinstance(root, Branch)
    return root


def comments_of(part: Document) -> list[str]:
    """The comments above the definition in a part of a file."""
    root = part.root
    return [*part.head, *(root.entries[0].above if isinstance(root, Branch) and root.is_list else ())]


def _position(event: Event) -> int:
    position = event.path[0]
    assert isinstance(position, int)
    return position


def put_values(part: Branch, before: Mapping[str, Value], after: Mapping[str, Value]) -> None:
    """Writes the values that have changed, as deep within as they have, so that comments beside others stay."""
    for key in before:
        if key not in after:
            drop(part, (key,))
    for key, value in after.items():
        _put(part, (key,), before.get(key), value)
    in_hexadecimal(part)


def _put(part: Branch, path: Path, before: Value, after: Value) -> None:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict) and before.keys() <= after.keys():
        for key, value in after.items():
            _put(part, (*path, key), before.get(key), value)
    elif isinstance(before, list) and isinstance(after, list) and 0 < len(before) == len(after):
        for number, (old, new) in enumerate(zip(before, after, strict=True)):
            _put(part, (*path, number), old, new)
    else:
        put(part, path, after)


def in_hexadecimal(branch: Branch) -> None:
    """Writes the full identifiers of a definition as programs show them: `0xC00007D7`."""
    entry = entry_at(branch, ("qualifiers",))
    if entry and isinstance(entry.node, Branch):
        for item in entry.node.entries:
            if isinstance(item.node, Scalar) and item.node.written.isdecimal():
                item.node = Scalar(f"0x{int(item.node.written):08X}", "")
