"""What rules see in the words of a text, remembered from file to file, as the same words come again."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from eventkb.language.protected import BORDER, listed
from eventkb.model.frozen import frozen_dataclass

Sight = tuple[str, str]
"""What a rule sees in a word: the name of what it looks for, and which one it is."""

See = Callable[[str], Sequence[Sight]]
"""What all rules see in a word that has no blank in it, such as `(Server,`; nothing in most words."""

NOTHING: frozenset[str] = frozenset()
BETWEEN_TEXTS = "border"


@frozen_dataclass(slots=False)
class Seen:
    """What is seen in the words of some texts. `in_order` has what is seen in each word that says something."""

    in_order: Sequence[Sequence[Sight]]

    @cached_property
    def _by_name(self) -> Mapping[str, set[str]]:
        by_name: dict[str, set[str]] = {}
        for sights in set(self.in_order):
            for name, which in sights:
                by_name.setdefault(name, set()).add(which)
        return by_name

    def of(self, name: str) -> AbstractSet[str]:
        """Which ones of what a rule looks for are seen anywhere."""
        return self._by_name.get(name, NOTHING)

    def listed(self, name: str) -> Sequence[str]:
        """Which ones are seen in each text, in their order, as `protected.listed` returns them."""
        wanted = (name, BETWEEN_TEXTS)
        return listed([which for sights in self.in_order for looked_for, which in sights if looked_for in wanted])


class Vocabulary(dict[str, Sequence[Sight]]):
    """What is seen in each word that it was asked about: nothing in most words."""

    def __init__(self, see: See) -> None:
        super().__init__({BORDER.strip(): ((BETWEEN_TEXTS, BORDER),)})
        self._see = see

    def __missing__(self, word: str) -> Sequence[Sight]:
        self[word] = sights = tuple(self._see(word))
        return sights

    def of(self, words: Sequence[str]) -> Seen:
        """What is seen in some words."""
        return Seen(list(filter(None, map(self.__getitem__, words))))
