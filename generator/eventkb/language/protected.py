"""The parts of a text that mean the same in every language, and that no translation may lose: insertion strings, names
in braces, code, links and addresses."""

import re
from collections.abc import Iterator

INSERTION = r"%\d{1,2}(?!\d)"
NAME = r"\{\{\s*[\w-]+\s*\}\}"
CODE = r"`[^`\n]+`"
EVENT_LINK = r"\[\[[^\[\]|\n]+(?=[|\]])"
ADDRESS = r"(?<=\]\()[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?=\))|(?<!\()https?://[^\s<>()]+[^\s<>().,;:]"

IN_PROSE = re.compile("|".join((CODE, NAME, EVENT_LINK, ADDRESS, INSERTION)))
IN_MESSAGES = re.compile(INSERTION)
VALUES = re.compile(f"{INSERTION}|{NAME}")


def spans(text: str, *, is_message: bool = False) -> Iterator[tuple[int, int]]:
    """Where these parts stand in a text, `(start, end)`, in their order. A message knows insertion strings only."""
    pattern = IN_MESSAGES if is_message else IN_PROSE
    yield from (match.span() for match in pattern.finditer(text))


def parts(text: str) -> frozenset[str]:
    """What these parts are, each once: word order may need one twice."""
    return frozenset(text[start:end] for start, end in spans(text))


def values(text: str) -> frozenset[str]:
    """The insertion strings and names in braces, for which a reader's values will stand."""
    return frozenset(match[0] for match in VALUES.finditer(text))


def blanked(text: str) -> str:
    """A text with blanks in the place of code, links and the like, so that places stay."""
    for start, end in spans(text):
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text
