"""A pasted text as entries: the formats are asked in their order, and the first that reads any has the text."""

from eventkb.lookup import message_only
from eventkb.lookup.entry import MOST, Entry
from eventkb.lookup.families import FAMILIES
from eventkb.lookup.formats import readings
from eventkb.lookup.paste import cleaned, clipped
from eventkb.lookup.words import PasteWords


def entries(text: str, words: PasteWords) -> tuple[Entry, ...]:
    """The entries of a pasted text in its order; none if it says nothing. Never fails.

    Of a text that is too long, only the beginning and the end are read, and entries of the end must have an ID.
    """
    parts = [_entries(cleaned(part), words) for part in clipped(text)]
    last = tuple(entry for part in parts[1:] for entry in part if entry.id is not None)
    return (*parts[0], *last)[:MOST]


def _entries(text: str, words: PasteWords) -> tuple[Entry, ...]:
    for family, formats in readings(words.formats):
        if read := FAMILIES[family](text, formats, words):
            return read
    return message_only.parse(text, words)
