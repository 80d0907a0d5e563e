"""The source text that a stale translation was made from, searched for in older versions of its definition."""

from collections.abc import Iterable

from eventkb.model.diagnostic import Path
from eventkb.model.text import digest
from eventkb.read import readable
from eventkb.read.yaml import Value
from eventkb.translate.unit import Unit


def previous_source(unit: Unit, versions: Iterable[bytes]) -> str | None:
    """The source text that a translation was made from, if one of the versions of its file still has it.

    The definition keeps the digests of that text; the text is searched for at the same path of the older versions.
    """
    lists = unit.passage.lists.get(unit.locale) or {}
    digests = {entry for entries in lists.values() for entry in entries}
    path = unit.passage.at(unit.passage.text.source_language)
    for data in versions:
        text = _text_at(path, unit.passage.file, data)
        if text is not None and text != unit.source and digest(text) in digests:
            return text
    return None


def _text_at(path: Path, file: str, data: bytes) -> str | None:
    parsed, _ = readable(file, data)
    value: Value = parsed.value if parsed else None
    try:
        for part in path:
            value = value[part]
    except (KeyError, IndexError, TypeError):
        return None
    return value if isinstance(value, str) else None
