"""A list of known events (`known.yml`) as the texts of its items.

The tree of a list needs fifty times the memory of its text, so an item is a tree only while it is looked at.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from eventkb.edit.canonical import headed, part_written, written
from eventkb.edit.part import tree_of
from eventkb.edit.tree import Branch, Document, Entry
from eventkb.model.identifier import EventId, event_id
from eventkb.model.locale import Locale
from eventkb.read.location import Location

START = re.compile(rb"(?:[ \t]*(?:#[^\n]*)?\n)*- ")
"""The beginning of a list whose items aren't indented, as `fmt` writes it."""

ITEM = re.compile(rb"(?:^#[^\n]*\n)*^- ", re.MULTILINE)
"""Where an item begins, with the comments above it: what is inside an item is indented."""

OTHER_FORM = re.compile(rb"\r|^(?:---|\.\.\.)", re.MULTILINE)
"""Line ends and marks of documents that `fmt` doesn't write."""


@dataclass(slots=True, kw_only=True)
class KnownList:
    """The file of a list: the comments at its beginning, and its items in their order, each as its own text.

    `ids` are the IDs of the items by position; an item that has moved away is empty.
    """

    location: Location
    locales: Sequence[Locale]
    head: Sequence[str] = ()
    items: list[bytes] = field(default_factory=list)
    ids: dict[int, EventId] = field(default_factory=dict)

    @classmethod
    def read(
        cls, location: Location, data: bytes, ids: Mapping[int, EventId], locales: Sequence[Locale]
    ) -> "KnownList":
        """The list in a file.

        Raises:
            BrokenFile: the file has errors.
            FormFault: it has another form than that of `fmt`, and can't be written in that form.
        """
        if OTHER_FORM.search(data) or not START.match(data):
            data = written(tree_of(location.file, data), location, locales).encode()
        start = START.match(data)
        assert start
        first = start.end() - len(b"- ")
        starts = [first, *(match.start() for match in ITEM.finditer(data, start.end()))]
        return cls(
            location=location,
            locales=locales,
            head=[line for line in data[:first].decode().splitlines() if line.strip()],
            items=[data[begin:end] for begin, end in zip(starts, [*starts[1:], len(data)], strict=True)],
            ids=dict(ids),
        )

    def item(self, position: int) -> Document:
        """An item as a list of its own, without comments but those that belong to it.

        Raises:
            BrokenFile: it has errors.
        """
        tree = tree_of(self.location.file, self.items[position])
        assert isinstance(tree.root, Branch)
        tree.root.entries[0].above[:0] = tree.head
        return Document((), tree.root, tree.foot)

    def put(self, position: int, item: Document) -> None:
        """Replaces an item.

        Raises:
            FormFault: its text doesn't read back as its values.
        """
        self.items[position] = part_written(item, self.location, self.locales).encode()

    def add(self, id: EventId, branch: Branch) -> None:
        """Adds an event.

        Raises:
            FormFault: its text doesn't read back as its values.
        """
        self.ids[len(self.items)] = id
        self.items.append(b"")
        self.put(len(self.items) - 1, Document((), Branch(True, [Entry(None, branch)]), ()))

    def drop(self, position: int) -> None:
        """Removes an item, which has moved to a file of its own."""
        self.items[position] = b""

    def contents(self) -> bytes | None:
        """The bytes of the file, its items sorted by ID; None if it has none any more."""
        kept = [position for position, item in enumerate(self.items) if item]
        if not kept:
            return None
        kept.sort(key=self._id)
        head = "".join(f"{line}\n" for line in headed(self.head, self.location)).encode()
        return head + b"".join(
            item if item.endswith(b"\n") else item + b"\n" for item in map(self.items.__getitem__, kept)
        )

    def _id(self, position: int) -> EventId:
        if position not in self.ids:  # What is wrong with this item only `check` knows.
            root = self.item(position).root
            value = root.value if isinstance(root, Branch) else None
            first = value[0] if isinstance(value, list) and value else None
            self.ids[position] = (event_id(str(first.get("id"))) if isinstance(first, dict) else None) or 0
        return self.ids[position]
