"""Changes of a tree: sets or removes the value at a path, and replaces texts."""

from collections.abc import Callable, Iterator

from eventkb.edit.tree import Branch, Entry, Scalar
from eventkb.model.diagnostic import Path
from eventkb.read.yaml import Value

QUOTED = '"'
CONSTANTS = {None: "null", True: "true", False: "false"}


def node(value: Value) -> Scalar | Branch:
    """A node for a plain value, without comments."""
    if isinstance(value, dict):
        return Branch(False, [Entry(key, node(inner)) for key, inner in value.items()])
    if isinstance(value, list | tuple):
        return Branch(True, [Entry(None, node(inner)) for inner in value])
    if isinstance(value, str):
        return Scalar(value, QUOTED)
    return Scalar(CONSTANTS[value] if value is None or isinstance(value, bool) else str(value), "")


def entry_at(root: Scalar | Branch, path: Path) -> Entry | None:
    """The entry at a path; None if there is none."""
    below = root
    entry = None
    for part in path:
        entry = _below(below, part)
        if entry is None:
            return None
        below = entry.node
    return entry


def put(root: Branch, path: Path, value: Value) -> None:
    """Writes a value at a path of keys and positions. Missing mappings on the way are created; comments stay."""
    *way, last = path
    above: Scalar | Branch = root
    for part in way:
        entry = _below(above, part)
        if entry is None and isinstance(above, Branch):
            entry = Entry(str(part), Branch(False))
            above.entries.append(entry)
        assert entry is not None
        above = entry.node
    assert isinstance(above, Branch)
    entry = _below(above, last)
    if entry is None:
        above.entries.append(Entry(None if above.is_list else str(last), node(value)))
    else:
        entry.node = node(value)


def drop(root: Branch, path: Path) -> None:
    """Removes the entry at a path, with its comments."""
    above = entry_at(root, path[:-1])
    branch = above.node if above else root
    entry = _below(branch, path[-1])
    if entry is not None and isinstance(branch, Branch):
        branch.entries.remove(entry)


def each_text(root: Scalar | Branch, changed: Callable[[Path, str], str]) -> bool:
    """Replaces every text by the result of a function; says whether any text changed."""
    has_changed = False
    for path, entry in list(entries(root)):
        if isinstance(entry.node, Scalar) and isinstance(entry.node.value, str):
            new = changed(path, entry.node.value)
            if new != entry.node.value:
                entry.node = Scalar(new, QUOTED)
                has_changed = True
    return has_changed


def entries(root: Scalar | Branch, path: Path = ()) -> Iterator[tuple[Path, Entry]]:
    """Each entry with its path, parents before children."""
    if isinstance(root, Branch):
        for number, entry in enumerate(root.entries):
            way = (*path, number if entry.key is None else entry.key)
            yield way, entry
            yield from entries(entry.node, way)


def _below(node: Scalar | Branch, part: str | int) -> Entry | None:
    if not isinstance(node, Branch):
        return None
    if node.is_list:
        return node.entries[part] if isinstance(part, int) and part < len(node.entries) else None
    return next((entry for entry in node.entries if entry.key == part), None)
