"""The families of formats. Each reads the formats of one order together and gives the entries that are theirs."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from eventkb.lookup.entry import Entry
from eventkb.lookup.families import labels, object, pattern, table, xml
from eventkb.lookup.formats import Format
from eventkb.lookup.words import PasteWords

Parse: TypeAlias = Callable[[str, Sequence[Format], PasteWords], tuple[Entry, ...]]
"""The entries of a cleaned text that are written in one of some formats of a family; none if it isn't its own."""

FAMILIES: Mapping[str, Parse] = {
    "labels": labels.parse,
    "object": object.parse,
    "pattern": pattern.parse,
    "table": table.parse,
    "xml": xml.parse,
}
