"""Where an importer has a definition from, and which of its values are the importer's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """Where an importer has a definition from. `fields` are the keys whose values are the importer's.

    `digest` is of these values. If it no longer fits, somebody has changed one of them.
    """

    format: str
    origin: str
    version: str | None
    fields: tuple[str, ...]
    digest: str
