"""The rule about articles that are another one with a few words exchanged."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from eventkb.check.rule import Scope, rule
from eventkb.check.subject import Subject
from eventkb.model.diagnostic import Finding, Severity
from eventkb.model.event import Event

Phrase = tuple[str, str, str]
"""Three words that follow one another."""

ALIKE = 0.4
"""The share of phrases from which on two explanations are one: as many remain with every seventh word exchanged."""

SHORTEST = 20
"""Words that an explanation must have to be compared. Two short ones may say the same."""

LONG = 8
"""Letters that the second word of a phrase must exceed to make two explanations candidates; others are too frequent."""

CANDIDATES, FREQUENT = 3, 10
"""How many such phrases candidates share, and in how many explanations a phrase says nothing any more."""


@rule("E381", "near-duplicate-article", Severity.WARNING, scope=Scope.EXPLANATIONS)
def near_duplicate_article(subject: Subject) -> Iterator[Finding]:
    explained = [(event, words) for event in subject.definitions.events if (words := _words(event))]
    for number, later_number in _candidates([words for _, words in explained]):
        (event, words), (later, later_words) = explained[number], explained[later_number]
        phrases, later_phrases = _phrases(words), _phrases(later_words)
        share = len(phrases & later_phrases) / len(phrases | later_phrases)
        if share >= ALIKE:
            yield near_duplicate_article.at(
                later.file,
                (*later.path, "explanation"),
                f"the explanation is nearly that of {event.key}: {share:.0%} of its phrases are the same",
                help=f"say what is particular to this event, and link [[{event.key}]] for what both have in common",
            )


def _words(event: Event) -> list[str]:
    """The words of an explanation in the language that it was written in; none of a short one."""
    if event.explanation is None:
        return []
    words = next(iter(event.explanation.values.values())).lower().split()
    return words if len(words) >= SHORTEST else []


def _phrases(words: list[str]) -> set[Phrase]:
    return set(zip(words, words[1:], words[2:], strict=False))


def _candidates(explanations: Sequence[list[str]]) -> Iterator[tuple[int, int]]:
    """The numbers of two explanations worth comparing, in order. Comparing all would take minutes for ten thousand."""
    first: dict[Phrase, int] = {}
    repeated: dict[Phrase, set[int]] = {}
    for number, words in enumerate(explanations):
        for phrase in zip(words, words[1:], words[2:], strict=False):
            if len(phrase[1]) > LONG and (other := first.setdefault(phrase, number)) != number:
                repeated.setdefault(phrase, {other}).add(number)
    telling = (sorted(numbers) for numbers in repeated.values() if len(numbers) <= FREQUENT)
    shared = Counter(pair for numbers in telling for pair in combinations(numbers, 2))
    return (pair for pair, count in sorted(shared.items()) if count >= CANDIDATES)
