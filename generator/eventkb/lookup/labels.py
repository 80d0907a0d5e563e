"""Finds labels such as `Event ID:` in a text: at the beginning of lines, in the middle, and glued to a value."""

import re

from eventkb.lookup.formats import Words, folded
from eventkb.model.frozen import frozen_dataclass

LONGEST = 32
"""No label is longer than this, blanks included."""
MOST_WORDS = 4
SHORTEST_GLUED = 12
"""Translation programs glue labels to the value before: `Fehlerschlüsselwörter:`. Shorter ones are parts of words."""
MOST_IN_LINE = 64
MOST_LABELS = 30_000
"""So many labels of a text are read: a thousand entries have half as many."""
ENDING = 2
"""By so many last letters it is quickly known that there is no label before a colon."""
COMPOUND = re.compile("[A-Za-z]-")
"""Before `Type` in `Content-Type`, which is another word."""
WORD = re.compile(r"[^ \t:,;.()\[\]{}|/\\<>\"'=-]+")


@frozen_dataclass()
class Label:
    """A label in a text: its field, where it begins, where its value begins, and whether it begins its line."""

    field: str
    start: int
    end: int
    leads: bool


def labels(text: str, known: Words) -> list[Label]:
    """All labels with a colon, in order; of several that end at a colon, the longest. `known` leads to fields."""
    matches: list[Label] = []
    if ":" not in text:
        return matches
    lengths = sorted({len(name) for name in known if len(name) >= SHORTEST_GLUED})
    last_letters = {name[-ENDING:] for name in known}
    start = 0
    known_windows: dict[str, tuple[str, int] | None] = {}
    for line in text.split("\n"):
        if len(matches) >= MOST_LABELS:
            break
        colon = line.find(":")
        for _ in range(MOST_IN_LINE):
            if colon < 0:
                break
            begin = max(0, colon - LONGEST)
            window = line[begin:colon].rstrip(" \t")
            likely = window[-ENDING:].lower() in last_letters
            if likely and window not in known_windows:
                known_windows[window] = _before(window, known, lengths)
            label = known_windows[window] if likely else None
            if label:
                place = begin + label[1]
                matches.append(Label(label[0], start + place, start + colon + 1, not line[:place].strip(" \t")))
            colon = line.find(":", colon + 1)
        start += len(line) + 1
    return matches


def _before(window: str, known: Words, lengths: list[int]) -> tuple[str, int] | None:
    """The field of the label that a text ends with, and where it begins."""
    starts = [word.start() for word in WORD.finditer(window)][-MOST_WORDS:]
    for start in starts:
        field = known.get(folded(window[start:]))
        if field:
            is_part = COMPOUND.fullmatch(window[max(0, start - 2) : start]) and start == starts[-1]
            return None if is_part else (field, start)
    glued = window[starts[-1] :] if starts else ""
    for length in lengths:
        field = known.get(folded(glued[-length:])) if length < len(glued) else None
        if field:
            return field, starts[-1] + len(glued) - length
    return None
