"""The values of conditions are texts, but `-1018` and `0x10` without quotation marks are numbers to YAML."""

from eventkb.edit.change import QUOTED, entries
from eventkb.edit.tree import Branch, Scalar
from eventkb.read.schema.structure import is_open


def quote_values(root: Scalar | Branch) -> None:
    """Makes texts of the numbers and truth values in conditions, in the notation in which they were typed."""
    for path, entry in entries(root):
        node = entry.node
        if (
            isinstance(node, Scalar)
            and is_open(path[:-1])
            and not isinstance(node.value, str)
            and node.value is not None
        ):
            entry.node = Scalar(node.written, QUOTED)
