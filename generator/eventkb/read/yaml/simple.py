"""Reads simple YAML: lines of keys, lists, and texts on one line or in a block, as nearly all definitions are written.

It gives up at anything else, from a comment behind a value to an error. Then libyaml reads the text, which takes five
times as long because it notes the place of everything. Both give the same value, which a property test ensures.
"""

import re
from sys import intern

from eventkb.read.yaml.values import CONSTANTS, NUMBER_STARTS, Value, plain

Row = tuple[str, str, str, str]
"""The parts of a line: its lead, which is the indentation and a dash; its key; and the rest, to which all lines of a
text in a block belong. Of such a text the last part is the margin."""

ROW = re.compile(
    r"( *(?:- (?=[^ \n]))?)(?:([A-Za-z_][A-Za-z0-9_-]*):(?: (?! )|$))?"
    r"([|>]-?\n( +)(?=[^ \n]).*(?:\n+\4.*)*(?=\n)|.*)(?:\n|\Z)",
    re.MULTILINE,
)
INDICATORS = frozenset(" \t-?:,[]{}#&*!|>'\"%@`")
"""What a text without quotation marks cannot begin with, or what may mean something else at its beginning."""

DOUBLED = re.compile("(?:[^']|'')*")
"""What can be in single quotation marks: those within are doubled."""

IN_BRACKETS = re.compile(
    r" *(?:([A-Za-z_][A-Za-z0-9_]*): )?"
    r"(?:\"([^\"\\\t]*)\"|'([^'\t]*)'|([^\W_](?:[\w./()+;\\–-]|(?<! ) (?=\S))*)) *([,\]}])"
)
"""An item of a list in brackets, or a key in braces with its value, and what follows."""

ODD_LINE = re.compile(r"^ *(?:\t| $)", re.MULTILINE)
"""A line of nothing but blanks, or with a tab at its beginning."""

OUTERMOST = frozenset({"", "- "})
"""The leads that the first key or item may have."""

BREAKS = re.compile(r"\n+")
LONGEST_CONSTANT = max(map(len, CONSTANTS))
ZEROS = re.compile(r"0[0-9]+")
DEEPEST = 60
"""Columns of indentation. Each level takes one at least, so that no more levels are read than libyaml may read."""

ORDINARY = bytes(range(32, 127)) + b"\n\t"
READABLE = re.compile("[\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*")
"""The letters beyond ASCII that libyaml reads and takes for no line break."""


class NotSimple(Exception):
    """The text has something that only libyaml reads."""


def simple(text: str, *, is_faultless: bool = False) -> tuple[Value, bool]:
    """The value of a text, and whether there is a `null` in it.

    One that `characters.decode` has found `is_faultless` has no character that YAML doesn't allow.

    Raises:
        NotSimple: something in it is not simple, or wrong.
    """
    if (
        not (is_faultless or is_readable(text))
        or text.endswith(" ")
        or ((" \n" in text or "\t" in text) and ODD_LINE.search(text))
    ):
        raise NotSimple
    lines: list[Row] = ROW.findall(text)
    rows = [line for line in lines if line[1] or "-" in line[0] or (line[2] and line[2][0] != "#")]
    if not rows or rows[0][0] not in OUTERMOST:
        raise NotSimple
    return _whole(rows)


