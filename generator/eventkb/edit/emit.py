"""A tree as formatted text: sorted keys, an indentation of two blanks, prose as blocks."""

from collections.abc import Iterator, Sequence

from eventkb.edit import scalar
from eventkb.edit.order import ordered
from eventkb.edit.tree import Branch, Document, Entry, Scalar
from eventkb.model.diagnostic import Path
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.read.location import Kind
from eventkb.read.schema.structure import is_open

STEP = 2
LITERAL = frozenset({"run"})
"""Keys whose text is run or compared, so its lines stay as they are."""

ONE_A_LINE = frozenset({"reviewed", "draft", "machine"})
"""Lists that programs write: with one item a line, changes by two people conflict less often."""


def emit(document: Document, kind: Kind, locales: Sequence[Locale]) -> str:
    """The text of a file, with a line break at its end."""
    lines = [*document.head, *_Writer(kind, locales).node(document.root, (), 0), *document.foot]
    return "\n".join(lines) + "\n"


@frozen_dataclass()
class _Writer:
    """Writes the lines of one file of this kind."""

    kind: Kind
    locales: Sequence[Locale]

    def node(self, node: Scalar | Branch, path: Path, indent: int) -> Iterator[str]:
        """A node on lines of its own."""
        if isinstance(node, Scalar):
            yield " " * indent + _scalar(node, column=indent, indent=indent + STEP)[0]
        elif not node.entries:
            yield " " * indent + ("[]" if node.is_list else "{}")
        else:
            for position, entry in enumerate(self._sorted(node, path)):
                part = position if entry.key is None else entry.key
                yield from self._entry(entry, (*path, part), indent)

    def _sorted(self, branch: Branch, path: Path) -> list[Entry]:
        if branch.is_list:
            return branch.entries
        by_key = {entry.key or "": entry for entry in branch.entries}
        return [by_key[key] for key in ordered(list(by_key), self.kind, path, self.locales)]

    def _entry(self, entry: Entry, path: Path, indent: int) -> Iterator[str]:
        """A key with its value, or an item after its dash, below its comments."""
        blanks = " " * indent
        yield from (blanks + comment for comment in entry.above)
        beside = f"  {entry.beside}" if entry.beside else ""
        head = f"{blanks}- " if entry.key is None else f"{blanks}{scalar.key(entry.key)}: "
        node = entry.node
        if isinstance(node, Scalar):
            first, *rest = self._lines(node, path, column=len(head), indent=indent + STEP)
            yield f"{head}{first}".rstrip(" ") + beside
            yield from rest
        elif (inline := _on_one_line(node, len(head), path)) is not None:
            yield head + inline + beside
        elif entry.key is None and not beside:
            # The first key of an item follows the dash; comments above that key go above the dash.
            lines = list(self.node(node, path, indent + STEP))
            start = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
            yield from (blanks + comment.lstrip() for comment in lines[:start])
            yield head + lines[start][indent + STEP :]
            yield from lines[start + 1 :]
        else:
            yield head.rstrip() + beside
            yield from self.node(node, path, indent + STEP)

    def _lines(self, node: Scalar, path: Path, *, column: int, indent: int) -> list[str]:
        if is_open(path[:-1]) and isinstance(node.value, str):
            return [scalar.condition(node.value)]
        return _scalar(node, column=column, indent=indent, literally=path[-1] in LITERAL)


def _on_one_line(branch: Branch, column: int, path: Path) -> str | None:
    """A list of single values in brackets; None if it is too long or has comments."""
    if not branch.entries:
        return "[]" if branch.is_list else "{}"
    if not branch.is_list or path[-1] in ONE_A_LINE:
        return None
    items = []
    for entry in branch.entries:
        if not isinstance(entry.node, Scalar) or entry.above or entry.beside or entry.node.value is None:
            return None
        is_condition = is_open(path) and isinstance(entry.node.value, str)
        items.append(scalar.condition(entry.node.value) if is_condition else _scalar(entry.node, in_brackets=True)[0])
    line = "[" + ", ".join(items) + "]"
    return line if column + len(line) <= scalar.WIDTH else None


def _scalar(
    node: Scalar, *, column: int = 0, indent: int = 0, literally: bool = False, in_brackets: bool = False
) -> list[str]:
    value = node.value
    if isinstance(value, str):
        return scalar.text(value, column=column, indent=indent, literally=literally, in_brackets=in_brackets)
    return ["null" if value is None else node.written]
