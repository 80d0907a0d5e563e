"""The parts of a text that mean the same in every language and that a translation must keep: insertion strings,
placeholders, code, links and addresses."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from eventkb.model.event import INSERTION, PLACEHOLDER

CODE = r"`[^`\n]+`"
EVENT_LINK = r"\[\[[^\[\]|\n]+(?=[|\]])"
ADDRESS = r"h(?<!\(h)ttps?://[^\s<>()]+[^\s<>().,;:]"

GROUP = re.compile(r"(?<!\\)\((?!\?)")
HOLDER, INSERTED = (GROUP.sub("(?:", pattern.pattern) for pattern in (PLACEHOLDER, INSERTION))
"""Patterns of a placeholder and an insertion string without groups."""

LINKED = rf"\((?<=\]\()(?!{CODE}|{HOLDER}|{EVENT_LINK})[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?=\))"
"""The address of a link, with the bracket before it, which is no part of it."""

OPENING = "("
"""That bracket. No part begins with one."""


BORDER = "\n\0\n"
"""What is between two texts that are looked at together: no text contains it, and no word or part goes beyond it."""

BETWEEN = "\0"
"""What is between two parts of a text: no part contains it."""


def _one_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """Any of some patterns or a border, as the only group: `split` returns what is between them, and them, in turns."""
    return re.compile(f"({'|'.join((*patterns, BORDER))})")


IN_PROSE = _one_of((CODE, HOLDER, EVENT_LINK, LINKED, ADDRESS, INSERTED))
"""Each part begins with a certain character, which makes the search ten times as fast."""

WITHOUT_ADDRESS = _one_of((CODE, HOLDER, EVENT_LINK, INSERTED))
"""For texts without `](` and `://`."""

VALUES = re.compile(f"{INSERTION.pattern}|{PLACEHOLDER.pattern}")

PERCENT_SIGN = "%%"
"""What `INSERTION` also matches, so that `%%1` is a percent sign and a digit. It may be translated."""

NO_PARTS = frozenset((PERCENT_SIGN, BORDER))

NOTHING_LISTED = BETWEEN
"""What `listed` returns for a text to which nothing belongs."""


class Division(NamedTuple):
    """Texts with blanks in the place of their protected parts, between borders; and the parts of each, as `listed`."""

    rest: str
    parts: Sequence[str]


def spans(text: str, *, is_message: bool = False) -> Iterator[tuple[int, int]]:
    """The `(start, end)` of each protected part of a text, in order. In a message only insertion strings are one."""
    return _spans(INSERTION if is_message else _of_prose(text), text)


def parts(text: str) -> frozenset[str]:
    """The protected parts of a text, each once, since another word order may need one twice."""
    return _parts(_of_prose(text), text) if has_parts(text) else frozenset()


def values(text: str) -> frozenset[str]:
    """The insertion strings and placeholders of a text, which the reader's values replace."""
    return _parts(VALUES, text)


def divided(texts: Iterable[str]) -> Division:
    """Some texts without their protected parts, and the parts of each. All at once takes half of the time."""
    together = BORDER.join(texts)
    pattern = _of_prose(together)
    pieces = pattern.split(together)
    if pattern is IN_PROSE:
        for number in range(1, len(pieces), 2):
            if pieces[number].startswith(OPENING):
                pieces[number - 1] += OPENING
                pieces[number] = pieces[number].removeprefix(OPENING)
    kept = pieces[1::2]
    pieces[1::2] = [part if part in NO_PARTS else " " * len(part) for part in kept]
    return Division("".join(pieces), listed(kept))


def listed(parts: Iterable[str]) -> Sequence[str]:
    """What belongs to each of some texts, given in their order with a border between two texts.

    All of a text is one string, so that two texts are compared at once; `unlisted` returns it by itself.
    """
    return BETWEEN.join((BORDER, *parts, BORDER)).split(BORDER)[1:-1]


def unlisted(parts: str) -> frozenset[str]:
    """What belongs to one text, as `listed` returns it, each once. Another word order may need a part twice."""
    return frozenset(parts.split(BETWEEN)[1:-1]) - NO_PARTS


def has_parts(text: str) -> bool:
    """Whether a text may have protected parts. Most texts certainly have none."""
    return "`" in text or "%" in text or "[[" in text or "{{" in text or "](" in text or "://" in text


def blanked(text: str) -> str:
    """A text with blanks in the place of its protected parts; all other characters keep their positions."""
    return divided([text]).rest if has_parts(text) else text


def _of_prose(text: str) -> re.Pattern[str]:
    return IN_PROSE if "](" in text or "://" in text else WITHOUT_ADDRESS


def _parts(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(text[start:end] for start, end in _spans(pattern, text))


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text):
        start, end = match.span()
        start += text.startswith(OPENING, start)
        if text[start:end] not in NO_PARTS:
            yield start, end
