"""The parts of a text that mean the same in every language and that a translation must keep: insertion strings,
placeholders, code, links and addresses."""

import re
from collections.abc import Iterator

from eventkb.model.event import INSERTION, PLACEHOLDER

CODE = r"`[^`\n]+`"
EVENT_LINK = r"\[\[[^\[\]|\n]+(?=[|\]])"
ADDRESS = r"(?<=\]\()[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?=\))|(?<!\()https?://[^\s<>()]+[^\s<>().,;:]"

IN_PROSE = re.compile("|".join((CODE, PLACEHOLDER.pattern, EVENT_LINK, ADDRESS, INSERTION.pattern)))
VALUES = re.compile(f"{INSERTION.pattern}|{PLACEHOLDER.pattern}")

PERCENT_SIGN = "%%"
"""What `INSERTION` also matches, so that `%%1` is a percent sign and a digit. It may be translated."""


def spans(text: str, *, is_message: bool = False) -> Iterator[tuple[int, int]]:
    """The `(start, end)` of each protected part of a text, in order. In a message only insertion strings are one."""
    return (match.span() for match in _matches(INSERTION if is_message else IN_PROSE, text))


def parts(text: str) -> frozenset[str]:
    """The protected parts of a text, each once, since another word order may need one twice."""
    return frozenset(match[0] for match in _matches(IN_PROSE, text))


def values(text: str) -> frozenset[str]:
    """The insertion strings and placeholders of a text, which the reader's values replace."""
    return frozenset(match[0] for match in _matches(VALUES, text))


def blanked(text: str) -> str:
    """A text with blanks in the place of its protected parts; all other characters keep their positions."""
    for start, end in spans(text):
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return (match for match in pattern.finditer(text) if match[0] != PERCENT_SIGN)
