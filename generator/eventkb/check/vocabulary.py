"""Which words of a text are of interest to a rule, remembered from file to file, as the same words come again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

Interest = Callable[[str], Iterable[str]]
"""What a rule sees in a word that has no blank in it, such as `(Server,`; nothing in most words."""


@dataclass(frozen=True)
class Vocabulary:
    """Remembers what is of interest in each word that it was asked about."""

    interest: Interest
    known: set[str] = field(default_factory=set)
    telling: set[str] = field(default_factory=set)
    interests: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, words: frozenset[str]) -> frozenset[str]:
        """What is of interest in some words."""
        for word in words - self.known:
            interest = frozenset(self.interest(word))
            if interest:
                self.telling.add(word)
                self.interests[word] = interest
            self.known.add(word)
        telling = words & self.telling  # of two sets, which looks at the words of the smaller one only
        return frozenset().union(*[self.interests[word] for word in telling]) if telling else frozenset()
