"""How a language is written: what its texts should not hold, and what stands there instead. Values only."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from eventkb.model.locale import Locale

NON_BREAKING = "␣"
"""Stands for a non-breaking space, which nobody would see in a file of conventions."""


@dataclass(frozen=True, slots=True)
class Convention:
    """`write` may hold `\\1` for a group of `find`."""

    find: re.Pattern[str]
    write: str
    because: str

    def found(self, text: str) -> Iterator[tuple[tuple[int, int], str]]:
        """Where a text is written otherwise, `(start, end)`, and what should stand there."""
        for match in self.find.finditer(text):
            right = match.expand(self.write).replace(NON_BREAKING, "\N{NO-BREAK SPACE}")
            if right != match[0]:
                yield match.span(), right


Conventions = Mapping[Locale, tuple[Convention, ...]]
