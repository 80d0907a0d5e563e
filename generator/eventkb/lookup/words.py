"""The words by which pastes are understood: labels of all languages, names that programs write, and the formats.

They are data. `merged` makes them of the language files, `templates/lookup/names.yml` and `templates/formats/`; `plain`
and `restored` carry them through the JSON that the browser reads.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import cast

from eventkb.lookup import formats as paste_formats
from eventkb.lookup.formats import Format, Plain, Words, by_name, folded
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Language

SEPARATOR = "|"
"""Between words of a language file that mean the same."""
PAIR = "="
"""Between a translated name and the exact one."""


@frozen_dataclass(kw_only=True)
class PasteWords:
    """Tables, each from a folded name to its meaning, and the formats in their order.

    `labels` are those of Event Viewer's copies, `fields` those of programs; both lead to a field such as `source`.
    Of several names in `fields` for one field, the first counts. `phrases` introduce what belongs to no message
    (`trailer`), or the bare values of a message that could not be rendered (`unrendered`). `beside` are words that
    say nothing beside a number, such as `error`; those that call it an ID lead to `id`. `undescribed` are sentences
    that Windows writes for an event without a text, with `{id}` and `{source}`. `data`, `nothing` and `undescribed`
    are sets: what they lead to is empty. `masks` leads from patterns to what they find, such as `address`, and `masked`
    from labels to what is behind them; `unmasked`, a set, are names that everybody has.
    """

    labels: Words
    fields: Words
    data: Words
    levels: Words
    nothing: Words
    sources: Words
    phrases: Words
    beside: Words
    undescribed: Words
    masks: Words
    masked: Words
    unmasked: Words
    formats: tuple[Format, ...]


def merged(languages: Iterable[Language], names: Plain, formats: Mapping[str, object]) -> PasteWords:
    """The words of all languages, programs and formats together. Where two languages claim a word, the first has it.

    `names` is what `templates/lookup/names.yml` contains, `formats` the files of formats by their names. The words of
    `languages` come before those of languages that only `names` has.

    Raises:
        FormatFault: a file does not describe a format.
    """
    shared = {key: by_name(cast(Mapping[str, list[str]], names[key])) for key in ("fields", "levels")}
    labels: dict[str, str] = {}
    sources: dict[str, str] = {}
    phrases: dict[str, str] = {}
    beside: dict[str, str] = {}
    undescribed: dict[str, str] = {}
    levels, nothing = shared["levels"], _set(cast(list[str], names["nothing"]))
    for language in languages:
        paste = cast(Mapping[str, Mapping[str, str]], language.words["paste"])
        labels = _meanings(paste["labels"], folded) | labels
        levels = _meanings(paste["levels"], folded) | levels
        phrases = _meanings(paste["phrases"], str.lower) | phrases
        nothing |= _set(_split(cast(str, paste["nothing"])))
        sources = _pairs(cast(str, paste["sources"])) | sources
        beside = _meanings(paste.get("beside", {}), folded) | beside
        undescribed |= dict.fromkeys(_split(cast(str, paste.get("undescribed", ""))), "")
    for others in cast(Mapping[str, Mapping[str, Mapping[str, list[str]]]], names.get("languages", {})).values():
        labels = by_name(others["labels"]) | labels
        levels = by_name(others["levels"]) | levels
    return PasteWords(
        labels=labels,
        fields=shared["fields"],
        data=_set(cast(list[str], names["data"])),
        levels=levels,
        nothing=nothing,
        sources=sources,
        phrases=phrases,
        beside=dict.fromkeys(levels, "") | beside,
        undescribed=undescribed,
        masks={pattern: kind for kind, patterns in _listed(names, "masks").items() for pattern in patterns},
        masked=by_name(_listed(names, "masked")),
        unmasked=_set(cast(list[str], names.get("unmasked", []))),
        formats=paste_formats.formats(formats),
    )


def plain(words: PasteWords) -> Plain:
    """The words as JSON has them."""
    tables = {field.name: dict(getattr(words, field.name)) for field in fields(words) if field.name != "formats"}
    return {**tables, "formats": [format.plain() for format in words.formats]}


def restored(record: Plain) -> PasteWords:
    """The words that `plain` wrote."""
    formats = cast(list[Plain], record["formats"])
    tables = {field.name: cast(Words, record[field.name]) for field in fields(PasteWords) if field.name != "formats"}
    return PasteWords(**tables, formats=tuple(map(paste_formats.restored, formats)))


def _listed(names: Plain, key: str) -> Mapping[str, list[str]]:
    return cast(Mapping[str, list[str]], names.get(key, {}))


def _set(names: Iterable[str]) -> dict[str, str]:
    return {folded(name): "" for name in names}


def _split(value: str) -> list[str]:
    return [word.strip() for word in value.split(SEPARATOR) if word.strip()]


def _meanings(table: Words, fold: Callable[[str], str]) -> dict[str, str]:
    return {fold(name): meaning for meaning, names in table.items() for name in _split(names)}


def _pairs(value: str) -> dict[str, str]:
    pairs = (pair.partition(PAIR) for pair in _split(value))
    return {translated.strip().lower(): exact.strip() for translated, _, exact in pairs}
