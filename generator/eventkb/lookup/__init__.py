"""From whatever a person has in hand to the right event. Knows an index and nothing of where it lies.

The browser has the twins of these modules in templates/theme/scripts/lookup; both read the same index and the same
cases, and must agree.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from eventkb.lookup.entries import entries
from eventkb.lookup.entry import Entry
from eventkb.lookup.index import Index
from eventkb.lookup.paste import characters
from eventkb.lookup.query import is_pasted, query, words_of
from eventkb.lookup.rank import Confidence, Match, Reason, Value, sorted_out
from eventkb.lookup.search import MOST, for_entry, for_query

MESSAGES = 50
"""Entries of a paste whose message is looked for where their ID leads nowhere: each costs some milliseconds."""

LINE_OF_WORDS = 4
"""From so many words on a typed line may be a message."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`entries` are what was read from a paste, none where it was typed; `matches` are in their order, best first."""

    entries: tuple[Entry, ...]
    matches: tuple[Match, ...]


def opened(read: Callable[[str], bytes]) -> Index:
    """An index whose files `read` gives by their addresses: those of a published site, or ones just made."""
    return Index(read)


def lookup(text: str, index: Index) -> Answer:
    """The events that a typed line or a paste may mean. Any text has an answer, if only an empty one."""
    if not is_pasted(text):
        return Answer((), _typed(text, index))
    found = entries(text, index.paste_words)
    matches: list[Match] = []
    unknown = 0
    for place, entry in enumerate(found):
        own = for_entry(entry, index, by_message=unknown < MESSAGES)
        unknown += not any(one.confidence is Confidence.EXACT for one in own)
        matches += (replace(one, entry=place) for one in own)
    if not matches and all(entry.source is None and entry.id is None for entry in found):
        found_by_words = for_query(words_of(text), index)
        matches = [replace(one, confidence=Confidence.POSSIBLE) for one in found_by_words]
    return Answer(found, tuple(matches))


def _typed(text: str, index: Index) -> tuple[Match, ...]:
    """What a line means: by its number and its words and, if it is long enough, as a message."""
    line = query(text)
    found = for_query(line, index)
    if len(line.words) < LINE_OF_WORDS:
        return found
    as_message = for_entry(Entry("typed", message=characters(text)), index)
    return sorted_out((*as_message, *found), MOST)


__all__ = ["Answer", "Confidence", "Entry", "Index", "Match", "Reason", "Value", "lookup", "opened"]
