"""What `wevtutil qe … /f:text` prints: `Event[0]:` and labels below it."""

import re
from dataclasses import replace

from eventkb.lookup.entry import MOST, Entry
from eventkb.lookup.formats import label_block
from eventkb.lookup.words import PasteWords

FORMAT = "wevtutil-text"
HEAD = re.compile(r"(?:^|\n)[ \t]*Event ?\[[0-9]{1,9}\]:?[ \t]*(?=\n)")


def detects(text: str, words: PasteWords) -> bool:
    """Whether a line says `Event[0]:`."""
    return bool(HEAD.search(text)) and label_block.detects(text, words)


def parses(text: str, words: PasteWords) -> tuple[Entry, ...]:
    """One entry for each `Event[…]`."""
    parts = HEAD.split(text)[1 : MOST + 1]
    return tuple(replace(entry, format=FORMAT) for part in parts for entry in label_block.parses(part, words)[:1])
