"""The word at a place of a file, or being typed there. Looks only at the line, since the file may be broken."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from eventkb.model.event import INSERTION, PLACEHOLDER


class Kind(Enum):
    """What a word of a definition refers to."""

    EVENT = auto()
    SHARED = auto()
    INSERTION = auto()
    NUMBER = auto()
    KEY = auto()


@dataclass(frozen=True, slots=True)
class Spot:
    """A word with its first column and the column after its end, counted from 0."""

    kind: Kind
    written: str
    start: int
    end: int


WORDS = (
    (Kind.EVENT, re.compile(r"\[\[\s*([^\[\]|\n]+?)\s*(?:\|[^\[\]\n]*)?\]\]")),
    (Kind.EVENT, re.compile(r"\b(?:event|replaced_by):\s+[\"']?([^\s\"'#,}][^\"'#,}\n]*?/\d+)")),
    (Kind.SHARED, re.compile(r"\buse:\s+[\"']?([a-z0-9-]+)")),
    (Kind.INSERTION, PLACEHOLDER),
    (Kind.NUMBER, INSERTION),
    (Kind.KEY, re.compile(r"^\s*(?:- )*\"?([a-z_]+)\"?:(?=\s|$)")),
)
TYPED = (
    (Kind.EVENT, re.compile(r"\[\[([^\[\]|\n]*)$")),
    (Kind.EVENT, re.compile(r"^\s*(?:- )*(?:event|replaced_by):\s+([^\s\"'#][^#\n]*|)$")),
    (Kind.SHARED, re.compile(r"^\s*(?:- )*use:\s+([\w-]*)$")),
    (Kind.INSERTION, re.compile(r"\{\{\s*([\w-]*)$")),
    (Kind.NUMBER, re.compile(r"%(\d{0,2})$")),
)


def spot(line: str, column: int) -> Spot | None:
    """The word at a column of a line."""
    return next((word for word in _spots(line) if word.start <= column <= word.end), None)


def typed(line: str, column: int) -> Spot | None:
    """The word being typed before a column; None if it can't be completed."""
    before = line[:column]
    for kind, pattern in TYPED:
        if match := pattern.search(before):
            return Spot(kind, match[1], match.start(1), column)
    return None


def _spots(line: str) -> Iterator[Spot]:
    for kind, pattern in WORDS:
        for match in pattern.finditer(line):
            group = match.lastindex
            if group and match[0] != "%%":  # a percent sign, which is no insertion string
                yield Spot(kind, match[group], match.start(group), match.end(group))
