"""What remains when no format fits: a message, perhaps with an ID that is mentioned in it."""

import re

from eventkb.lookup.entry import Entry
from eventkb.lookup.facts import entry_from
from eventkb.lookup.formats import folded
from eventkb.lookup.objects import pieces
from eventkb.lookup.paste import stripped
from eventkb.lookup.words import PasteWords

NAME = "message-only"
MENTION = re.compile(
    r"([A-Za-z]{2,20})([ -]?)([A-Za-z]{2,20})?[ :=#(]{1,4}(0[xX][0-9A-Fa-f]{1,8}|[0-9]{1,5})(?![0-9A-Za-z])"
)
TITLE = re.compile(r"([^ \t]{1,30}(?: [^ \t]{1,30})?) ([0-9]{1,5}), ([^,;:\t]{2,100})")
MENTIONED_EARLY, LONGEST_JSON = 2_000, 100_000
"""So many characters are searched for an ID, and for something besides JSON."""
LETTER = re.compile("[0-9A-Za-z\u00aa-\U0010ffff]")


def parse(text: str, words: PasteWords) -> tuple[Entry, ...]:
    """One entry whose message is the text; none if the text is only punctuation and JSON."""
    if not LETTER.search(_without_objects(text[:LONGEST_JSON])):
        return ()
    title, below = _titled(stripped(text), words)
    if title:
        return (entry_from(NAME, [*title, ("message", below)], words),)
    return (entry_from(NAME, [("message", stripped(text)), *_mentioned(text, words)], words),)


def _titled(text: str, words: PasteWords) -> tuple[list[tuple[str, str]], str]:
    """What the title of Event Viewer's preview pane says, `Event 1009, MSExchangeTransport`, and the text below it."""
    line, _, below = text.partition("\n")
    match = TITLE.fullmatch(line)
    if not match or words.beside.get(folded(match[1])) != "id":
        return [], text
    return [("id", match[2]), ("source", match[3])], below


def _without_objects(text: str) -> str:
    """A text without the JSON in it."""
    place = 0
    rest = []
    for piece in pieces(text):
        rest.append(text[place : piece.start])
        place = piece.end
    return "".join([*rest, text[place:]])


def _mentioned(text: str, words: PasteWords) -> list[tuple[str, str]]:
    """The ID that a text calls one, as `Event ID 7031` does."""
    for match in MENTION.finditer(text[:MENTIONED_EARLY]):
        names = (folded(match[1] + match[2] + (match[3] or "")), folded(match[3] or ""))
        if any(words.labels.get(name) == "id" for name in names):
            return [("id", match[4])]
    return []
