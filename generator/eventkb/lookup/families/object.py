"""JSON of log shippers, exports and PowerShell: one object or many, wherever in the text and however deeply nested.

The formats differ in names only: an object is read as paths with texts, and the names in a path are folded.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from eventkb.lookup import blocks
from eventkb.lookup.data import Datum, data
from eventkb.lookup.entry import MOST, Entry, joined
from eventkb.lookup.facts import GUID, entry_from
from eventkb.lookup.families import labels as property_lists
from eventkb.lookup.families import xml
from eventkb.lookup.formats import Candidate, Format, Ranked, Words, candidates, folded, marked
from eventkb.lookup.labels import labels
from eventkb.lookup.objects import Value, pieces, text_of
from eventkb.lookup.outlines import outlines
from eventkb.lookup.paste import WHITE, stripped
from eventkb.lookup.words import PasteWords
from eventkb.lookup.wrapped import unwrapped

NUMBERS = frozenset({"id", "full_id", "text_id"})
NAMING = frozenset({"source", "message", "channel", "guid", "text_id"})
"""An object is an event if it has a field of each: an ID alone, or a source alone, is in a lot of JSON."""
VALUE_KEY = "Value"
"""PowerShell writes a value as an object with this member alone."""
SAME = ("_source", "fields")
"""Elasticsearch's two copies of an event."""
DATA_NAME = re.compile(r"(?:.*[._])?(?:event_?data|user_?data)[._](.+)", re.IGNORECASE | re.ASCII)
"""A name with the path to the event's own data, as Kibana and Graylog write it: `winlog.event_data.param1`."""
JSON_TEXT = re.compile(r"[ \t\n]*[{\[][ \t\n]*[{\[\"]")
MARKUP = ("<", "&lt;")
TEXT_ID = re.compile("(?!0[xX])(?=[^0-9]{0,63}[0-9])(?=[^A-Za-z]{0,63}[A-Za-z])[A-Za-z0-9._:-]{3,64}")
"""An event ID with letters and digits, such as `BKP-1001`: no other number, no GUID."""
BARE = "id"
"""The name of an object's own ID, which may be of anything."""
MOST_EMPTY = 1_000
"""After so many pieces of JSON without an event, the rest has none either."""
DEEPEST_FIELD = 8
"""Levels of an object in which its fields are. An event that is deeper is found as an object of its own."""

DEEPEST, MOST_TEXTS = 4, 1_000
"""Texts that are JSON are read, in so many levels and at most so many of them."""


class Texts:
    """Replaces texts that are JSON by what they say; as many as `MOST_TEXTS` of a paste."""

    def __init__(self) -> None:
        self.count = 0

    def expanded(self, value: Value, depth: int = 0) -> Value:
        """A value with the objects and lists that its texts are, and without what says its type."""
        value = unwrapped(value)
        if isinstance(value, dict):
            return {key: self.expanded(item, depth) for key, item in value.items()}
        if isinstance(value, list):
            return [self.expanded(item, depth) for item in value]
        if not isinstance(value, str) or depth == DEEPEST or self.count >= MOST_TEXTS or not JSON_TEXT.match(value):
            return value
        self.count += 1
        piece = next(pieces(value), None)
        is_whole = piece is not None and not value[piece.end :].strip(WHITE)
        return self.expanded(piece.value, depth + 1) if piece and is_whole else value


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
    empty = 0
    texts = Texts()
    for piece in pieces(text):
        first_start = piece.start if first_start < 0 else first_start
        events = _events(texts.expanded(piece.value), possible, words, MOST - len(entries))
        entries += events
        empty += not events
        last_end = piece.end if events else last_end
        if len(entries) >= MOST or empty >= MOST_EMPTY:
            break
    if not entries:
        return _outlined(text, possible, words)
    if blocks.copied(text[:first_start], words):
        return ()
    if len(entries) == 1 and not entries[0].message:
        return (_with_message(entries[0], text[last_end:], formats, words),)
    return tuple(entries)


def _outlined(text: str, possible: Sequence[Candidate], words: PasteWords) -> tuple[Entry, ...]:
    """The entries of indented outlines. A format needs marks there, since copied text looks alike."""
    sure = [candidate for candidate in possible if candidate.format.marks]
    entries: list[Entry] = []
    for document in outlines(text):
        entries += _events(document, sure, words, MOST - len(entries))
    return tuple(entries)


def _with_message(entry: Entry, below: str, formats: Sequence[Format], words: PasteWords) -> Entry:
    label = next((label for label in labels(below, words.labels) if label.field == "message" and label.leads), None)
    if not label:
        return entry
    name = next((format.with_text for format in formats if format.with_text), entry.format)
    return joined(name, entry, entry_from(name, [("message", below[label.end :])], words))


