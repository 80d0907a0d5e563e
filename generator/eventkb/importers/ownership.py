"""Which values of a definition are the importer's: the key `imported`, and a digest of these values."""

import json
from collections.abc import Iterable, Mapping

from eventkb.model.text import digest
from eventkb.read.yaml import Value

MESSAGE = "message"
BOOKKEEPING = frozenset({"source", "id", "versions", "imported", "original_languages"})
"""Keys that an importer writes but doesn't list in `imported.fields`."""


def imported_key(
    values: Mapping[str, Value], keys: Iterable[str], origin: tuple[str, str], version: str | None
) -> dict[str, Value]:
    """The value of `imported`: `keys` are those that the importer wrote, `origin` is the format and the file's name."""
    fields = sorted(key for key in keys if key not in BOOKKEEPING)
    entry: dict[str, Value] = {"format": origin[0], "origin": origin[1]}
    if version:
        entry["version"] = version
    return {**entry, "fields": list(fields), "digest": digest_of(values, fields)}


def digest_of(values: Mapping[str, Value], fields: Iterable[str]) -> str:
    """A digest of the values of some keys."""
    return digest(json.dumps({key: values.get(key) for key in fields}, sort_keys=True, ensure_ascii=False))
