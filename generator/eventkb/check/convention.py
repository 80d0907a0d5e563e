"""How a language is written: what its texts should not contain, and what to write instead. Values only."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from eventkb.check.hints import hint, is_of_words
from eventkb.model.locale import Locale

NON_BREAKING = "␣"
"""Means a non-breaking space, which would be invisible in a file of conventions."""


@dataclass(frozen=True)
class Convention:
    """`write` may contain `\\1` for a group of `find`. One that is not `is_sure` is for a person to apply."""

    find: re.Pattern[str]
    write: str
    because: str
    is_sure: bool = True

    @cached_property
    def hint(self) -> re.Pattern[str]:
        """A pattern that is found faster, and in every text that breaks the convention."""
        return hint(self.find)

    @cached_property
    def is_of_words(self) -> bool:
        """Whether each breach is within one word, so that a text need not be searched whose words are known."""
        return is_of_words(self.find)

    def may_breach(self, text: str) -> bool:
        """Whether a text may break the convention. Most texts certainly don't."""
        return self.hint.search(text) is not None

    def breaches(self, text: str) -> Iterator[tuple[tuple[int, int], str]]:
        """Each place `(start, end)` where a text breaks the convention, and what to write there."""
        for match in self.find.finditer(text):
            right = match.expand(self.write).replace(NON_BREAKING, "\N{NO-BREAK SPACE}")
            if right != match[0]:
                yield match.span(), right


Conventions = Mapping[Locale, tuple[Convention, ...]]
