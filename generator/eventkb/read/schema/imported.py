"""Where an importer has values from, and which of them are its own."""

from eventkb.read.schema.kinds import Digest, Items, Name
from eventkb.read.schema.mapping import Model


class Imported(Model):
    """Where `eventkb import` has the facts from, and which of them are its own."""

    format: Name
    """The format of the file, as `eventkb import` names it."""
    origin: Name
    """The name of the file."""
    version: Name | None = None
    """The version of the product that the file came from, in quotation marks."""
    fields: Items[Name]
    """The keys that the next import may change. Whoever changes a value by hand keeps it: the key leaves the list."""
    digest: Digest
    """A digest of these values, by which the next import sees whether somebody has changed one of them."""
