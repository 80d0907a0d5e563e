"""An event's part of a file: all of it, or an item of a list of known events, which can be taken out."""

from collections.abc import Mapping

from eventkb.edit.change import drop, entry_at
from eventkb.edit.tree import Branch, Document, document
from eventkb.model.event import Event
from eventkb.read import readable


class BrokenFile(Exception):
    """A file can't be changed as long as it has errors."""


def tree_of(file: str, data: bytes) -> Document:
    """The tree of a file.

    Raises:
        BrokenFile: it has errors, or holds nothing.
    """
    parsed, _ = readable(file, data)
    tree = document(parsed) if parsed else None
    if tree is None or not isinstance(tree.root, Branch):
        raise BrokenFile(f"{file} has errors; mend them first (eventkb check).")
    return tree


def unit(tree: Document, event: Event) -> Branch:
    """The part of a file's tree that defines an event."""
    found = entry_at(tree.root, event.path)
    here = found.node if found else tree.root
    assert isinstance(here, Branch)
    return here


def taken(event: Event, files: Mapping[str, bytes]) -> tuple[Document, Branch]:
    """The file of an event that is one of a list, without it; and the event.

    Raises:
        BrokenFile: the file has errors.
    """
    tree = tree_of(event.file, files[event.file])
    item = unit(tree, event)
    assert isinstance(tree.root, Branch)
    drop(tree.root, event.path)
    return tree, item
