"""Texts that rules search, all at once first: most files have nothing of what a rule looks for."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Self

from eventkb.language.protected import BORDER, Division, divided
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.passage import Passage

LETTERS = re.compile(r"[^\W\d_]+")

Writing = tuple[Passage, Locale, str]
"""A text in one of its languages. It is a plain tuple because each file has a hundred of them."""


@frozen_dataclass(slots=False)
class Writings:
    """Some texts, each in one language, in their order."""

    all: Sequence[Writing]

    def __iter__(self) -> Iterator[Writing]:
        return iter(self.all)

    @cached_property
    def values(self) -> Sequence[str]:
        """What is written in each of them."""
        return [value for _, _, value in self.all]

    @cached_property
    def together(self) -> str:
        """All of them as one text."""
        return BORDER.join(self.values)

    @cached_property
    def divided(self) -> Division:
        """All of them as one text without code, addresses and the like, and these parts of each."""
        return divided(self.values)

    @property
    def rests(self) -> Sequence[str]:
        """What is written in each of them, with blanks in the place of code, addresses and the like."""
        return self.divided.rest.split(BORDER)

    @cached_property
    def blanked(self) -> Self:
        """The same with blanks in the place of code, addresses and the like."""
        blanked = zip(self.all, self.rests, strict=True)
        return type(self)([(passage, locale, rest) for (passage, locale, _), rest in blanked])

    def with_any(self, *signs: str) -> Sequence[Writing]:
        """Those that contain one of some signs."""
        present = [sign for sign in signs if sign in self.together]
        if not present:
            return ()
        if len(present) == 1:
            [sign] = present
            return [writing for writing in self.all if sign in writing[2]]
        return [writing for writing in self.all if any(sign in writing[2] for sign in present)]

    def beginning(self, pattern: re.Pattern[str]) -> Sequence[Writing]:
        """Those that begin with what a pattern matches, which is no code and must not ask for the end of a text."""
        if _after_border(pattern).search(BORDER + self.divided.rest) is None:
            return ()
        return [writing for writing in self.all if pattern.match(writing[2])]


@cache
def _after_border(pattern: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(f"{BORDER}(?:{pattern.pattern})", pattern.flags)
