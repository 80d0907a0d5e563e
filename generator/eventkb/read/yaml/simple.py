"""Reads simple YAML: lines of keys, lists, and texts on one line or in a block, as nearly all definitions are written.

It gives up at anything else, from a comment behind a value to an error. Then libyaml reads the text, which takes three
times as long because it notes the place of everything. Both give the same value, which a property test ensures.
"""

import re
from collections.abc import Sequence
from sys import intern

from eventkb.read.yaml.values import Value, plain

Row = tuple[str, str, str, str]
"""The parts of a line: its indentation, its dash, its key, and the rest."""

ROW = re.compile(r"^( *)(- (?! ))?(?:([A-Za-z_][A-Za-z0-9_-]*):(?: (?! )|$))?(.*)$", re.MULTILINE)
INDICATORS = frozenset(" \t-?:,[]{}#&*!|>'\"%@`")
"""What a text without quotation marks cannot begin with, or what may mean something else at its beginning."""

DOUBLE = re.compile(r'"([^"\\\t]*)"')
SINGLE = re.compile(r"'((?:[^'\t]|'')*)'")
IN_BRACKETS = re.compile(
    r" *(?:([A-Za-z_][A-Za-z0-9_]*): )?"
    r"(?:\"([^\"\\\t]*)\"|'([^'\t]*)'|([^\W_](?:[\w./()+;\\–-]|(?<! ) (?=\S))*)) *([,\]}])"
)
"""An item of a list in brackets, or a key in braces with its value, and what follows."""

SIGNS = {"|": "\n", "|-": "", ">": "\n", ">-": ""}
"""What begins a text in a block, and how it ends."""

BREAKS = re.compile(r"\n+")
NULLS = frozenset({"~", "null", "Null", "NULL"})
ZEROS = re.compile(r"0[0-9]+")
DEEPEST = 60
"""Columns of indentation. Each level takes one at least, so that no more levels are read than libyaml may read."""

ORDINARY = bytes(range(32, 127)) + b"\n\t"
READABLE = re.compile("[\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*")
"""The letters beyond ASCII that libyaml reads and takes for no line break."""


class NotSimple(Exception):
    """The text has something that only libyaml reads."""


def simple(text: str) -> tuple[Value, bool]:
    """The value of a text, and whether there is a `null` in it.

    Raises:
        NotSimple: something in it is not simple, or wrong.
    """
    if not is_readable(text):
        raise NotSimple
    lines = text.split("\n")
    rows: list[Row] = ROW.findall(text)
    if len(rows) != len(lines):
        raise NotSimple
    reader = _Reader(lines, rows, "\t" in text)
    start = reader.next_row(0)
    indentation, dash, key, _ = rows[start] if start < len(rows) else ("", "", "", "")
    if indentation or not (dash or key):
        raise NotSimple
    value, end = reader.sequence(start, 0) if dash else reader.mapping(start, 0)
    if reader.next_row(end) < len(rows):
        raise NotSimple
    return value, reader.has_null


