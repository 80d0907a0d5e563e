"""The part of a file that defines an event: the whole file, or an item of a list of known events."""

from collections.abc import Mapping

from eventkb.edit.change import drop, entry_at
from eventkb.edit.tree import Branch, Document, document
from eventkb.model.event import Event
from eventkb.read import readable


class BrokenFile(Exception):
    """A file can't be changed because it has errors."""


def tree_of(file: str, data: bytes) -> Document:
    """The tree of a file.

    Raises:
        BrokenFile: it has errors or is empty.
    """
    parsed, _ = readable(file, data)
    tree = document(parsed) if parsed else None
    if tree is None or not isinstance(tree.root, Branch):
        raise BrokenFile(f"{file} has errors. Fix them first (eventkb check).")
    return tree


def part_of(tree: Document, event: Event) -> Branch:
    """The part of a file's tree that defines an event."""
    entry = entry_at(tree.root, event.path)
    node = entry.node if entry else tree.root
    assert isinstance(node, Branch)
    return node


def extracted(event: Event, files: Mapping[str, bytes]) -> tuple[Document, Branch]:
    """The file of a list of events without one event, and the item of that event.

    Raises:
        BrokenFile: the file has errors.
    """
    tree = tree_of(event.file, files[event.file])
    item = part_of(tree, event)
    assert isinstance(tree.root, Branch)
    drop(tree.root, event.path)
    return tree, item
