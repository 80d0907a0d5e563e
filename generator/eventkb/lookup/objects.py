"""JSON as pastes have it: one object, one a line, in a list, below a command line, or cut off in the middle.

An object is found by its brackets and handed to the language's own parser. Numbers are made texts before, for two
languages must read them alike, and none rounds a text.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = "str | bool | list[Value] | dict[str, Value] | None"

DEEPEST = 48
"""Deeper nested JSON is no log entry, and parsers stumble over it."""
MOST_BROKEN = 1_000
"""After so many pieces that can't be read the rest is no JSON either."""
OPENING = re.compile(r"[{\[][ \t\n]*[{\[\"]")
SIGN = re.compile(r"[\"{}\[\],:]|-?[0-9][0-9.eE+-]*")
STRING_SIGN = re.compile(r"[\"\\]|\n[^\n\"]{0,300}\{[ \t]*\"")
CLOSING = {"{": "}", "[": "]"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of JSON in a text, and where it stands."""

    value: Value
    start: int
    end: int


def pieces(text: str) -> Iterator[Piece]:
    """The objects and lists of a text, one behind the other."""
    place = broken = 0
    while broken < MOST_BROKEN and (found := OPENING.search(text, place)):
        written, place = _scanned(text, found.start())
        try:
            value = json.loads(written, parse_constant=_no_number)
        except ValueError:
            broken += 1
        else:
            yield Piece(value, found.start(), place)


def _scanned(text: str, start: int) -> tuple[str, int]:
    """What stands from an opening bracket to the one that closes it, as text for the parser, and where it ends.

    Where it is cut off, the members that are there as a whole, with the brackets closed that are open behind them.
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
    """What a piece is made of: its kind, how it is written for the parser, and where it begins and ends."""
    place = start
    while found := SIGN.search(text, place):
        sign, place = found[0], found.end()
        if sign == '"':
            place, closed = _string_end(text, found.start())
            written = text[found.start() : place].replace("\n", "\\n").replace("\t", "\\t")
            yield "string" if closed else "broken", written, found.start(), place
        elif sign in CLOSING:
            yield "open", sign, found.start(), place
        elif sign in "}]":
            yield "close", sign, found.start(), place
        elif sign in ",:":
            yield "between", sign, found.start(), place
        else:
            yield "number", f'"{sign}"', found.start(), place


def _string_end(text: str, start: int) -> tuple[int, bool]:
    """Where a string ends, and whether by its quotation mark. Line breaks are mail's; the next object is not in it."""
    place = start + 1
    while found := STRING_SIGN.search(text, place):
        if found[0] == '"':
            return found.end(), True
        if found[0] != "\\":
            return found.start(), False
        place = found.end() + 1
    return len(text), False


def text_of(value: Value) -> str:
    """A scalar as text; of what is none, the empty text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else ""


def _no_number(name: str) -> Value:
    """Refuses `NaN` and the like, which Python would take and browsers don't."""
    raise ValueError(name)
