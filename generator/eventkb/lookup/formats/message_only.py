"""A text that is no known format: a message, perhaps with an ID or a source mentioned in it."""

import re

from eventkb.lookup.entry import Entry
from eventkb.lookup.facts import made
from eventkb.lookup.objects import pieces
from eventkb.lookup.paste import stripped
from eventkb.lookup.words import PasteWords, folded

FORMAT, FROM_SYSLOG = "message-only", "syslog-message-only"
MENTION = re.compile(r"([A-Za-z]{2,20})([ -]?)([A-Za-z]{2,20})?[ :=#(]{1,4}([0-9]{1,5})(?![0-9])")


def detects(text: str, words: PasteWords) -> bool:
    """Whether there is any text besides JSON that tells of no event."""
    place = 0
    rest = []
    for piece in pieces(text):
        rest.append(text[place : piece.start])
        place = piece.end
    return bool(re.search("[0-9A-Za-z\u00aa-\U0010ffff]", "".join([*rest, text[place:]])))


def parses(text: str, words: PasteWords) -> tuple[Entry, ...]:
    """One entry, whose message is the text."""
    return (made(FORMAT, [("message", stripped(text)), *_mentioned(text, words)], words),)


def _mentioned(text: str, words: PasteWords) -> list[tuple[str, str]]:
    """The ID that a text names as one, as `Event ID 7031` does."""
    for found in MENTION.finditer(text[:2000]):
        names = (folded(found[1] + found[2] + (found[3] or "")), folded(found[3] or ""))
        if any(words.labels.get(name) == "id" for name in names):
            return [("id", found[4])]
    return []
