"""The words by which pastes are understood: all languages' labels together, and the names that programs write.

They are data. `merged` makes them of the language files and `templates/lookup/formats.yml`; `plain` and `restored`
carry them through the JSON that the browser reads.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import TypeAlias, cast

from eventkb.model.locale import Language

SEPARATOR = "|"
"""Stands between words of a language file that mean the same."""
PAIR = "="
"""Stands between a translated name and the exact one."""
DROPPED = str.maketrans("", "", " \t_-#@\u2010\u2011")
"""What names are compared without, so that `Event ID`, `event_id` and `EventID` are one."""

Words: TypeAlias = Mapping[str, str]
Plain: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class PasteWords:
    """Tables, each from a folded name to its meaning.

    `labels` are those of Event Viewer's copies, `fields` those of programs, both lead to a field such as `source`.
    `ranks` says which of several names for a field counts: the smallest. `kinds` leads from a path in JSON to the
    format's name, in order. `phrases` introduce what belongs to no message (`trailer`), or stand before the bare
    values of a message that could not be rendered (`unrendered`). `layouts` are those of syslog's agents. `marks`,
    `data`, `nxlog` and `nothing` are sets: what they lead to is empty.
    """

    labels: Words
    fields: Words
    ranks: Mapping[str, int]
    marks: Words
    data: Words
    kinds: Words
    nxlog: Words
    levels: Words
    nothing: Words
    sources: Words
    phrases: Words
    layouts: Mapping[str, Words]


def folded(name: str) -> str:
    """A name as names are compared."""
    return name.lower().translate(DROPPED)


def merged(languages: Iterable[Language], formats: Plain) -> PasteWords:
    """The words of all languages and programs together. Where two languages claim a word, the first has it."""
    listed = {name: _paths(cast(Mapping[str, list[str]], formats[name])) for name in ("fields", "json", "levels")}
    labels: dict[str, str] = {}
    sources: dict[str, str] = {}
    phrases: dict[str, str] = {}
    levels, nothing = dict(listed["levels"]), _set(formats["nothing"])
    for language in languages:
        paste = cast(Mapping[str, Mapping[str, str]], language.words["paste"])
        labels = _meanings(paste["labels"], folded) | labels
        levels = _meanings(paste["levels"], folded) | levels
        phrases = _meanings(paste["phrases"], str.lower) | phrases
        nothing |= _set(_several(cast(str, paste["nothing"])))
        sources = _pairs(cast(str, paste["sources"])) | sources
    return PasteWords(
        labels=labels,
        fields=listed["fields"],
        ranks={name: rank for rank, name in enumerate(listed["fields"])},
        marks=_set(formats["marks"]),
        data=_set(formats["data"]),
        kinds=listed["json"],
        nxlog=_set(formats["nxlog"]),
        levels=levels,
        nothing=nothing,
        sources=sources,
        phrases=phrases,
        layouts=cast(Mapping[str, Words], formats["syslog"]),
    )


def plain(words: PasteWords) -> Plain:
    """The words as JSON has them."""
    return {field.name: dict(getattr(words, field.name)) for field in fields(words)}


def restored(record: Plain) -> PasteWords:
    """The words that `plain` wrote."""
    return PasteWords(**{field.name: cast(dict[str, str], record[field.name]) for field in fields(PasteWords)})  # type: ignore[arg-type]


def _paths(table: Mapping[str, list[str]]) -> dict[str, str]:
    """From each name of a table to what it stands under; the first place counts."""
    found: dict[str, str] = {}
    for meaning, names in table.items():
        for name in names:
            found.setdefault(folded(name), meaning)
    return found


def _set(names: object) -> dict[str, str]:
    return {folded(name): "" for name in cast(list[str], names)}


def _several(value: str) -> list[str]:
    return [one.strip() for one in value.split(SEPARATOR) if one.strip()]


def _meanings(table: Words, fold: Callable[[str], str]) -> dict[str, str]:
    return {fold(name): meaning for meaning, names in table.items() for name in _several(names)}


def _pairs(value: str) -> dict[str, str]:
    pairs = (pair.partition(PAIR) for pair in _several(value))
    return {translated.strip().lower(): exact.strip() for translated, _, exact in pairs}
