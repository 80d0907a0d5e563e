"""A definition file in its one form. Nothing but the form changes: values, their shape and the comments stay."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eventkb.edit.emit import emit
from eventkb.edit.tree import Document, comments, document
from eventkb.model.diagnostic import Diagnostic
from eventkb.model.locale import Locale
from eventkb.read import readable
from eventkb.read.location import Location
from eventkb.read.schema.jsonschema import FOLDER, NAMES
from eventkb.read.yaml import Parsed, parse

MODELINE = re.compile(r"#\s*yaml-language-server:")


class FormFault(Exception):
    """A file would have lost something. That is a defect of ours; the file must stay as it is."""


@dataclass(frozen=True, slots=True)
class Formed:
    """What became of some files: the new bytes of those with another form, why some could not be read,
    and those that would have lost something."""

    changed: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]
    refused: tuple[str, ...]


def formed(files: Mapping[str, bytes], root: str, locales: Sequence[Locale]) -> Formed:
    """The one form of files below `root`, the folder of definitions."""
    changed: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    refused: list[str] = []
    for file, data in files.items():
        parsed, wrong = readable(file, data)
        if parsed is None:
            diagnostics += wrong
            continue
        try:
            text = canonical(parsed, Location.of(file, root), locales).encode()
        except FormFault:
            refused.append(file)
            continue
        if text != data:
            changed[file] = text
    return Formed(changed, tuple(diagnostics), tuple(refused))


def canonical(parsed: Parsed, location: Location, locales: Sequence[Locale]) -> str:
    """The text of a file that could be read, in its one form.

    Raises:
        FormFault: the new text doesn't say the same as the old one.
    """
    tree = document(parsed)
    if tree is None:
        return parsed.text
    again = _read_again(tree, location, locales)
    if not _same(again.value, parsed.value):
        raise FormFault(f"{parsed.file} can't be brought into its form without changing what it says")
    if _notes(again) != _notes(parsed):
        raise FormFault(f"{parsed.file} can't be brought into its form without losing a comment")
    return again.text


def written(tree: Document, location: Location, locales: Sequence[Locale]) -> str:
    """The text of a tree below the line that tells editors its schema, read again for safety.

    Raises:
        FormFault: what is read isn't what the tree holds.
    """
    return _read_again(tree, location, locales).text


def _read_again(tree: Document, location: Location, locales: Sequence[Locale]) -> Parsed:
    head = [modeline(location), *(one for one in tree.head if not MODELINE.match(one))]
    again = parse(emit(Document(head, tree.root, tree.foot), location.kind, locales), location.file)
    if again.diagnostics or not _same(again.value, tree.value):
        raise FormFault(f"{location.file} can't be written so that it can be read")
    return again


def modeline(location: Location) -> str:
    """The comment by which editors with yaml-language-server find the schema of a file.

    Form: https://github.com/redhat-developer/yaml-language-server#using-inlined-schema
    """
    above = "../" * location.file.count("/")
    return f"# yaml-language-server: $schema={above}{FOLDER}/{NAMES[location.kind]}.json"


def _notes(parsed: Parsed) -> Counter[str]:
    """The comments of a file that people have written."""
    return Counter(one.text for one in comments(parsed) if not MODELINE.match(one.text))


def _same(one: object, other: object) -> bool:
    """Whether two values are equal, and of one type: `1` is not `true`, and `1.0` not `1`."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return one == other
