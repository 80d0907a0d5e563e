"""The parts of a text that mean the same in every language and that a translation must keep: insertion strings,
placeholders, code, links and addresses."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from eventkb.model.event import INSERTION, PLACEHOLDER

CODE = r"`[^`\n]+`"
EVENT_LINK = r"\[\[[^\[\]|\n]+(?=[|\]])"
LINKED = r"(?<=\]\()[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?=\))"
ADDRESS = r"h(?<!\(h)ttps?://[^\s<>()]+[^\s<>().,;:]"

GROUP = re.compile(r"(?<!\\)\((?!\?)")
HOLDER, INSERTED = (GROUP.sub("(?:", pattern.pattern) for pattern in (PLACEHOLDER, INSERTION))
"""Patterns of a placeholder and an insertion string without groups."""


def _one_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """Any of some patterns, as the only group: `split` returns what is between the parts, and the parts, in turns."""
    return re.compile(f"({'|'.join(patterns)})")


IN_PROSE = _one_of((CODE, HOLDER, EVENT_LINK, LINKED, ADDRESS, INSERTED))
WITHOUT_LINK = _one_of((CODE, HOLDER, EVENT_LINK, ADDRESS, INSERTED))
"""For texts without `](`. Each part begins with a certain character, which makes the search ten times as fast."""

WITHOUT_ADDRESS = _one_of((CODE, HOLDER, EVENT_LINK, INSERTED))
"""For texts without `://` as well."""

VALUES = re.compile(f"{INSERTION.pattern}|{PLACEHOLDER.pattern}")

PERCENT_SIGN = "%%"
"""What `INSERTION` also matches, so that `%%1` is a percent sign and a digit. It may be translated."""


def spans(text: str, *, is_message: bool = False) -> Iterator[tuple[int, int]]:
    """The `(start, end)` of each protected part of a text, in order. In a message only insertion strings are one."""
    return (match.span() for match in _matches(INSERTION if is_message else _of_prose(text), text))


def parts(text: str) -> frozenset[str]:
    """The protected parts of a text, each once, since another word order may need one twice."""
    return frozenset(match[0] for match in _matches(_of_prose(text), text)) if has_parts(text) else frozenset()


def values(text: str) -> frozenset[str]:
    """The insertion strings and placeholders of a text, which the reader's values replace."""
    return frozenset(match[0] for match in _matches(VALUES, text))


def parts_and_rest(text: str) -> tuple[frozenset[str], str]:
    """The protected parts of a text, and the text with blanks in their place."""
    return _parts_and_rest(text) if has_parts(text) else (frozenset(), text)


@lru_cache(maxsize=256)
def _parts_and_rest(text: str) -> tuple[frozenset[str], str]:
    """The same of a text that may have parts. Several rules ask for the texts of a file, one after the other."""
    pieces = _around_code(text) or _of_prose(text).split(text)
    kept = pieces[1::2]
    pieces[1::2] = [_blank(part) for part in kept]
    return frozenset([part for part in kept if part != PERCENT_SIGN]), "".join(pieces)


def _around_code(text: str) -> list[str] | None:
    """What is between the parts, and the parts, in turns, in a line of which only code is protected; else None.

    Most texts with protected parts are such lines, which are divided in a quarter of the time.
    """
    if _has_other_parts(text) or "\n" in text:
        return None
    pieces = text.split("`")
    codes = pieces[1::2]
    if len(pieces) % 2 == 0 or "" in codes:
        return None
    pieces[1::2] = [f"`{code}`" for code in codes]
    return pieces


def has_parts(text: str) -> bool:
    """Whether a text may have protected parts. Most texts certainly have none."""
    return "`" in text or _has_other_parts(text)


def _has_other_parts(text: str) -> bool:
    """Whether a text may have protected parts that are not code."""
    return "%" in text or "[[" in text or "{{" in text or "](" in text or "://" in text


def blanked(text: str) -> str:
    """A text with blanks in the place of its protected parts; all other characters keep their positions."""
    return _parts_and_rest(text)[1] if has_parts(text) else text


def _blank(part: str) -> str:
    return part if part == PERCENT_SIGN else " " * len(part)


def _of_prose(text: str) -> re.Pattern[str]:
    if "](" in text:
        return IN_PROSE
    return WITHOUT_LINK if "://" in text else WITHOUT_ADDRESS


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return (match for match in pattern.finditer(text) if match[0] != PERCENT_SIGN)
