"""Renames an event or a source: its files, and everything that refers to it.

The old key remains as an alias, so that the old addresses redirect to the new ones.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from eventkb.edit.canonical import written
from eventkb.edit.change import drop, each_text, entries, entry_at, put
from eventkb.edit.part import part_of, tree_of
from eventkb.edit.tree import Branch, Document, Scalar, document
from eventkb.language.spans import EVENT_LINK
from eventkb.model.catalogue import Definitions
from eventkb.model.diagnostic import Path
from eventkb.model.event import EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import file_stem
from eventkb.model.locale import Locale
from eventkb.read import readable
from eventkb.read.location import FOLDERS, NOTE_SUFFIX, Location, folder_of

KEYS = frozenset({"event", "replaced_by"})
"""Keys whose value is an event."""


@frozen_dataclass()
class Change:
    """The new bytes of definitions and pages by path; None for a deleted file."""

    files: Mapping[str, bytes | None] = field(default_factory=dict)


class RenameFault(Exception):
    """The new name isn't possible; the message says why and what to do."""


@frozen_dataclass()
class Files:
    """The bytes of all definitions and hand-written pages by path, and the name of the definitions' folder."""

    definitions: Mapping[str, bytes]
    pages: Mapping[str, bytes]
    root: str
    locales: Sequence[Locale]


def rename_event(old: EventKey, new: EventKey, definitions: Definitions, files: Files) -> Change:
    """Gives an event another source or ID.

    Raises:
        RenameFault: there is no such event, or the new key is taken.
    """
    event = definitions.by_key.get(old)
    if event is None:
        raise RenameFault(f"there is no event {old}.")
    if event.file not in files.definitions:
        raise RenameFault(f"{old} is defined in {event.file}, in another catalogue. Rename it there.")
    if new in definitions.by_key:
        raise RenameFault(f"{new} is already defined in {definitions.by_key[new].file}. Rename that event first.")
    changed = _references(files, lambda key: new if key == old else key)
    changed |= _moved_note(old, new, definitions, files, changed)
    tree = tree_of(event.file, changed.get(event.file) or files.definitions[event.file])
    item = part_of(tree, event)
    put(item, ("source",), new.source)
    put(item, ("id",), definitions.plain_id(new))
    aliases = [str(alias) for alias in event.aliases if alias != new]
    put(item, ("aliases",), [*aliases, str(old)])
    target = f"{files.root}/{_folder(new.source, definitions)}/{file_stem(new.id)}.yml"
    if event.path:
        assert isinstance(tree.root, Branch)
        drop(tree.root, event.path)
        left = {event.file: _text(tree, event.file, files) if tree.value else None}
        return Change({**changed, **left, target: _text(Document((), item, ()), target, files)})
    changed.pop(event.file, None)
    return Change({**changed, event.file: None, target: _text(tree, target, files)})


def _moved_note(
    old: EventKey, new: EventKey, definitions: Definitions, files: Files, changed: Mapping[str, bytes | None]
) -> dict[str, bytes | None]:
    """The note on an event under the event's new name."""
    note = definitions.notes.get(old)
    if note is None or note.file not in files.definitions:
        return {}
    target = f"{files.root}/{_folder(new.source, definitions)}/{new.id}{NOTE_SUFFIX}"
    tree = tree_of(note.file, changed.get(note.file) or files.definitions[note.file])
    return {note.file: None, target: _text(tree, target, files)}


def rename_source(old: str, new: str, definitions: Definitions, files: Files) -> Change:
    """Gives a source another name, and its folder with it.

    Raises:
        RenameFault: there is no such source, or the new name is taken.
    """
    source = definitions.sources.get(old)
    if source is None:
        raise RenameFault(f"there is no event source {old}.")
    if new in definitions.sources or any(_folder_in(file, files.root) == folder_of(new) for file in files.definitions):
        raise RenameFault(f"there is already an event source {new}; its events would mix with those of {old}.")
    elsewhere = [source.file, *(event.file for event in definitions.events if event.key.source == old)]
    if other := next((file for file in elsewhere if file not in files.definitions), None):
        raise RenameFault(f"{old} is also in another catalogue, as in {other}. Rename it there.")
    changed = _references(files, lambda key: EventKey(new, key.id) if key.source == old else key)
    before, after = f"{files.root}/{source.folder}/", f"{files.root}/{folder_of(new)}/"
    moved: dict[str, bytes | None] = {}
    for file in files.definitions:
        if file.startswith(before):
            tree = tree_of(file, changed.get(file) or files.definitions[file])
            for path, entry in entries(tree.root):
                if path[-1] == "source" and isinstance(entry.node, Scalar) and entry.node.value == old:
                    entry.node = Scalar(new, '"')
            target = after + file.removeprefix(before)
            changed.pop(file, None)
            moved |= {file: None, target: _text(tree, target, files)}
    own = f"{after}source.yml"
    data = moved.get(own)
    tree = tree_of(own, data) if data else Document((), Branch(False), ())
    _rename_in(tree, old, new)
    return Change({**changed, **moved, own: _text(tree, own, files)})


def _rename_in(tree: Document, old: str, new: str) -> None:
    """Changes the name in a source's own file, and keeps the former name so that the old addresses redirect."""
    assert isinstance(tree.root, Branch)
    former = entry_at(tree.root, ("former_names",))
    names = list(former.node.value) if former else []
    put(tree.root, ("name",), new)
    put(tree.root, ("former_names",), [*(name for name in names if name != new), old])


def _references(files: Files, renamed: Callable[[EventKey], EventKey]) -> dict[str, bytes | None]:
    """The files that refer to a renamed event, with its new name."""
    changed: dict[str, bytes | None] = {}
    for file, data in files.definitions.items():
        parsed, _ = readable(file, data)
        tree = document(parsed) if parsed else None
        if tree and each_text(tree.root, lambda path, text: _renamed_text(path, text, renamed)):
            changed[file] = _text(tree, file, files)
    for file, data in files.pages.items():
        page = data.decode("utf-8", "surrogateescape")
        new = _renamed_links(page, renamed)
        if new != page:
            changed[file] = new.encode("utf-8", "surrogateescape")
    return changed


def _renamed_text(path: Path, text: str, renamed: Callable[[EventKey], EventKey]) -> str:
    if path[-1] in KEYS:
        key = EventKey.parse(text)
        return str(renamed(key)) if key else text
    return _renamed_links(text, renamed)


def _renamed_links(text: str, renamed: Callable[[EventKey], EventKey]) -> str:
    def link(match: re.Match[str]) -> str:
        key = EventKey.parse(match[1].strip())
        if key is None or renamed(key) == key:
            return match[0]
        words = f"|{match[2]}" if match[2] else ""
        return f"[[{renamed(key)}{words}]]"

    return EVENT_LINK.sub(link, text) if "[[" in text else text


def _text(tree: Document, file: str, files: Files) -> bytes:
    return written(tree, Location.of(file, files.root), files.locales).encode()


def _folder(source: str, definitions: Definitions) -> str:
    event_source = definitions.sources.get(source)
    return event_source.folder if event_source else folder_of(source)


def _folder_in(file: str, root: str) -> str | None:
    location = Location.of(file, root)
    return location.folder if location.kind not in FOLDERS.values() else None