def _events(value: Value, possible: Sequence[Candidate], words: PasteWords, most: int) -> list[Entry]:
    """The entries of a value and of those in it. An object that is an event is not searched further."""
    if isinstance(value, str):
        return list(_listed(value, words))[:most]
    entry = _entry(value, possible, words) if isinstance(value, dict) else None
    if entry:
        return [entry]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict) and all(name in value for name in SAME):
        inner = [value[SAME[0]]] if _events(value[SAME[0]], possible, words, 1) else [value[SAME[1]]]
    entries: list[Entry] = []
    for item in inner:
        if len(entries) < most:
            entries += _events(item, possible, words, most - len(entries))
    return entries


def _listed(text: str, words: PasteWords) -> tuple[Entry, ...]:
    """The entries of a text that is a list of properties."""
    listed = [format for format in words.formats if format.family == "labels" and format.sign]
    return property_lists.parse(text, listed, words) if "\n" in text else ()


def _entry(value: dict[str, Value], possible: Sequence[Candidate], words: PasteWords) -> Entry | None:
    """The entry of an object in the first format that it is an event in."""
    own = list(scalars(value, "", words.data))
    paths = {scalar.path for scalar in own}
    entries = (_entry_in(candidate, own, value, words) for candidate in marked(possible, paths))
    return next((entry for entry in entries if entry), None)


def _entry_in(candidate: Candidate, own: list[Scalar], value: Value, words: PasteWords) -> Entry | None:
    format, names = candidate
    known = sorted((scalar for scalar in own if scalar.path in names), key=lambda scalar: names[scalar.path].rank)
    fields = {names[scalar.path].field for scalar in known}
    if not (fields & NUMBERS or format.without_id) or not fields & NAMING:
        return None
    facts = list(_facts(known, names))
    values = [text for field, text in facts if field == "values"]
    given = list(_data(value, words.data))
    if format.unlisted_are_values:
        given += [(scalar.name, scalar.text) for scalar in own if scalar.path not in names]
    values += [text for name, text in given if not name]
    named = [(name, text) for name, text in given if name]
    entry = entry_from(format.name, facts, words, values=values, named=named)
    for inner in (text for field, text in facts if field == "xml"):
        is_markup = stripped(inner).startswith(MARKUP)
        inside = xml.marked_up(inner, words) if is_markup else next(iter(_listed(inner, words)), None)
        entry = joined(format.name, entry, inside) if inside else entry
    return entry if entry.id is not None or (format.without_id and entry.message) else None


def _facts(known: Sequence[Scalar], names: Mapping[str, Ranked]) -> Iterator[tuple[str, str]]:
    """The fields of an object with their texts; the lines of a message in a list are one text."""
    fields = [_field(scalar, names) for scalar in known]
    lines = [scalar for scalar, field in zip(known, fields, strict=True) if field == "message"]
    is_one = len({scalar.path for scalar in lines}) == 1
    for scalar, field in zip(known, fields, strict=True):
        # Beside a text that is an event ID, a number is the ID of something else.
        is_other = field == "id" and "text_id" in fields
        if not is_other and (field != "message" or not is_one):
            yield field, scalar.text
    if is_one:
        yield "message", "\n".join(scalar.text for scalar in lines)


def _field(scalar: Scalar, names: Mapping[str, Ranked]) -> str:
    """The field of a text: `text_id` where an event's ID has letters and digits and is no GUID."""
    field = names[scalar.path].field
    is_text = field == "id" and scalar.path != BARE and TEXT_ID.fullmatch(scalar.text)
    return "text_id" if is_text and not GUID.fullmatch(scalar.text.lower()) else field


def scalars(value: Value, path: str, data_keys: Words, depth: int = 0) -> Iterator[Scalar]:
    """The texts of an object without the event's own data."""
    for key, item in value.items() if isinstance(value, dict) and depth < DEEPEST_FIELD else ():
        name = folded(key)
        inner = f"{path}.{name}" if path else name
        if isinstance(item, dict):
            if name not in data_keys:
                yield from scalars(item, inner, data_keys, depth + 1)
        elif isinstance(item, list):
            singles = _singles(item) if name not in data_keys and not DATA_NAME.fullmatch(key) else ()
            yield from (Scalar(inner, key, single) for single in singles)
        elif item is not None and not DATA_NAME.fullmatch(key):
            yield Scalar(inner, key, text_of(item))


def _singles(items: list[Value], depth: int = 0) -> Iterator[str]:
    """The scalars of a list, also where each is an object with its value alone, or a list."""
    for item in items:
        value = item.get(VALUE_KEY) if isinstance(item, dict) and len(item) == 1 else item
        if isinstance(value, list) and depth < DEEPEST:
            yield from _singles(value, depth + 1)
        elif value is not None and not isinstance(value, dict | list):
            yield text_of(value)


def _data(value: Value, data_keys: Words) -> Iterator[Datum]:
    """The event's own data, at any depth of the object."""
    for key, item in value.items() if isinstance(value, dict) else ():
        named = DATA_NAME.fullmatch(key)
        if folded(key) in data_keys and isinstance(item, dict | list):
            yield from data(item)
        elif named and not isinstance(item, dict):
            yield from ((named[1], text) for _, text in data(item))
        elif isinstance(item, dict):
            yield from _data(item, data_keys)
