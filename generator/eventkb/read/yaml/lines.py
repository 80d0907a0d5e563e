"""The lines of a broken file as a person sees them: indentation, key, value. No YAML parser is involved.

Only used to find the true cause of a syntax error, so it may guess where a parser may not.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from eventkb.model.frozen import frozen_dataclass

SHAPE = re.compile(r"( *)((?:-(?: +|$))*)(.*)$")
KEY = re.compile(r"""("[^"]*"|'[^']*'|[^\s"'\[\]{}&*!|>%@`#,-][^\[\]{}#"'`]*?)(?<! ) *:(?: +(.*)|)$""")
BLOCK = re.compile(r"[|>][-+0-9]*(?: +#.*| *)$")
PLAIN_KEY = re.compile(r"[A-Za-z_][\w-]*$")
BEFORE_QUOTE = frozenset({"", "[", "{", ",", ":"})
"""What may be before a quotation mark that begins a text within brackets."""


@frozen_dataclass(kw_only=True)
class Line:
    """A line outside of block texts: `  - key: value`. Lines and columns count from 0.

    `column` is where the key (or the value, if there is no key) begins; `dashes` are the columns of the dashes.
    `opens_block` says that the value is `|` or `>`, and `block_indent` how far the text below is indented.
    """

    number: int
    indent: int
    dashes: tuple[int, ...]
    column: int
    key: str | None
    value: str
    value_column: int
    opens_block: bool = False
    block_indent: int = 0

    @property
    def written(self) -> str:
        """The line without its indentation and dashes."""
        return f"{self.key}: {self.value}".rstrip() if self.key is not None else self.value


def read_line(number: int, raw: str) -> Line:
    """One line taken apart."""
    match = SHAPE.match(raw)
    indent, dashes, rest = match.groups() if match else ("", "", raw)
    column = len(indent) + len(dashes)
    columns = tuple(len(indent) + i for i, sign in enumerate(dashes) if sign == "-")
    key = KEY.match(rest)
    value = ((key[2] or "") if key else rest).rstrip()
    before_value = 0 if key is None else key.start(2) if key[2] is not None else len(rest)
    return Line(
        number=number,
        indent=len(indent),
        dashes=columns,
        column=column,
        key=key[1] if key else None,
        value=value,
        value_column=column + before_value,
        opens_block=bool(BLOCK.match(value)),
    )


def structure(raw: list[str], until: int) -> list[Line]:
    """The lines up to number `until`, without empty lines, comments and the lines of block texts."""
    lines: list[Line] = []
    number = 0
    while number <= min(until, len(raw) - 1):
        text = raw[number]
        if not text.strip() or text.lstrip(" ").startswith("#"):
            number += 1
            continue
        line = read_line(number, text)
        number += 1
        if line.opens_block:
            parent = line.dashes[-1] if line.key is None and line.dashes else line.column
            indent, number = _block(raw, number, parent if line.key is not None or line.dashes else -1)
            line = replace(line, block_indent=indent)
        lines.append(line)
    return lines


def _block(raw: list[str], start: int, parent: int) -> tuple[int, int]:
    """The indentation of the block text that begins at line `start`, and the line after it."""
    number, indent = start, 0
    while number < len(raw):
        text = raw[number]
        depth = len(text) - len(text.lstrip(" "))
        if text.strip(" "):
            if depth <= parent or (indent and depth < indent):
                break
            indent = indent or depth
        number += 1
    return indent, number


def open_levels(lines: list[Line]) -> Iterator[Line]:
    """The lines whose keys are still open at the end, the innermost first: a next line may belong to any of them."""
    limit = 1 << 30
    for line in reversed(lines):
        if line.key is not None and line.column < limit:
            limit = line.dashes[0] + 1 if line.dashes else line.column
            yield line


def quoted_end(text: str, start: int = 0) -> int | None:
    """The position after the closing quote of the text that begins at `start`; None if it is never closed."""
    sign = text[start]
    position = start + 1
    while position < len(text):
        if sign == '"' and text[position] == "\\":
            position += 2
            continue
        if text[position] == sign:
            if sign == "'" and text[position + 1 : position + 2] == "'":
                position += 2
                continue
            return position + 1
        position += 1
    return None


def bracket_end(text: str, start: int = 0) -> int | None:
    """The position after the bracket that closes the one at `start`; None if it is never closed."""
    depth = 0
    position = start
    before = ""
    while position < len(text):
        letter = text[position]
        if letter in "\"'" and before in BEFORE_QUOTE:
            end = quoted_end(text, position)
            if end is None:
                return None
            position, before = end, letter
            continue
        depth += (letter in "[{") - (letter in "]}")
        position += 1
        if depth == 0:
            return position
        before = before if letter.isspace() else letter
    return None
