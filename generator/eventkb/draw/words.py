"""How much room words take, without the font that a reader has: widths are rather too large than too small."""

import unicodedata
from functools import cache

from eventkb.model.frozen import frozen_dataclass

NARROW, WIDE = frozenset("iljftrI.,:;'|!()[]{}-‐ "), frozenset("mwMWÖ@%—…&")
ELLIPSIS = "…"


@frozen_dataclass()
class Type:
    """A size of type: the height of a letter and of a line, in units of the drawing."""

    size: float
    line: float


def width(words: str, size: float) -> float:
    """The room that words take in one line."""
    return size * sum(map(_share, words))


@cache
def _share(sign: str) -> float:
    """The width of a character as a share of the size of the type."""
    if sign in NARROW:
        return 0.36
    if sign in WIDE or unicodedata.east_asian_width(sign) in "WF":
        return 1.0
    return 0.72 if sign.isupper() else 0.6


def wrapped(words: str, size: float, most_width: float, most_lines: int) -> tuple[str, ...]:
    """Words in lines that fit a width; what doesn't fit the last line is replaced by an ellipsis.

    A single word that is too long is broken, since names of events and commands can have any length.
    """
    lines: list[str] = []
    line = ""
    for word in _short_words(words, size, most_width):
        longer = f"{line} {word}" if line else word
        if line and width(longer, size) > most_width:
            lines.append(line)
            line = word
        else:
            line = longer
    lines = [*lines, line] if line else lines
    if len(lines) <= most_lines:
        return tuple(lines)
    return (*lines[: most_lines - 1], _cut(lines[most_lines - 1], size, most_width))


def _short_words(words: str, size: float, most_width: float) -> list[str]:
    """The words, those that are wider than a line in parts."""
    parts: list[str] = []
    for word in words.split():
        rest = word
        while width(rest, size) > most_width:
            length = max(1, next(n for n in range(len(rest), 0, -1) if n == 1 or width(rest[:n], size) <= most_width))
            length = _joint(rest, length) or length
            parts.append(rest[:length])
            rest = rest[length:]
        parts += [rest] if rest else []
    return parts


def _joint(word: str, most: int) -> int:
    """The last place up to `most` where a name is put together: after a hyphen, or before a capital; 0 if none."""
    return next((place for place in range(most, 0, -1) if _is_joint(word[place - 1], word[place : place + 1])), 0)


def _is_joint(before: str, after: str) -> bool:
    return before == "-" or (before.islower() and after.isupper())


def _cut(line: str, size: float, most_width: float) -> str:
    while line and width(line + ELLIPSIS, size) > most_width:
        line = line[:-1]
    return line.rstrip(" ,.;:") + ELLIPSIS
