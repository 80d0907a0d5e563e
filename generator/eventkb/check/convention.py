"""How a language is written: what its texts should not contain, and what to write instead. Values only."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from eventkb.check.hints import around_blank, asks_for_ends, beginning, hint, is_of_words, sign
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale

NON_BREAKING = "␣"
"""Means a non-breaking space, which would be invisible in a file of conventions."""


@frozen_dataclass(slots=False)
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
    def sign(self) -> str:
        """Characters that are found faster still, and in every text that breaks the convention; perhaps none."""
        return sign(self.find)

    @cached_property
    def in_word(self) -> Callable[[str], re.Match[str] | None] | None:
        """Finds in a word whether a text with it may break the convention, so that texts of other words need not be
        searched; None where a text must be searched as a whole."""
        if is_of_words(self.find):
            return self.find.search
        # A sign that is a blank says nothing of a text; the word after it does.
        word = None if self.sign.strip() else beginning(self.find)
        either = around_blank(self.find)
        return word.match if word else either.search if either else None

    @cached_property
    def asks_for_ends(self) -> bool:
        """Whether each text must be asked by itself, as its beginning or end counts."""
        return asks_for_ends(self.find)

    def may_breach(self, text: str) -> bool:
        """Whether a text may break the convention. Most texts certainly don't."""
        return self.sign in text and self.hint.search(text) is not None

    def breaches(self, text: str) -> Iterator[tuple[tuple[int, int], str]]:
        """Each place `(start, end)` where a text breaks the convention, and what to write there."""
        for match in self.find.finditer(text):
            right = match.expand(self.write).replace(NON_BREAKING, "\N{NO-BREAK SPACE}")
            if right != match[0]:
                yield match.span(), right


Conventions = Mapping[Locale, tuple[Convention, ...]]
