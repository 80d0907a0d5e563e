"""JSON of Winlogbeat, NXLog, Fluentd and Fluent Bit, Azure, evtx_dump, PowerShell and others, one object or many.

They differ in names only, and the names are data: an object is read as paths with texts.
"""

from collections.abc import Iterator

from eventkb.lookup.data import Datum, data
from eventkb.lookup.entry import MOST, Entry, joined
from eventkb.lookup.facts import made
from eventkb.lookup.formats import event_xml, label_block
from eventkb.lookup.labels import labels
from eventkb.lookup.objects import Value, pieces, text_of
from eventkb.lookup.paste import characters, unescaped
from eventkb.lookup.words import PasteWords, folded

FORMAT, IN_TEXT, NXLOG = "json", "forum-block", "nxlog-json"
VALUE_KEY = "Value"
"""PowerShell writes a value as an object with this member alone."""


def detects(text: str, words: PasteWords) -> bool:
    """Whether an object in it tells of an event, and no copied text stands before it, for a message can be JSON."""
    first = next(pieces(text), None)
    if not first or label_block.detects(text[: first.start], words):
        return False
    return bool(parses(text, words))


def parses(text: str, words: PasteWords) -> tuple[Entry, ...]:
    """One entry for each object with an event; a single one takes its message from the text below."""
    found: list[Entry] = []
    last_end = 0
    for piece in pieces(text):
        inside = _events(piece.value, words, MOST - len(found))
        found += inside
        last_end = piece.end if inside else last_end
        if len(found) >= MOST:
            break
    if len(found) == 1 and not found[0].message:
        return (_with_message(found[0], text[last_end:], words),)
    return tuple(found)


def _with_message(entry: Entry, below: str, words: PasteWords) -> Entry:
    label = next((one for one in labels(below, words) if one.field == "message" and one.leads), None)
    if not label:
        return entry
    return joined(IN_TEXT, entry, made(IN_TEXT, [("message", below[label.end :])], words))


def _events(value: Value, words: PasteWords, most: int) -> list[Entry]:
    """The entries of a value and of those in it; an object that tells of an event is not looked into."""
    entry = _entry(value, words) if isinstance(value, dict) else None
    if entry:
        return [entry]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found: list[Entry] = []
    for one in inner:
        if len(found) < most:
            found += _events(one, words, most - len(found))
    return found


def _entry(value: dict[str, Value], words: PasteWords) -> Entry | None:
    """The entry that an object holds, if it tells of an event."""
    texts = list(_texts(value, "", words))
    known = sorted((one for one in texts if one[0] in words.fields), key=lambda one: words.ranks[one[0]])
    facts = [(words.fields[path], text) for path, _, text in known]
    fields = {field for field, _ in facts}
    if not fields & {"id", "full_id"} or not fields & {"source", "message", "channel", "guid"}:
        return None
    kind = _kind({path for path, _, _ in texts}, words)
    given = [*_data(value, words)]
    if kind == NXLOG:
        given += [(name, text) for path, name, text in texts if path not in words.nxlog and path not in words.fields]
    values = [text for path, _, text in texts if words.fields.get(path) == "values"]
    values += [text for name, text in given if not name]
    entry = made(kind, facts, words, values, [(name, text) for name, text in given if name])
    for markup in (text for field, text in facts if field == "xml"):
        entry = joined(kind, entry, _marked_up(markup, words))
    return entry if entry.id is not None else None


def _kind(paths: set[str], words: PasteWords) -> str:
    """The format's name: the first whose path is there."""
    return next((kind for path, kind in words.kinds.items() if path in paths), FORMAT)


def _texts(value: Value, path: str, words: PasteWords) -> Iterator[tuple[str, str, str]]:
    """The path, the last name as written and the text of each scalar, but not of the event's own data."""
    for key, one in value.items() if isinstance(value, dict) else ():
        inner = f"{path}.{folded(key)}" if path else folded(key)
        if isinstance(one, dict):
            if folded(key) not in words.data:
                yield from _texts(one, inner, words)
        elif isinstance(one, list):
            if folded(key) not in words.data:
                yield from ((inner, key, text_of(_single(item))) for item in one if _single(item) is not None)
        elif one is not None:
            yield inner, key, text_of(one)


def _single(item: Value) -> Value:
    """An item of a list of scalars, also where each is an object with its value alone."""
    found = item.get(VALUE_KEY) if isinstance(item, dict) and len(item) == 1 else item
    return None if isinstance(found, dict | list) else found


def _data(value: Value, words: PasteWords) -> Iterator[Datum]:
    """The event's own data, wherever in the object it stands."""
    for key, one in value.items() if isinstance(value, dict) else ():
        if folded(key) in words.data and isinstance(one, dict | list):
            yield from data(one)
        elif isinstance(one, dict):
            yield from _data(one, words)


def _marked_up(markup: str, words: PasteWords) -> Entry:
    """What XML in a text of the object says."""
    text = characters(markup)
    inside = next(event_xml.events(text), None) or next(event_xml.events(f"<Event>{unescaped(text)}</Event>"))
    return event_xml.read(inside[0], words)
