"""Which values of a definition are the importer's: the key `imported`, and a digest of these values."""

import json
from collections.abc import Iterable, Mapping

from eventkb.edit.tree import Branch, Scalar
from eventkb.importers.incoming import Incoming, Target
from eventkb.model.text import digest
from eventkb.read.yaml import Value

MESSAGE = "message"
BOOKKEEPING = frozenset({"source", "id", "versions", "imported", "original_languages"})
"""Keys that an importer writes but doesn't list in `imported.fields`."""


def in_hexadecimal(branch: Branch) -> None:
    """Writes the full identifiers of a definition as programs show them: `0xC00007D7`."""
    for entry in branch.entries:
        if entry.key == "qualifiers" and isinstance(entry.node, Branch):
            for item in entry.node.entries:
                if isinstance(item.node, Scalar) and item.node.written.isdecimal():
                    item.node = Scalar(f"0x{int(item.node.written):08X}", "")


def imported_key(values: Mapping[str, Value], keys: Iterable[str], origin: tuple[str, str], target: Target) -> Value:
    """The value of `imported`: `keys` are those that the importer wrote, `origin` is the format and the file's name."""
    fields = sorted(key for key in keys if key not in BOOKKEEPING)
    entry: dict[str, Value] = {"format": origin[0], "origin": origin[1]}
    if target.version:
        entry["version"] = target.version
    return {**entry, "fields": list(fields), "digest": digest_of(values, fields)}


def digest_of(values: Mapping[str, Value], fields: Iterable[str]) -> str:
    """A digest of the values of some keys."""
    return digest(json.dumps({key: values.get(key) for key in fields}, sort_keys=True, ensure_ascii=False))


def article_values(event: Incoming) -> dict[str, Value]:
    """The texts of an article as values of a definition; the user action is a single action."""
    values: dict[str, Value] = {key: dict(text) for key, text in event.texts.items()}
    if "user_action" in values:
        values["user_action"] = {"actions": [{"text": values["user_action"]}]}
    return values
