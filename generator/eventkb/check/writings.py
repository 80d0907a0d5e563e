"""Texts that rules search, all at once first: most files have nothing of what a rule looks for."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from eventkb.language.protected import blanked
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.passage import Passage

BORDER = "\n\0\n"
"""What is between two texts that are searched together: no text contains it, and no word goes beyond it."""

LETTERS = re.compile(r"[^\W\d_]+")


class Writing(NamedTuple):
    """A text in one of its languages."""

    passage: Passage
    locale: Locale
    value: str


@frozen_dataclass(slots=False)
class Writings:
    """Some texts, each in one language, in their order."""

    all: tuple[Writing, ...]

    def __iter__(self) -> Iterator[Writing]:
        return iter(self.all)

    @cached_property
    def together(self) -> str:
        """All of them as one text."""
        return BORDER.join([writing.value for writing in self.all])

    @cached_property
    def blanked(self) -> str:
        """All of them as one text, with blanks in the place of code, addresses and the like."""
        return BORDER.join([blanked(writing.value) for writing in self.all])

    @cached_property
    def words(self) -> Sequence[str]:
        """What is between blanks in them, with its punctuation: `(Server,`. Code and addresses are left out."""
        return self.blanked.split()

    def with_any(self, *signs: str) -> Sequence[Writing]:
        """Those that contain one of some signs."""
        present = [sign for sign in signs if sign in self.together]
        if not present:
            return ()
        if len(present) == 1:
            [sign] = present
            return [writing for writing in self.all if sign in writing.value]
        return [writing for writing in self.all if any(sign in writing.value for sign in present)]

    def matching(self, pattern: re.Pattern[str]) -> Sequence[Writing]:
        """Those in which a pattern is found. It must neither begin nor end at the border of a text."""
        if pattern.search(self.together) is None:
            return ()
        return [writing for writing in self.all if pattern.search(writing.value)]
