"""A tree as text, in the one form that all files have: key order, two blanks a level, prose as blocks."""

from collections.abc import Iterator, Sequence

from eventkb.edit import scalar
from eventkb.edit.order import ordered
from eventkb.edit.tree import Branch, Document, Entry, Scalar
from eventkb.model.diagnostic import Path
from eventkb.model.locale import Locale
from eventkb.read.location import Kind

STEP = 2
LITERAL = frozenset({"run"})
"""Keys whose text is run or compared, so its lines stay as they are."""

ONE_A_LINE = frozenset({"reviewed", "draft", "machine"})
"""Lists that programs write: with an item a line, two people's changes meet less often."""


def emit(document: Document, kind: Kind, locales: Sequence[Locale]) -> str:
    """The text of a file, with a line break at its end."""
    lines = [*document.head, *_node(document.root, kind, (), 0, locales), *document.foot]
    return "\n".join(lines) + "\n"


def _node(node: Scalar | Branch, kind: Kind, path: Path, indent: int, locales: Sequence[Locale]) -> Iterator[str]:
    """A node on lines of its own."""
    if isinstance(node, Scalar):
        yield " " * indent + _scalar(node, indent, indent + STEP, False)[0]
    elif not node.entries:
        yield " " * indent + ("[]" if node.is_list else "{}")
    else:
        for place, entry in enumerate(_sorted(node, kind, path, locales)):
            part = place if entry.key is None else entry.key
            yield from _entry(entry, kind, (*path, part), indent, locales)


def _sorted(branch: Branch, kind: Kind, path: Path, locales: Sequence[Locale]) -> list[Entry]:
    if branch.is_list:
        return branch.entries
    by_key = {entry.key or "": entry for entry in branch.entries}
    return [by_key[key] for key in ordered(list(by_key), kind, path, locales)]


def _entry(entry: Entry, kind: Kind, path: Path, indent: int, locales: Sequence[Locale]) -> Iterator[str]:
    """A key with its value, or an item behind its dash, below its comments."""
    blanks = " " * indent
    yield from (blanks + comment for comment in entry.above)
    beside = f"  {entry.beside}" if entry.beside else ""
    head = f"{blanks}- " if entry.key is None else f"{blanks}{scalar.key(entry.key)}: "
    node = entry.node
    if isinstance(node, Scalar):
        first, *rest = _scalar(node, len(head), indent + STEP, path[-1] in LITERAL)
        yield f"{head}{first}".rstrip(" ") + beside
        yield from rest
    elif (inline := _on_one_line(node, len(head), path)) is not None:
        yield head + inline + beside
    elif entry.key is None and not beside:
        # The first key of an item stands behind the dash, and comments above it above the dash.
        lines = list(_node(node, kind, path, indent + STEP, locales))
        start = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
        yield from (blanks + comment.lstrip() for comment in lines[:start])
        yield head + lines[start][indent + STEP :]
        yield from lines[start + 1 :]
    else:
        yield head.rstrip() + beside
        yield from _node(node, kind, path, indent + STEP, locales)


def _on_one_line(branch: Branch, column: int, path: Path) -> str | None:
    """A list of single values in brackets, if it has room there and no comments."""
    if not branch.entries:
        return "[]" if branch.is_list else "{}"
    if not branch.is_list or path[-1] in ONE_A_LINE:
        return None
    items = []
    for entry in branch.entries:
        if not isinstance(entry.node, Scalar) or entry.above or entry.beside or entry.node.value is None:
            return None
        items.append(_scalar(entry.node, 0, 0, False, in_brackets=True)[0])
    line = "[" + ", ".join(items) + "]"
    return line if column + len(line) <= scalar.WIDTH else None


def _scalar(node: Scalar, column: int, indent: int, literally: bool, in_brackets: bool = False) -> list[str]:
    value = node.value
    if isinstance(value, str):
        return scalar.text(value, column=column, indent=indent, literally=literally, in_brackets=in_brackets)
    return ["null" if value is None else node.written]
