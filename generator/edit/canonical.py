"""A definition file in its one form. Nothing but the form changes: values, their shape and the comments stay."""

from collections import Counter
from collections.abc import Sequence

from generator.edit.emit import emit
from generator.edit.tree import comments, document
from generator.locale import Locale
from generator.read.location import Kind
from generator.read.yaml import Parsed, parse


class FormFault(Exception):
    """A file would have lost something; this is a defect of ours, and the file stays as it is."""


def canonical(parsed: Parsed, kind: Kind, locales: Sequence[Locale]) -> str:
    """The text of a file that could be read, in its one form.

    Raises:
        FormFault: the new text doesn't say the same as the old one.
    """
    tree = document(parsed)
    if tree is None:
        return parsed.text
    text = emit(tree, kind, locales)
    again = parse(text, parsed.file)
    if again.diagnostics or not _same(again.value, parsed.value):
        raise FormFault(f"{parsed.file} can't be brought into its form without changing what it says")
    if Counter(one.text for one in comments(again)) != Counter(one.text for one in comments(parsed)):
        raise FormFault(f"{parsed.file} can't be brought into its form without losing a comment")
    return text


def _same(one: object, other: object) -> bool:
    """Whether two values are equal, and of one type: `1` is not `true`, and `1.0` not `1`."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return one == other