def is_readable(text: str) -> bool:
    """Whether a text consists of line breaks `\\n` and of characters that are none and that YAML allows."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, ORDINARY)
    return not rest or READABLE.fullmatch(rest.decode("utf-8", "surrogatepass")) is not None


def _whole(rows: list[Row]) -> tuple[Value, bool]:
    """The value of all rows, and whether there is a `null` in it."""
    level = rows[0][0]
    whole: Value = [] if level else {}
    inner = whole  # the list or mapping of the row; `level` is the lead of all its rows
    outer: list[tuple[Value, str]] = []  # those that it is in, with their leads
    above = ""  # the key of the row before, if its value is below it
    has_null = False
    for lead, key, rest, margin in rows:
        if above:
            outer.append((inner, level))
            inner, level, above = _below(inner, above, level, lead), lead, ""
        elif lead != level:
            inner, level = _enclosing(outer, lead)
        value = None
        if rest:
            value = _in_block(rest, margin, len(lead) if key else len(lead) - 2) if margin else _scalar(rest)
            has_null = has_null or value is None
        if "-" in lead:
            if not key:
                inner.append(value)
                continue
            outer.append((inner, level))
            inner.append({})
            inner, level = inner[-1], " " * len(lead)
        if not key or key in inner:
            raise NotSimple
        name = intern(key)  # a catalogue has the same few keys a million times, some of them to its end (`en`)
        inner[name] = value
        if not rest:
            above = name
    if above:
        raise NotSimple
    return whole, has_null


def _below(mapping: dict[str, Value], key: str, level: str, lead: str) -> Value:
    """The list or the mapping that begins below a key by a row with a lead. A list needs no deeper indentation."""
    is_list = "-" in lead
    if not len(level) + is_list < len(lead) <= DEEPEST:
        raise NotSimple
    mapping[key] = [] if is_list else {}
    return mapping[key]


def _enclosing(outer: list[tuple[Value, str]], lead: str) -> tuple[Value, str]:
    """The innermost list or mapping whose rows have a lead. What ended before it is no longer among `outer`."""
    while outer:
        value, level = outer.pop()
        if level == lead:
            return value, level
    raise NotSimple


def _in_block(written: str, margin: str, indent: int) -> str:
    """A text below `|` or `>`: its lines without their common indentation."""
    if len(margin) <= indent:
        raise NotSimple
    sign, _, text = written.replace(f"\n{margin}", "\n").partition("\n")
    if sign[0] == ">":
        if "\n " in text:
            raise NotSimple  # indented lines are not folded
        text = BREAKS.sub(lambda match: match[0][1:] or " ", text)
    return text if sign[1:] else f"{text}\n"


def _scalar(written: str) -> Value:
    """A value on one line."""
    first = written[0]
    if first in INDICATORS:
        return _quoted(written) if first in "'\"" else _in_brackets(written)
    if ": " in written or " #" in written or "\t" in written or written[-1] in ": ":
        raise NotSimple
    if first in NUMBER_STARTS:
        return _number(written)
    return written if len(written) > LONGEST_CONSTANT else CONSTANTS.get(written, written)


def _number(written: str) -> Value:
    """A number, or a text that begins like one."""
    if ZEROS.fullmatch(written):
        raise NotSimple
    return plain(written)


def _quoted(written: str) -> str:
    """A text in quotation marks."""
    mark, text = written[0], written[1:-1]
    if mark == "'" and "'" in text:
        if not DOUBLED.fullmatch(text):
            raise NotSimple
        text = text.replace("''", "'")
    elif mark in text or (mark == '"' and "\\" in text):
        raise NotSimple
    if len(written) == 1 or written[-1] != mark or "\t" in text:
        raise NotSimple
    return text


def _in_brackets(written: str) -> Value:
    """A list or keys in brackets on one line, without others in it."""
    if written[0] not in "[{":
        raise NotSimple
    is_list = written[0] == "["
    items: list[Value] = []
    mapping: dict[str, Value] = {}
    place, end = 1, ","
    while end == ",":
        match = IN_BRACKETS.match(written, place)
        if not match:
            raise NotSimple
        key, double, single, bare, end = match.groups()
        value = _scalar(bare) if bare is not None else double if double is not None else single
        if value is None or is_list is (key is not None) or key in mapping:
            raise NotSimple
        items.append(value)
        mapping[key or ""] = value
        place = match.end()
    if place != len(written) or end != ("]" if is_list else "}"):
        raise NotSimple
    return items if is_list else mapping
