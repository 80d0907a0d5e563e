"""A single value as YAML text: plain if every reader understands it, otherwise quoted; prose as a block.

Blocks: YAML 1.2.2, chapter 8.1 (block scalar styles); escapes: chapter 5.7.
"""

import re

from eventkb.read.yaml import plain

WIDTH = 120
"""The maximum columns of a line. A longer text becomes a block, if it can be one."""

WRAPPED = 100
"""Columns at which a block's text is wrapped."""

INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
MISREAD = re.compile(r"(?:y|n|yes|no|on|off|true|false|null|~)|[-+.]?[0-9][0-9_,.:eExXoOa-fA-F+-]*|<<|=", re.IGNORECASE)
"""Words and numbers that some YAML readers (older ones, editors) take for something other than text."""

WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LINE_BREAKS = re.compile(r"[\r\x85\u2028\u2029\ufeff]")
PRINTABLE = frozenset({*map(chr, range(0x20, 0x7F)), "\n", "\t", "\xa0"})
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
UNSEEN_BLANKS = re.compile(r"[ \t](?:\n|\Z)")
"""Blanks at the end of a line, which editors may remove."""

LONE_BLANK = re.compile(r"(?<=[^ \t]) (?=[^ \t])")


def text(value: str, *, column: int, indent: int, literally: bool = False, in_brackets: bool = False) -> list[str]:
    """The lines of a text: the first one begins at `column` after its key, the others at `indent`.

    `literally` keeps line breaks as they are, for commands.
    """
    if in_brackets:
        return [_on_one_line(value, in_brackets=True)]
    if _fits_a_block(value):
        if "\n" in value:
            return _literal(value, indent)
        line = _on_one_line(value)
        if column + len(line) <= WIDTH or (not literally and not LONE_BLANK.search(value)):
            return [line]
        return _literal(value, indent) if literally else _wrapped(value, indent)
    return [_on_one_line(value)]


def condition(value: str) -> str:
    """A value of a condition: quoted, unless it is a word that no reader takes for something other than text."""
    if WORD.fullmatch(value) and not MISREAD.fullmatch(value):
        return value
    if '"' in value or not _is_printable(value) or "\\" in value:
        return _on_one_line(value, in_brackets=True)
    return f'"{value}"'


def key(name: str) -> str:
    """A key as YAML text."""
    return _on_one_line(name, is_key=True)


def _fits_a_block(value: str) -> bool:
    """Whether a text can be a block: it has no unusual line breaks and no invisible blanks."""
    if not value.strip() or LINE_BREAKS.search(value) or not _is_printable(value):
        return False
    if "\n" not in value:
        return value == value.strip(" \t")
    return not value.lstrip("\n").startswith((" ", "\t")) and not UNSEEN_BLANKS.search(value)


def _is_printable(value: str) -> bool:
    return all(sign in PRINTABLE or (sign > "\x7f" and sign.isprintable()) for sign in value)


def _literal(value: str, indent: int) -> list[str]:
    body = value.rstrip("\n")
    breaks = len(value) - len(body)
    sign = {0: "|-", 1: "|"}.get(breaks, "|+")
    lines = [" " * indent + line if line else "" for line in body.split("\n")]
    return [sign, *lines, *[""] * max(0, breaks - 1)]


def _wrapped(value: str, indent: int) -> list[str]:
    """A text of one line, wrapped. Lines break only at single blanks, because readers join them with a single blank."""
    parts = LONE_BLANK.split(value)
    lines, line = [], ""
    for part in parts:
        if line and indent + len(line) + 1 + len(part) > WRAPPED:
            lines.append(line)
            line = part
        else:
            line = f"{line} {part}" if line else part
    return [">-", *(" " * indent + text_line for text_line in (*lines, line))]


def _on_one_line(value: str, *, in_brackets: bool = False, is_key: bool = False) -> str:
    if _is_safe(value, in_brackets, is_key):
        return value
    if not _is_printable(value) or "\n" in value or "\t" in value or LINE_BREAKS.search(value):
        return '"' + "".join(_escaped(sign) for sign in value) + '"'
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def _is_safe(value: str, in_brackets: bool, is_key: bool) -> bool:
    """Whether every reader understands a text without quotation marks as this text."""
    if not value or value != value.strip() or value[0] in INDICATORS or not isinstance(plain(value), str):
        return False
    if MISREAD.fullmatch(value) and not DAY.fullmatch(value):
        return False
    if ": " in value or " #" in value or value.endswith(":") or not _is_printable(value) or LINE_BREAKS.search(value):
        return False
    if "\n" in value or "\t" in value:
        return False
    if (in_brackets or is_key) and re.search(r"[,\[\]{}:#]", value):
        return False
    return not value.startswith(("---", "..."))


def _escaped(sign: str) -> str:
    if sign in ESCAPES:
        return ESCAPES[sign]
    if _is_printable(sign):
        return sign
    return f"\\U{ord(sign):08x}"
