"""From what a person has typed or pasted to the right event. Reads an index and does not know where it is.

The browser has twins of these modules in templates/theme/scripts/lookup. Both read the same index and must give the
same answers.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from eventkb.lookup.entries import entries
from eventkb.lookup.entry import Entry
from eventkb.lookup.index import Index
from eventkb.lookup.paste import characters
from eventkb.lookup.query import is_pasted, query, words_of
from eventkb.lookup.rank import Confidence, Match, Reason, Value, best
from eventkb.lookup.search import MOST, for_entry, for_query

MESSAGES = 50
"""Entries of a paste whose message is looked up when their ID leads nowhere; each costs some milliseconds."""

LINE_OF_WORDS = 4
"""A typed line with at least so many words may be a message."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`entries` are those of a paste, none for a typed line; `matches` are in the order of the entries, best first."""

    entries: tuple[Entry, ...]
    matches: tuple[Match, ...]


def opened(read: Callable[[str], bytes]) -> Index:
    """An index whose files `read` gives by their addresses: those of a published site, or files in memory."""
    return Index(read)


def lookup(text: str, index: Index) -> Answer:
    """The events that a typed line or a paste may mean. Any text has an answer, which may be empty."""
    if not is_pasted(text):
        return Answer((), _typed(text, index))
    pasted = entries(text, index.paste_words)
    matches: list[Match] = []
    unknown = 0
    for place, entry in enumerate(pasted):
        own = for_entry(entry, index, by_message=unknown < MESSAGES)
        unknown += not any(match.confidence is Confidence.EXACT for match in own)
        matches += (replace(match, entry=place) for match in own)
    if not matches and all(entry.source is None and entry.id is None for entry in pasted):
        by_words = for_query(words_of(text), index)
        matches = [replace(match, confidence=Confidence.POSSIBLE) for match in by_words]
    return Answer(pasted, tuple(matches))


def _typed(text: str, index: Index) -> tuple[Match, ...]:
    """The events for a line: by its number and its words and, if it is long enough, as a message."""
    line = query(text)
    matches = for_query(line, index)
    if len(line.words) < LINE_OF_WORDS:
        return matches
    as_message = for_entry(Entry(format="typed", message=characters(text)), index)
    return best((*as_message, *matches), MOST)


__all__ = ["Answer", "Confidence", "Entry", "Index", "Match", "Reason", "Value", "lookup", "opened"]
