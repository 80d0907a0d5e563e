"""Changes of a tree: a value put at a path, and every text passed through a function."""

from collections.abc import Callable, Iterator

from eventkb.edit.tree import Branch, Entry, Scalar
from eventkb.model.diagnostic import Path
from eventkb.read.yaml import Value

QUOTED = '"'
CONSTANTS = {None: "null", True: "true", False: "false"}


def node(value: Value) -> Scalar | Branch:
    """A plain value as a node without comments."""
    if isinstance(value, dict):
        return Branch(False, [Entry(key, node(inner)) for key, inner in value.items()])
    if isinstance(value, list | tuple):
        return Branch(True, [Entry(None, node(inner)) for inner in value])
    if isinstance(value, str):
        return Scalar(value, QUOTED)
    return Scalar(CONSTANTS[value] if value is None or isinstance(value, bool) else str(value), "")


def entry_at(root: Scalar | Branch, path: Path) -> Entry | None:
    """The entry at a path, if it is there."""
    here = root
    found = None
    for part in path:
        found = _below(here, part)
        if found is None:
            return None
        here = found.node
    return found


def put(root: Branch, path: Path, value: Value) -> None:
    """Writes a value at a path of keys and positions; mappings on the way are made, comments stay where they are."""
    *way, last = path
    here: Scalar | Branch = root
    for part in way:
        found = _below(here, part)
        if found is None and isinstance(here, Branch):
            found = Entry(str(part), Branch(False))
            here.entries.append(found)
        assert found is not None
        here = found.node
    assert isinstance(here, Branch)
    found = _below(here, last)
    if found is None:
        here.entries.append(Entry(None if here.is_list else str(last), node(value)))
    else:
        found.node = node(value)


def drop(root: Branch, path: Path) -> None:
    """Takes the entry at a path away, with the comments that belong to it."""
    above = entry_at(root, path[:-1])
    branch = above.node if above else root
    found = _below(branch, path[-1])
    if found is not None and isinstance(branch, Branch):
        branch.entries.remove(found)


def each_text(root: Scalar | Branch, changed: Callable[[Path, str], str]) -> bool:
    """Passes every text through a function; whether any became another."""
    found = False
    for path, entry in list(entries(root)):
        if isinstance(entry.node, Scalar) and isinstance(entry.node.value, str):
            new = changed(path, entry.node.value)
            if new != entry.node.value:
                entry.node = Scalar(new, QUOTED)
                found = True
    return found


def entries(root: Scalar | Branch, path: Path = ()) -> Iterator[tuple[Path, Entry]]:
    """Each entry with the way to it, one before those below it."""
    if isinstance(root, Branch):
        for number, entry in enumerate(root.entries):
            here = (*path, number if entry.key is None else entry.key)
            yield here, entry
            yield from entries(entry.node, here)


def _below(here: Scalar | Branch, part: str | int) -> Entry | None:
    if not isinstance(here, Branch):
        return None
    if here.is_list:
        return here.entries[part] if isinstance(part, int) and part < len(here.entries) else None
    return next((one for one in here.entries if one.key == part), None)
