"""IDs that are texts, such as `ORA-00600`, anywhere in a text: those that the index has, or that look like its kinds'.

The twin in the browser is templates/theme/scripts/lookup/text_ids.js.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from eventkb.lookup.entry import Entry
from eventkb.lookup.index import Index
from eventkb.lookup.paste import WHITE
from eventkb.model.identifier import EventId, event_id
from eventkb.model.record import LARGEST_NUMBER, shape

LONGEST = 4_000
"""So many characters of a text are searched."""
MOST = 40
"""So many candidates are looked up; each may load another file of the index."""

RUN = re.compile(r"[A-Za-z0-9._:-]{1,200}")
EDGES = "._:-"
PIECES = re.compile("[:.]")
TELLING = re.compile(
    "(?=.{3})(?:.*[0-9].*[A-Za-z_-].*|.*[A-Za-z_-].*[0-9].*|.*[a-z][A-Z].*|.{2,}[._:-].{2,}|[0-9]{5,})"
)
"""An ID that no ordinary word is: with letters and digits, a capital within, a sign between letters, or many digits."""

BEHIND = re.compile("[ \t\r\n\\]):;,.-]+(?=[^ \t\r\n])")
"""What is between an ID and the message behind it."""


def typed(text: str, index: Index) -> EventId | None:
    """The ID that was typed: the whole text, whatever it looks like, or the first in it; no short number."""
    whole = event_id(text.strip(WHITE))
    ids = (id for id in (whole, *_candidates(text, index)) if id is not None and not _is_number(id))
    return next((id for id in ids if index.with_text_id(str(id))), None)


def _is_number(id: EventId) -> bool:
    return isinstance(id, int) and id <= LARGEST_NUMBER


def _first(text: str, index: Index) -> EventId | None:
    """The first ID of a text that an event has, and that cannot be an ordinary word; None if there is none."""
    return next((id for id in _candidates(text, index) if index.with_text_id(str(id))), None)


def unlisted(text: str, index: Index) -> EventId | None:
    """The first ID of a text that a kind of the site has the pattern of, though no event has it; None if none is."""
    filed = index.manifest.text_ids
    patterns = [re.compile(pattern, re.IGNORECASE | re.ASCII) for pattern in filed.patterns] if filed else []
    if not patterns:
        return None
    ids = (event_id(word) for word in _words(text) if any(pattern.fullmatch(word) for pattern in patterns))
    return next((id for id in ids if id is not None and not _is_number(id) and not index.with_text_id(str(id))), None)


def _candidates(text: str, index: Index) -> Iterator[EventId]:
    filed = index.manifest.text_ids
    if filed is None:
        return
    count = 0
    for word in _words(text):
        if not filed.shapes or shape(word) in filed.shapes:
            count += 1
            id = event_id(word)
            if id is not None and count <= MOST:
                yield id


def _words(text: str) -> Iterator[str]:
    """What may be an ID in a text, and is no ordinary word; each once."""
    seen: set[str] = set()
    for run in RUN.findall(text[:LONGEST]):
        for part in (run, *PIECES.split(run)):
            word = part.strip(EDGES)
            if word and word not in seen and TELLING.fullmatch(word):
                seen.add(word)
                yield word


def with_id(entry: Entry, index: Index) -> Entry:
    """Gives an entry without an ID the one that its message names; the message then begins after the ID."""
    return _with(entry, _first, index)


def with_unlisted_id(entry: Entry, index: Index) -> Entry:
    """Gives an entry without an ID one that looks like those of a kind, though no event has it."""
    return _with(entry, unlisted, index)


def _with(entry: Entry, id_in: Callable[[str, Index], EventId | None], index: Index) -> Entry:
    if entry.id is not None or not entry.message:
        return entry
    id = id_in(entry.message, index)
    return entry if id is None else replace(entry, id=id, message=behind(entry.message, str(id)))


def behind(message: str, id: str) -> str:
    """What a message says behind the ID at its beginning; the whole message where the ID is elsewhere in it."""
    named = re.search(re.escape(id), message, re.IGNORECASE | re.ASCII)
    match = BEHIND.match(message, named.end()) if named else None
    return message[match.end() :] if match else message
