"""A pasted text as entries: the formats in a safe order, the first that finds any."""

from typing import Protocol

from eventkb.lookup.entry import MOST, Entry
from eventkb.lookup.formats import (
    csv_table,
    event_json,
    event_table,
    event_xml,
    label_block,
    message_only,
    property_list,
    sql_errorlog,
    syslog,
    wevtutil_text,
)
from eventkb.lookup.paste import cleaned, clipped
from eventkb.lookup.words import PasteWords


class Format(Protocol):
    """A way to write entries down: a module of `formats`."""

    def detects(self, text: str, words: PasteWords) -> bool:
        """Whether a cleaned text may be written so."""

    def parses(self, text: str, words: PasteWords) -> tuple[Entry, ...]:
        """The entries of a text that is."""


FORMATS: tuple[Format, ...] = (
    event_json,  # before XML, for it may hold XML in a text
    event_xml,  # with the text above it
    csv_table,  # its head is one line; what else begins so can't be meant
    wevtutil_text,
    property_list,  # before labels, which know some of its names, but not where a value ends
    event_table,
    syslog,
    label_block,
    sql_errorlog,
    message_only,
)
"""Each has `detects` and `parses`. A later one may be right about what an earlier one would take, never the reverse."""


def entries(text: str, words: PasteWords) -> tuple[Entry, ...]:
    """The entries of a pasted text in its order; none where there is nothing to be found. Never fails.

    Of a text that is too long, only what begins in its beginning or its end is found; the end must name an ID.
    """
    parts = [_entries(part, words) for part in clipped(text)]
    last = tuple(entry for part in parts[1:] for entry in part if entry.id is not None)
    return (*parts[0], *last)[:MOST]


def _entries(text: str, words: PasteWords) -> tuple[Entry, ...]:
    clean = cleaned(text)
    found = (format.parses(clean, words) for format in FORMATS if format.detects(clean, words))
    return next(filter(None, found), ())