def is_readable(text: str) -> bool:
    """Whether a text consists of line breaks `\\n` and of characters that are none and that YAML allows."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, ORDINARY)
    return not rest or READABLE.fullmatch(rest.decode("utf-8", "surrogatepass")) is not None


class _Reader:
    """Reads the rows of a text, from one of them on: each method returns a value and the row behind it."""

    def __init__(self, lines: Sequence[str], rows: list[Row], has_tabs: bool) -> None:
        self.lines, self.rows, self.has_tabs, self.has_null = lines, rows, has_tabs, False

    def next_row(self, place: int) -> int:
        """The first row from `place` on that is neither empty nor a comment."""
        rows = self.rows
        while place < len(rows):
            _, dash, key, rest = rows[place]
            if dash or key or (rest and rest[0] != "#"):
                return place
            place += 1
        return place

    def mapping(self, place: int, indent: int) -> tuple[dict[str, Value], int]:
        """The keys of one indentation with their values."""
        mapping: dict[str, Value] = {}
        rows = self.rows
        while place < len(rows):
            indentation, dash, key, rest = rows[place]
            if not (key or dash or (rest and rest[0] != "#")):
                place += 1
                continue
            width = len(indentation)
            if width < indent or (dash and width == indent):
                break
            if width > indent or not key or key in mapping:
                raise NotSimple
            key = intern(key)  # a catalogue has the same few keys a million times, some of them to its end (`en`)
            if rest:
                mapping[key], place = self.value(place, indent, rest)
            else:
                mapping[key], place = self.below(place + 1, indent)
        return mapping, place

    def sequence(self, place: int, indent: int) -> tuple[list[Value], int]:
        """The items of a list whose dashes have one indentation."""
        items: list[Value] = []
        rows = self.rows
        while (place := self.next_row(place)) < len(rows):
            indentation, dash, key, rest = rows[place]
            width = len(indentation)
            if width < indent or (width == indent and not dash):
                break
            if width > indent or not (key or rest):
                raise NotSimple
            if key:
                # What is behind the dash is a line of its own, as far as its keys are concerned.
                rows[place] = " " * (indent + 2), "", key, rest
                item, place = self.mapping(place, indent + 2)
            else:
                item, place = self.value(place, indent, rest)
            items.append(item)
        return items, place

    def below(self, place: int, indent: int) -> tuple[Value, int]:
        """What is on the lines below a key of an indentation. A list needs no deeper one."""
        place = self.next_row(place)
        if place == len(self.rows):
            raise NotSimple
        indentation, dash, key, _ = self.rows[place]
        deeper = len(indentation)
        if deeper > DEEPEST or deeper < indent + (not dash):
            raise NotSimple
        if dash:
            return self.sequence(place, deeper)
        if key:
            return self.mapping(place, deeper)
        raise NotSimple

    def value(self, place: int, indent: int, written: str) -> tuple[Value, int]:
        """A value that begins on the line of its key or dash."""
        first = written[0]
        if first not in INDICATORS:
            if written in NULLS:
                self.has_null = True
                return None, place + 1
            value = _plain(written)
        elif first in "|>":
            return self.block(place + 1, indent, written)
        elif first == '"':
            match = DOUBLE.fullmatch(written)
            value = match[1] if match else None
        elif first == "'":
            match = SINGLE.fullmatch(written)
            value = match[1].replace("''", "'") if match else None
        else:
            value = _in_brackets(written) if first in "[{" else None
        if value is None:
            raise NotSimple
        return value, place + 1

    def block(self, place: int, indent: int, sign: str) -> tuple[str, int]:
        """A text below `|` or `>`: its lines without their common indentation."""
        lines = self.lines
        first = lines[place] if place < len(lines) else ""
        width = len(first) - len(first.lstrip(" "))
        if sign not in SIGNS or width == len(first) or width <= indent:
            raise NotSimple
        margin = first[:width]
        text: list[str] = []
        while place < len(lines):
            line = lines[place]
            if line.isspace() or (self.has_tabs and line.lstrip(" ").startswith("\t")):
                raise NotSimple
            if line and not line.startswith(margin):
                break
            text.append(line[width:])
            place += 1
        if place == len(lines) and lines[-1]:
            raise NotSimple  # without a line break at its end, the text has none, either
        whole = "\n".join(text).rstrip("\n")
        return (whole if sign[0] == "|" else _folded(whole)) + SIGNS[sign], place


def _folded(text: str) -> str:
    """A text below `>`: a line break is a blank, and an empty line is a line break."""
    if "\n " in text:
        raise NotSimple  # indented lines are not folded
    return BREAKS.sub(lambda match: match[0][1:] or " ", text)


def _plain(written: str) -> Value:
    """A text or a number without quotation marks; None for what is not certainly one."""
    if ": " in written or " #" in written or "\t" in written or written[-1] in ": " or written in NULLS:
        return None
    if written[0] == "0" and ZEROS.fullmatch(written):
        return None
    return plain(written)


def _in_brackets(written: str) -> Value:
    """A list or keys in brackets on one line, without others in it; None for anything else."""
    is_list = written[0] == "["
    items: list[Value] = []
    mapping: dict[str, Value] = {}
    place, end = 1, ","
    while end == ",":
        match = IN_BRACKETS.match(written, place)
        if not match:
            return None
        key, double, single, bare, end = match.groups()
        value = _plain(bare) if bare is not None else double if double is not None else single
        if value is None or is_list is (key is not None) or key in mapping:
            return None
        items.append(value)
        mapping[key or ""] = value
        place = match.end()
    if place != len(written) or end != ("]" if is_list else "}"):
        return None
    return items if is_list else mapping
