"""Formats a definition file. Only the form changes: values, their shape and comments stay."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from eventkb.edit.conditions import quote_values
from eventkb.edit.emit import emit
from eventkb.edit.tree import Branch, Document, Scalar, comments, document
from eventkb.model.diagnostic import Diagnostic
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.kind import ANY
from eventkb.model.kind import Kind as SourceKind
from eventkb.model.locale import Locale
from eventkb.read import readable
from eventkb.read.kinds import KindOf, of_any_kind
from eventkb.read.location import Kind, Location
from eventkb.read.yaml import Parsed, parse

FOLDER = ".cache/eventkb/schema"
"""Where editors find the JSON Schemas, from the project's root."""

NAMES: Mapping[Kind, str] = {
    Kind.EVENT: "definition",
    Kind.KNOWN: "known",
    Kind.SOURCE: "source",
    Kind.PRODUCTS: "products",
    Kind.SHARED: "shared",
    Kind.GLOSSARY: "glossary",
    Kind.NOTE: "note",
    Kind.CATALOGUE: "catalogue",
    Kind.CODES: "codes",
    Kind.GUIDE: "guide",
}
"""The name of the schema of each kind of file."""

OF_EVENTS = frozenset({Kind.EVENT, Kind.KNOWN})

MODELINE = re.compile(r"#\s*yaml-language-server:")


READ_TOGETHER = 2_000
"""So many items of a list are read again at once, since reading takes a hundred times the memory of the text."""


class FormFault(Exception):
    """Formatting would lose content. That is a defect of eventkb; the file must stay unchanged."""


@frozen_dataclass()
class Formed:
    """The result of formatting files: `changed` are the new bytes, `diagnostics` say why files could not be read,
    `refused` are files that would have lost content."""

    changed: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]
    refused: tuple[str, ...]


def formed(files: Mapping[str, bytes], root: str, locales: Sequence[Locale], kind_of: KindOf = of_any_kind) -> Formed:
    """Formats files below `root`, the folder of definitions. `kind_of` gives the kind of a file's source."""
    changed: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    refused: list[str] = []
    for file, data in files.items():
        parsed, wrong = readable(file, data)
        if parsed is None:
            diagnostics += wrong
            continue
        try:
            text = canonical(parsed, Location.of(file, root), locales, kind_of(file)).encode()
        except FormFault:
            refused.append(file)
            continue
        if text != data:
            changed[file] = text
    return Formed(changed, tuple(diagnostics), tuple(refused))


def canonical(parsed: Parsed, location: Location, locales: Sequence[Locale], kind: SourceKind = ANY) -> str:
    """The formatted text of a file that could be read. `kind` is that of its source.

    Raises:
        FormFault: the new text differs from the old one in its values or comments.
    """
    tree = document(parsed)
    if tree is None:
        return parsed.text
    is_kept = _same(tree.value, parsed.value)
    quote_values(tree.root)
    if location.kind in OF_EVENTS and kind.has_text_ids:
        _quote_ids(tree.root)
    again = _read_again(_with_modeline(tree, location), location, locales)
    if not (is_kept and _same(again.value, tree.value)):
        raise FormFault(f"{parsed.file} can't be formatted without changing its content")
    if _notes(again) != _notes(parsed):
        raise FormFault(f"{parsed.file} can't be formatted without losing a comment")
    return again.text


def _quote_ids(root: Scalar | Branch) -> None:
    """Makes the IDs of a definition, or of a list of them, texts: `01000`, `1e3` and `22.10` stay what was typed."""
    events = [entry.node for entry in root.entries] if isinstance(root, Branch) and root.is_list else [root]
    for event in events:
        for entry in event.entries if isinstance(event, Branch) else ():
            if entry.key == "id" and isinstance(entry.node, Scalar) and entry.node.value is not None:
                entry.node = Scalar(entry.node.written, '"')


def written(tree: Document, location: Location, locales: Sequence[Locale]) -> str:
    """The text of a tree, with the line that tells editors its schema. It is read again to be sure.

    Raises:
        FormFault: the text doesn't read back as the values of the tree.
    """
    return "".join(part_written(part, location, locales) for part in _parts(_with_modeline(tree, location)))


def part_written(tree: Document, location: Location, locales: Sequence[Locale]) -> str:
    """The text of a part of a file, such as an item of a list. It is read again to be sure.

    Raises:
        FormFault: the text doesn't read back as the values of the tree.
    """
    return _read_again(tree, location, locales).text


def headed(head: Sequence[str], location: Location) -> list[str]:
    """The comments at the beginning of a file, below the line that tells editors its schema."""
    return [modeline(location), *(comment for comment in head if not MODELINE.match(comment))]


def _parts(tree: Document) -> Iterator[Document]:
    """A long list in parts, each of which can be read by itself; anything else as it is."""
    root = tree.root
    if not isinstance(root, Branch) or not root.is_list or len(root.entries) <= READ_TOGETHER:
        yield tree
        return
    last = len(root.entries) - 1
    for start in range(0, len(root.entries), READ_TOGETHER):
        entries = root.entries[start : start + READ_TOGETHER]
        is_last = start + READ_TOGETHER > last
        yield Document(() if start else tree.head, Branch(True, entries), tree.foot if is_last else ())


def _with_modeline(tree: Document, location: Location) -> Document:
    return Document(headed(tree.head, location), tree.root, tree.foot)


def _read_again(tree: Document, location: Location, locales: Sequence[Locale]) -> Parsed:
    again = parse(emit(tree, location.kind, locales), location.file)
    if again.diagnostics or not _same(again.value, tree.value):
        raise FormFault(f"{location.file} can't be written in a form that can be read back")
    return again


def modeline(location: Location) -> str:
    """The comment by which editors with yaml-language-server find the schema of a file.

    Form: https://github.com/redhat-developer/yaml-language-server#using-inlined-schema
    """
    above = "../" * location.file.count("/")
    return f"# yaml-language-server: $schema={above}{FOLDER}/{NAMES[location.kind]}.json"


def _notes(parsed: Parsed) -> Counter[str]:
    """The comments of a file without the modeline."""
    return Counter(comment.text for comment in comments(parsed) if not MODELINE.match(comment.text))


def _same(value: object, other: object) -> bool:
    """Whether two values are equal and of the same type: `1` is not `true`, and `1.0` is not `1`."""
    if type(value) is not type(other):
        return False
    if isinstance(value, dict) and isinstance(other, dict):
        return value.keys() == other.keys() and all(_same(value[key], other[key]) for key in value)
    if isinstance(value, list) and isinstance(other, list):
        return len(value) == len(other) and all(map(_same, value, other))
    return value == other
