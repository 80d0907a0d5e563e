"""Message templates of other worlds, in the form of a definition: `%1` is an insertion string, `%%` a percent sign."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from eventkb.language.piles import without_piles

FORMAT_MESSAGE = re.compile(r"%(?:(?P<number>[1-9][0-9]?)(?:!(?P<form>[^!\n]*)!)?|(?P<escape>[\s\S]))")
"""An escape of a Windows message. Source: https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-formatmessage"""

ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": " ", " ": " ", ".": ".", "!": "!", "%": "%%"}


class Template(NamedTuple):
    """A message in our form; `unknown` are escapes that nobody documents, which stay as they were."""

    text: str
    unknown: tuple[str, ...] = ()


def windows(message: str) -> Template:
    """A message of a message table or a manifest (`%1!s!`, `%n`, `%0`).

    Widths and types of insertion strings (`%1!-20u!`) are left out: they say how a value is printed, not which it is.
    """
    pieces: list[str] = []
    unknown: list[str] = []
    position = 0
    for match in FORMAT_MESSAGE.finditer(message):
        pieces.append(message[position : match.start()])
        position = match.end()
        if match["number"]:
            pieces.append(insertion(int(match["number"]), message[position : position + 1]))
        elif match["escape"] == "0":  # ends the message, without a line break
            position = len(message)
            break
        elif match["escape"] in ESCAPES:
            pieces.append(ESCAPES[match["escape"]])
        else:
            unknown.append(match[0])
            pieces.append(match[0])
    pieces.append(message[position:])
    return Template(tidy("".join(pieces)), tuple(unknown))


CONVERSION = r"[-+#0]*(?:\d+|\*)?(?:\.\s?(?:\d+|\*)\s?)?(?:hh|h|ll|l|I64|j|z|t|L)?(?P<type>S_[A-Z]+|[diouxXeEfgGcsSpb])"
"""What follows the percent sign of a value in C's printf."""

PRINTF = re.compile(rf"%(?:(?P<percent>%)|{CONVERSION})")
"""A conversion of C's printf, with `%S_MSG` of SQL Server and the blank that some of its tables have inside."""


def printf(message: str) -> str:
    """A message with conversions of printf, whose values are numbered in their order."""
    number = 0

    def of(match: re.Match[str]) -> int | None:
        nonlocal number
        if match["percent"]:
            return None
        number += 1
        return number

    return numbered(message, PRINTF, of)


def insertion(number: int, following: str) -> str:
    """`%n` so that a digit which follows is not taken for a part of the number: `%1` before `5` is `%01`."""
    return f"%{number:02}" if following.isdigit() else f"%{number}"


def numbered(message: str, pattern: re.Pattern[str], number: Callable[[re.Match[str]], int | None]) -> str:
    """A message whose placeholders match a pattern; those for which `number` is None stay text."""
    return tidy("".join(_numbered(message, pattern, number)))


def _numbered(message: str, pattern: re.Pattern[str], number: Callable[[re.Match[str]], int | None]) -> Iterator[str]:
    position = 0
    for match in pattern.finditer(message):
        yield literal(message[position : match.start()])
        place = number(match)
        position = match.end()
        yield (
            "%%"
            if match[0] == "%%"
            else literal(match[0])
            if place is None
            else insertion(place, message[position : position + 1])
        )
    yield literal(message[position:])


def literal(text: str) -> str:
    """Text in which no percent sign begins an insertion string."""
    return re.sub(r"%(?=[%\d]|\Z)", "%%", text)


def tidy(message: str) -> str:
    """Line breaks as `\\n`, no blanks at the end of lines and of the message."""
    lines = message.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip(" \t\0\x1a") for line in lines).strip("\n")


def insertion_names(fields: Iterable[str]) -> Iterator[str | None]:
    """The names of insertion strings, one for each field; a second `Name` is `name_2`. None if a field has no name."""
    occurrences: Counter[str] = Counter()
    for field in fields:
        name = snake(field)
        occurrences[name] += 1
        yield (name if occurrences[name] == 1 else f"{name}_{occurrences[name]}") if name else None


def snake(name: str) -> str:
    """A field's name as the name of an insertion string: `SubjectUserSid` → `subject_user_sid`."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    plain = unicodedata.normalize("NFKD", without_piles(parted.casefold())).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
