"""Reads a typed line: an ID in any spelling, a source, a name, words. Recognises a paste."""

import re
from dataclasses import dataclass, replace

from eventkb.language.terms import NAME, joined

IDS, FULL_IDS = 0x10000, 0x100000000
"""An event ID has 16 bits, an identifier with severity and facility 32."""

MOST_WORDS = 12
"""So many words are looked up; a longer text is a message."""

LONGEST_LINE = 300
LABELS = 3
"""A line that is longer, or has so many labels, was not typed."""

DECIMAL = re.compile("-?[0-9]{1,10}")
HEXADECIMAL = re.compile("0[xX][0-9a-fA-F]{1,8}")
NAME_AND_ID = re.compile("(?:[Ee][Vv][Tt]-)?([^-].*[A-Za-z])-([0-9]{1,5})")
"""As tickets and permanent links write an event: `EVT-MSExchangeTransport-2007`, `msexchangetransport-2007`."""

BETWEEN = re.compile('[/,;:|#()=\\[\\]"]')
LABEL = re.compile("[^ :]:(?= )")
BEGINNINGS = ("<", "{", "[{")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What was typed. `digits` is the ID as typed, so that IDs that begin with it can be offered.

    `words` are folded; `name` is everything but the number as one word, as names of sources and events are compared.
    """

    text: str
    id: int | None = None
    full_id: int | None = None
    digits: str = ""
    words: tuple[str, ...] = ()
    name: str = ""


def is_pasted(text: str) -> bool:
    """Whether a text was taken from a log rather than typed."""
    lines = [line for line in re.split("[\r\n]", text) if line.strip(" \t")]
    if len(lines) != 1:
        return len(lines) > 1
    line = lines[0].strip(" \t")
    return line.startswith(BEGINNINGS) or len(line) > LONGEST_LINE or len(LABEL.findall(line)) >= LABELS


def query(text: str) -> Query:
    """Reads what was typed. The first number is the ID, unless it has more than 32 bits."""
    line = " ".join(part for part in re.split("[ \t\r\n]+", BETWEEN.sub(" ", text[:LONGEST_LINE])) if part)
    words = [part for word in line.split(" ") for part in _parts(word)] if line else []
    place = next((place for place, word in enumerate(words) if _number(word) is not None), -1)
    number = _number(words[place]) if place >= 0 else None
    others = [word for at, word in enumerate(words) if at != place]
    names = [joined(name) for word in others for name in NAME.findall(word)]
    return Query(
        text=" ".join(words),
        id=None if number is None else number % IDS,
        full_id=number if number is not None and number >= IDS else None,
        digits=words[place] if number is not None and DECIMAL.fullmatch(words[place]) else "",
        words=tuple(dict.fromkeys(name for name in names if name))[:MOST_WORDS],
        name=joined(" ".join(others)),
    )


def words_of(text: str) -> Query:
    """The words of a text whose numbers may be anything."""
    return replace(query(text), id=None, full_id=None, digits="")


def _parts(word: str) -> tuple[str, ...]:
    match = NAME_AND_ID.fullmatch(word)
    return match.groups() if match else (word,)


def _number(word: str) -> int | None:
    if DECIMAL.fullmatch(word):
        value = int(word)
        value += FULL_IDS if value < 0 else 0
    elif HEXADECIMAL.fullmatch(word):
        value = int(word, 16)
    else:
        return None
    return value if 0 <= value < FULL_IDS else None
