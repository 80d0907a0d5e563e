"""The constants of a header of C: `#define NAME 5 // text`, and the members of enumerations.

A value is a number with the casts and macros of Windows headers around it, a constant that was defined before, or such
a constant and an offset. A member without a value has the next number, as in C.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

DEFINITION = re.compile(r"\s*#\s*define\s+(?P<symbol>[A-Za-z_]\w*)\s+(?P<value>.*)")
MEMBER = re.compile(
    r"\s*+(?P<symbol>[A-Za-z_]\w*+)(?:\s*+=\s*+(?P<value>[^\s,/](?:[^,/]*[^\s,/])?))?\s*+(?P<comma>,?)\s*+(?P<rest>(?://|/\*).*)?"
)
VALUE = re.compile(
    r"(?:\(?\s*+(?:\(?\s*+[A-Za-z_]\w*+\s*+\)?)?\s*+\(?)?(?P<number>-?\s*+(?:0[xX][0-9a-fA-F]+|\d+))[uUlL]*(?:i64)?[\s)]*(?:(?://|/\*)(?P<text>.*))?"
)
"""A number with the casts and macros of Windows headers around it: `((HRESULT)0x80070005L)`, `_NDIS_ERROR_(1)`."""

OFFSET = re.compile(
    r"[(\s]*+(?P<base>[A-Za-z_]\w*+)\s*+(?:\+\s*+(?P<number>0[xX][0-9a-fA-F]{1,8}|\d{1,10})[uUlL]*)?[\s)]*(?:(?://|/\*)(?P<text>.*))?"
)
"""A constant that was defined before, with what is added to it: `(NERR_BASE+2)`."""

ENUMERATION = re.compile(r"\benum\b[^;{}]*(\{)?\s*(?://.*|/\*.*)?")
NO_NUMBER = re.compile(r'(?://|/\*|L?["\']|\Z)')
"""The beginning of a value that is a text, or of a comment without a value."""

MESSAGE_TEXT = re.compile(r"MessageText:")
MESSAGE_ID = re.compile(r"MessageId:.*")


class Constant(NamedTuple):
    """A constant. `code` is its number as tables write it; empty if its value isn't understood."""

    symbol: str
    code: str
    text: str


def constants(lines: Sequence[str]) -> Iterator[Constant]:
    """The constants of a header in their order. The text is the comment beside or above a constant."""
    values = _Values()
    above: list[str] = []
    for line in _joined(lines):
        match = DEFINITION.match(line) or values.member(line)
        if match:
            written = f"{match['value'] or ''} {match.groupdict().get('rest') or ''}".strip()
            code, beside = values.of(match["symbol"], written, is_member="rest" in match.groupdict())
            if code or not NO_NUMBER.match(written):
                yield Constant(match["symbol"], code, _comment(beside) or " ".join(above))
        above = [] if match or not line.strip() else _grown(above, line)


class _Values:
    """The numbers of all constants so far, and whether an enumeration is open."""

    def __init__(self) -> None:
        self.codes: dict[str, str] = {}
        self.is_open = False
        self.last: str | None = None

    def member(self, line: str) -> re.Match[str] | None:
        """The member of an enumeration that a line defines; None if it defines none."""
        if ENUMERATION.search(line):
            self.is_open, self.last = True, "-1"
            return None
        if "}" in line:
            self.is_open = False
            return None
        match = MEMBER.fullmatch(line)
        return match if match and (match["value"] or (self.is_open and line.strip())) else None

    def of(self, symbol: str, written: str, *, is_member: bool) -> tuple[str, str]:
        """The number of a constant, and the comment beside it."""
        if is_member and (not written or written.startswith(("//", "/*"))):
            code, beside = _sum(self.last, 1), written
        elif match := VALUE.fullmatch(written):
            code, beside = _canonical(re.sub(r"\s", "", match["number"])), match["text"] or ""
        elif match := OFFSET.fullmatch(written):
            code, beside = _sum(self.codes.get(match["base"]), int(match["number"] or "0", 0)), match["text"] or ""
        else:
            code, beside = "", ""
        if code:
            self.codes[symbol] = code
        self.last = (code or None) if is_member else self.last
        return code, beside


def _sum(code: str | None, offset: int) -> str:
    """A number and an offset, in the notation of the number; empty if there is no number."""
    if not code:
        return ""
    number = int(code, 0) + offset
    return f"0x{number:0{len(code) - 2}X}" if code.startswith("0x") else str(number)


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """The lines, those that a backslash continues as one."""
    open_line = ""
    for line in lines:
        if line.endswith("\\"):
            open_line += line[:-1]
        else:
            yield open_line + line
            open_line = ""
    if open_line:
        yield open_line


def _canonical(number: str) -> str:
    """A number as tables write it: hexadecimal digits in capitals, no octal zeros, negative ones decimal."""
    if number.startswith("-"):
        return str(-int(number[1:], 16 if number[1:3].lower() == "0x" else 10))
    return f"0x{number[2:].upper()}" if number[:2].lower() == "0x" else str(int(number))


def _grown(above: list[str], line: str) -> list[str]:
    """The comment above a constant, with one line more; in winerror.h it begins behind `MessageText:`."""
    stripped = line.strip()
    if not stripped.startswith(("//", "/*", "*")):
        return []
    text = _comment(stripped)
    if MESSAGE_TEXT.fullmatch(text) or MESSAGE_ID.fullmatch(text):
        return []
    return [*above, text] if text else above


def _comment(text: str) -> str:
    """The words of a comment, without its signs."""
    return re.sub(
        r"\s+", " ", text.strip().removeprefix("//").removeprefix("/*").removesuffix("*/").strip(" */")
    ).strip()
