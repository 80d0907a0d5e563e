"""The parts of a text that mean the same in every language, and that no translation may lose: insertion strings, names
in braces, code, links and addresses."""

import re
from collections.abc import Iterator

from eventkb.model.event import INSERTION, PLACEHOLDER

CODE = r"`[^`\n]+`"
EVENT_LINK = r"\[\[[^\[\]|\n]+(?=[|\]])"
ADDRESS = r"(?<=\]\()[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?=\))|(?<!\()https?://[^\s<>()]+[^\s<>().,;:]"

IN_PROSE = re.compile("|".join((CODE, PLACEHOLDER.pattern, EVENT_LINK, ADDRESS, INSERTION.pattern)))
VALUES = re.compile(f"{INSERTION.pattern}|{PLACEHOLDER.pattern}")
PERCENT = "%%"
"""What `INSERTION` matches as well, though it is only a percent sign."""


def spans(text: str, *, is_message: bool = False) -> Iterator[tuple[int, int]]:
    """Where these parts are in a text, `(start, end)`, in their order. A message has only insertion strings."""
    pattern = INSERTION if is_message else IN_PROSE
    yield from (match.span() for match in pattern.finditer(text) if match[0] != PERCENT)


def parts(text: str) -> frozenset[str]:
    """What these parts are, each once: word order may need one twice."""
    return frozenset(text[start:end] for start, end in spans(text))


def values(text: str) -> frozenset[str]:
    """The insertion strings and placeholders, which a reader's values replace."""
    return frozenset(match[0] for match in VALUES.finditer(text) if match[0] != PERCENT)


def blanked(text: str) -> str:
    """A text with spaces in place of code, links and the like, so that positions stay."""
    for start, end in spans(text):
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text
