"""Piles of accents: more marks on a letter than any language writes.

Normalizing sorts the marks on a letter, which takes the square of their number: 200 KB of them keep a program busy for
a minute. The twin in the browser is templates/theme/scripts/lookup/piles.js.
"""

import re
import unicodedata
from itertools import groupby

MOST = 30
"""Marks on a letter (Stream-Safe Text Format, https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format)."""

SHORT = 1_000
"""Characters of a text that may be one pile: sorting so few takes no time."""

POSSIBLE = re.compile(f"[^\0-\u02ff]{{{MOST + 1}}}")
"""So many characters without any of western languages, or a blank, may be a pile. Few texts have them."""


def without_piles(text: str) -> str:
    """A text whose letters have no more marks than `MOST`; a short text as it is."""
    if len(text) <= SHORT or text.isascii() or not POSSIBLE.search(text):
        return text
    runs = (("".join(run), is_mark) for is_mark, run in groupby(text, _is_mark))
    return "".join(run[:MOST] if is_mark else run for run, is_mark in runs)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"
