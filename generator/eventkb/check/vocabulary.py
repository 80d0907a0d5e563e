"""Which words of a text are of interest to a rule, remembered from file to file, as the same words come again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

Interest = Callable[[str], Iterable[str]]
"""What a rule sees in a word that has no blank in it, such as `(Server,`; nothing in most words."""


@dataclass(frozen=True)
class Vocabulary:
    """Remembers what is of interest in each word that it was asked about."""

    interest: Interest
    dull: set[str] = field(default_factory=set)
    telling: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, words: frozenset[str]) -> frozenset[str]:
        """What is of interest in some words."""
        for word in words.difference(self.dull, self.telling):
            interest = frozenset(self.interest(word))
            if interest:
                self.telling[word] = interest
            else:
                self.dull.add(word)
        known = [self.telling[word] for word in self.telling.keys() & words]
        return frozenset().union(*known) if known else frozenset()
