"""The word at a place of a file, or being typed there. Looks only at lines, since the file may be broken."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from eventkb.model.event import INSERTION, PLACEHOLDER
from eventkb.model.frozen import frozen_dataclass


class Kind(Enum):
    """What a word of a definition refers to."""

    EVENT = auto()
    SHARED = auto()
    INSERTION = auto()
    NUMBER = auto()
    KEY = auto()
    CODE = auto()
    QUOTED_CODE = auto()
    TABLE = auto()
    STEP = auto()


@frozen_dataclass()
class Spot:
    """A word with its first column and the column after its end, counted from 0.

    `insertion` is the name of the insertion string whose value the word is.
    """

    kind: Kind
    written: str
    start: int
    end: int
    insertion: str = ""


EVENT_ITEM = r"[^\s\"'#,\[\]{}:][^\"'#,\[\]{}:\n]*?/[\w.-]+"
"""The key of an event as an item of a list."""

WORDS = (
    (Kind.EVENT, re.compile(r"\[\[\s*+([^\s\[\]|](?:[^\[\]|\n]*[^\s\[\]|])?)\s*+(?:\|[^\[\]\n]*+)?\]\]")),
    (Kind.EVENT, re.compile(r"\b(?:event|replaced_by):\s+[\"']?([^\s\"'#,}][^\"'#,}\n]{0,255}?/\d+)")),
    (Kind.EVENT, re.compile(rf"(?:\blook_for:\s*\[|,|^\s*-)\s*[\"']?({EVENT_ITEM})[\"']?(?=\s*[,\]]|\s*$)")),
    (Kind.STEP, re.compile(r"\b(?:next|start):\s+[\"']?([a-z0-9-]+)")),
    (Kind.SHARED, re.compile(r"\buse:\s+[\"']?([a-z0-9-]+)")),
    (Kind.INSERTION, PLACEHOLDER),
    (Kind.NUMBER, INSERTION),
    (Kind.KEY, re.compile(r"^\s*(?:- )*\"?([a-z_]+)\"?:(?=\s|$)")),
)
TYPED = (
    (Kind.EVENT, re.compile(r"\[\[([^\[\]|\n]*)$")),
    (Kind.EVENT, re.compile(r"^\s*(?:- )*(?:event|replaced_by):\s+([^\s\"'#][^#\n]*|)$")),
    (Kind.EVENT, re.compile(r"\blook_for:\s*\[(?:[^\[\]]*,)?\s*+([^\[\],]*)$")),
    (Kind.STEP, re.compile(r"(?:^|[\s{,])(?:next|start):\s+([a-z0-9-]*)$")),
    (Kind.SHARED, re.compile(r"^\s*(?:- )*use:\s+([\w-]*)$")),
    (Kind.TABLE, re.compile(r"\bcodes:\s*\[(?:[^\[\]]*,)?\s*([a-z0-9-]*)$")),
    (Kind.INSERTION, re.compile(r"\{\{\s*([\w-]*)$")),
    (Kind.NUMBER, re.compile(r"%(\d{0,2})$")),
)

INLINE = re.compile(r"\bwhen:\s*\{([^{}]*)$")
ABOVE = re.compile(r"^([ ]*(?:- )*)\"?([\w-]+)\"?:")
NAME = re.compile(r"(?:^\s*|[{,]\s*)([a-z0-9_]*)$")
VALUE = re.compile(r"(?<![a-z0-9_])([a-z0-9_]+):\s*+(?:\[(?:[^\[\]]*,)?\s*+)?([\"']?)([^\"'\[\],]{0,255})$")
ITEM = re.compile(r"^\s*-\s+([\"']?)([^\"']*)$")


def spot(line: str, column: int) -> Spot | None:
    """The word at a column of a line."""
    return next((word for word in _spots(line) if word.start <= column <= word.end), None)


def typed(line: str, column: int, above: Sequence[str] = ()) -> Spot | None:
    """The word being typed before a column; None if it can't be completed. `above` are the lines of the file before."""
    before = line[:column]
    for kind, pattern in TYPED:
        if match := pattern.search(before):
            return Spot(kind, match[1], match.start(1), column)
    return _condition(before, above)


def _condition(before: str, above: Sequence[str]) -> Spot | None:
    """The insertion string or the value that is being typed in the conditions of a case."""
    inline = INLINE.search(before)
    keys = ["when"] if inline else _keys_above(before, above)
    start = inline.start(1) if inline else 0
    if keys[:1] == ["when"]:
        if value := VALUE.search(before, start):
            return _value(value[2], value[3], value.start(3), value[1])
        name = NAME.search(before)
        return Spot(Kind.INSERTION, name[1], name.start(1), len(before)) if name else None
    item = ITEM.search(before) if keys[1:] == ["when"] else None
    return _value(item[1], item[2], item.start(2), keys[0]) if item else None


def _value(quote: str, written: str, start: int, insertion: str) -> Spot:
    kind = Kind.QUOTED_CODE if quote else Kind.CODE
    return Spot(kind, written, start, start + len(written), insertion)


def _keys_above(before: str, above: Sequence[str]) -> list[str]:
    """The two keys below which a line is, the nearest first, by their indentation."""
    keys: list[str] = []
    indentation = len(before) - len(before.lstrip(" "))
    for line in reversed(above):
        match = ABOVE.match(line)
        if match and len(match[1]) < indentation:
            keys.append(match[2])
            indentation = len(match[1])
            if len(keys) == 2 or match[2] == "when":  # noqa: PLR2004  # the name of an insertion string, and `when`
                break
    return keys


STEPS, STEP_KEY, TOP = re.compile(r"^steps:"), re.compile(r"^  ([a-z0-9-]+):"), re.compile(r"^[a-z_]+:")


def step_lines(lines: Sequence[str]) -> dict[str, int]:
    """The keys of the steps of a guide with their lines, counted from 0: those two blanks below `steps:`."""
    rows: dict[str, int] = {}
    is_within = False
    for number, line in enumerate(lines):
        if TOP.match(line):
            is_within = STEPS.match(line) is not None
        elif is_within and (match := STEP_KEY.match(line)):
            rows[match[1]] = number
    return rows


def _spots(line: str) -> Iterator[Spot]:
    for kind, pattern in WORDS:
        for match in pattern.finditer(line):
            group = match.lastindex
            if group and match[0] != "%%":  # a percent sign, which is no insertion string
                yield Spot(kind, match[group], match.start(group), match.end(group))
