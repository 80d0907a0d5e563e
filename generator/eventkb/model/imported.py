"""Where an importer has a definition from, and which of its values are the importer's."""

from eventkb.model.frozen import frozen_dataclass


@frozen_dataclass(kw_only=True)
class Imported:
    """Where an importer has a definition from. `fields` are the keys whose values are the importer's.

    `digest` is of these values. If it no longer fits, somebody has changed one of them.
    """

    format: str
    origin: str
    version: str | None
    fields: tuple[str, ...]
    digest: str
