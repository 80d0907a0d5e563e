"""JSON as pastes have it: one object, one a line, in a list, below a command line, or cut off in the middle.

An object is found by its brackets and read by the language's own parser. Numbers become texts before, so that two
languages read them alike and none rounds them.
"""

import json
import re
from collections.abc import Iterator
from typing import TypeAlias

from eventkb.model.frozen import frozen_dataclass

Value: TypeAlias = "str | bool | list[Value] | dict[str, Value] | None"

DEEPEST = 48
"""Deeper nested JSON is no log entry."""
MOST_BROKEN = 1_000
"""After so many pieces that can't be read, the rest is no JSON either."""
OPENING = re.compile(r"[{\[][ \t\n]*[{\[\"]")
SIGN = re.compile(r"[\"{}\[\],:]|-?[0-9][0-9.eE+-]*")
STRING_SIGN = re.compile(r"[\"\\]|\n[^\n\"]{0,300}\{[ \t]*\"")
CLOSING = {"{": "}", "[": "]"}


@frozen_dataclass()
class Piece:
    """A piece of JSON in a text, and where it begins and ends."""

    value: Value
    start: int
    end: int


def pieces(text: str) -> Iterator[Piece]:
    """The objects and lists of a text, in their order."""
    place = broken = 0
    while broken < MOST_BROKEN and (opening := OPENING.search(text, place)):
        written, place = _scanned(text, opening.start())
        try:
            value = json.loads(written, parse_constant=_no_number)
        except ValueError:
            broken += 1
        else:
            yield Piece(value, opening.start(), place)


def _scanned(text: str, start: int) -> tuple[str, int]:
    """The text from an opening bracket to the one that closes it, as the parser needs it, and where it ends.

    If it is cut off, only the members that are there as a whole, and the brackets are closed behind them.
    """
    open_signs: list[str] = []
    parts: list[str] = []
    saved, previous, place = (0, ""), ",", start
    for kind, sign, begin, end in _signs(text, start):
        if (kind == "open" and previous not in "[:,") or (kind == "close" and open_signs[-1] != sign):
            place = begin if kind == "open" else end
            break
        if kind == "broken" or len(open_signs) > DEEPEST:
            place = end if kind == "broken" else len(text)
            break
        if kind == "open":
            open_signs.append(CLOSING[sign])
        elif kind == "close":
            open_signs.pop()
        elif sign == ",":
            saved = (len(parts), "".join(reversed(open_signs)))
        parts += [text[place:begin], sign]
        previous, place = sign, end
        if not open_signs:
            return "".join(parts), end
    else:
        place = len(text)
    return "".join(parts[: saved[0]]) + saved[1], place


def _signs(text: str, start: int) -> Iterator[tuple[str, str, int, int]]:
    """The signs of a piece: kind, text for the parser, and where each begins and ends."""
    place = start
    while match := SIGN.search(text, place):
        sign, place = match[0], match.end()
        if sign == '"':
            place, closed = _string_end(text, match.start())
            written = text[match.start() : place].replace("\n", "\\n").replace("\t", "\\t")
            yield "string" if closed else "broken", written, match.start(), place
        elif sign in CLOSING:
            yield "open", sign, match.start(), place
        elif sign in "}]":
            yield "close", sign, match.start(), place
        elif sign in ",:":
            yield "between", sign, match.start(), place
        else:
            yield "number", f'"{sign}"', match.start(), place


def _string_end(text: str, start: int) -> tuple[int, bool]:
    """Where a string ends, and whether by its quotation mark. It may contain line breaks, but not the next object."""
    place = start + 1
    while sign := STRING_SIGN.search(text, place):
        if sign[0] == '"':
            return sign.end(), True
        if sign[0] != "\\":
            return sign.start(), False
        place = sign.end() + 1
    return len(text), False


def text_of(value: Value) -> str:
    """A scalar as text; the empty text for anything else."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else ""


def _no_number(name: str) -> Value:
    """Refuses `NaN` and the like, which Python accepts and browsers do not."""
    raise ValueError(name)
