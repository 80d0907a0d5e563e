"""What rules see in the words of a text, remembered from file to file, as the same words come again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import field
from itertools import filterfalse

from eventkb.model.frozen import frozen_dataclass

Sight = tuple[str, str]
"""What a rule sees in a word: the name of what it looks for, and which one it is."""

See = Callable[[str], Sequence[Sight]]
"""What all rules see in a word that has no blank in it, such as `(Server,`; nothing in most words."""


@frozen_dataclass(slots=False)
class Vocabulary:
    """Remembers what is seen in each word that it was asked about."""

    see: See
    known: set[str] = field(default_factory=set)
    telling: set[str] = field(default_factory=set)
    sights: dict[str, Sequence[Sight]] = field(default_factory=dict)

    def of(self, words: Iterable[str]) -> Mapping[str, AbstractSet[str]]:
        """What is seen in some words, by the names of what rules look for; without those of which nothing is there."""
        for word in set(filterfalse(self.known.__contains__, words)):
            sights = self.see(word)
            if sights:
                self.telling.add(word)
                self.sights[word] = sights
            self.known.add(word)
        seen: dict[str, set[str]] = {}
        for word in self.telling.intersection(words):
            for name, which in self.sights[word]:
                seen.setdefault(name, set()).add(which)
        return seen
