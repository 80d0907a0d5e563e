"""JSON of log shippers, exports and PowerShell: one object or many, wherever in the text and however deeply nested.

The formats differ in names only: an object is read as paths with texts, and the names in a path are folded.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eventkb.lookup import blocks
from eventkb.lookup.data import Datum, data
from eventkb.lookup.entry import MOST, Entry, joined
from eventkb.lookup.facts import entry_from
from eventkb.lookup.families import xml
from eventkb.lookup.formats import Candidate, Format, Words, candidates, folded, marked
from eventkb.lookup.labels import labels
from eventkb.lookup.objects import Value, pieces, text_of
from eventkb.lookup.words import PasteWords

NUMBERS, NAMING = frozenset({"id", "full_id"}), frozenset({"source", "message", "channel", "guid"})
"""An object is an event if it has a field of each: an ID alone, or a source alone, is in a lot of JSON."""
VALUE_KEY = "Value"
"""PowerShell writes a value as an object with this member alone."""


class Scalar(NamedTuple):
    """A text in an object: the folded names that lead to it, and the last of them as it is written."""

    path: str
    name: str
    text: str


def parse(text: str, formats: Sequence[Format], words: PasteWords) -> tuple[Entry, ...]:
    """One entry for each object that is an event; a single one takes its message from the text below.

    None if there is a copied entry before the first object: then the object is part of its message.
    """
    possible = candidates(formats, words.fields, words.labels)
    entries: list[Entry] = []
    first_start = last_end = -1
    for piece in pieces(text):
        first_start = piece.start if first_start < 0 else first_start
        events = _events(piece.value, possible, words, MOST - len(entries))
        entries += events
        last_end = piece.end if events else last_end
        if len(entries) >= MOST:
            break
    if not entries or blocks.copied(text[:first_start], words):
        return ()
    if len(entries) == 1 and not entries[0].message:
        return (_with_message(entries[0], text[last_end:], formats, words),)
    return tuple(entries)


def _with_message(entry: Entry, below: str, formats: Sequence[Format], words: PasteWords) -> Entry:
    label = next((label for label in labels(below, words.labels) if label.field == "message" and label.leads), None)
    if not label:
        return entry
    name = next((format.with_text for format in formats if format.with_text), entry.format)
    return joined(name, entry, entry_from(name, [("message", below[label.end :])], words))


def _events(value: Value, possible: Sequence[Candidate], words: PasteWords, most: int) -> list[Entry]:
    """The entries of a value and of those in it. An object that is an event is not searched further."""
    entry = _entry(value, possible, words) if isinstance(value, dict) else None
    if entry:
        return [entry]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    entries: list[Entry] = []
    for item in inner:
        if len(entries) < most:
            entries += _events(item, possible, words, most - len(entries))
    return entries


def _entry(value: dict[str, Value], possible: Sequence[Candidate], words: PasteWords) -> Entry | None:
    """The entry of an object in the first format that it is an event in."""
    scalars = list(_scalars(value, "", words.data))
    paths = {scalar.path for scalar in scalars}
    entries = (_entry_in(candidate, scalars, value, words) for candidate in marked(possible, paths))
    return next((entry for entry in entries if entry), None)


def _entry_in(candidate: Candidate, scalars: list[Scalar], value: Value, words: PasteWords) -> Entry | None:
    format, names = candidate
    known = sorted((scalar for scalar in scalars if scalar.path in names), key=lambda scalar: names[scalar.path].rank)
    facts = [(names[scalar.path].field, scalar.text) for scalar in known]
    fields = {field for field, _ in facts}
    if not fields & NUMBERS or not fields & NAMING:
        return None
    values = [text for field, text in facts if field == "values"]
    given = list(_data(value, words.data))
    if format.unlisted_are_values:
        given += [(scalar.name, scalar.text) for scalar in scalars if scalar.path not in names]
    values += [text for name, text in given if not name]
    named = [(name, text) for name, text in given if name]
    entry = entry_from(format.name, facts, words, values=values, named=named)
    for markup in (text for field, text in facts if field == "xml"):
        inside = xml.marked_up(markup, words)
        entry = joined(format.name, entry, inside) if inside else entry
    return entry if entry.id is not None else None


def _scalars(value: Value, path: str, data_keys: Words) -> Iterator[Scalar]:
    """The texts of an object without the event's own data."""
    for key, item in value.items() if isinstance(value, dict) else ():
        name = folded(key)
        inner = f"{path}.{name}" if path else name
        if isinstance(item, dict):
            if name not in data_keys:
                yield from _scalars(item, inner, data_keys)
        elif isinstance(item, list):
            singles = (_single(part) for part in item if name not in data_keys)
            yield from (Scalar(inner, key, text_of(single)) for single in singles if single is not None)
        elif item is not None:
            yield Scalar(inner, key, text_of(item))


def _single(item: Value) -> Value:
    """An item of a list of scalars, also where each is an object with its value alone."""
    value = item.get(VALUE_KEY) if isinstance(item, dict) and len(item) == 1 else item
    return None if isinstance(value, dict | list) else value


def _data(value: Value, data_keys: Words) -> Iterator[Datum]:
    """The event's own data, at any depth of the object."""
    for key, item in value.items() if isinstance(value, dict) else ():
        if folded(key) in data_keys and isinstance(item, dict | list):
            yield from data(item)
        elif isinstance(item, dict):
            yield from _data(item, data_keys)
