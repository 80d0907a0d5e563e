"""Articles that are another one with words exchanged."""

import pytest

from eventkb.check import Subject
from eventkb.check.distinct import FREQUENT, near_duplicate_article
from eventkb.model.event import Event
from tests.catalogues import article, definitions, text

EXPLANATION = (
    "the replication service couldn't establish connections because certificates expired overnight and"
    " administrators replaced thumbprints without restarting dependent components afterwards which means that"
    " synchronization remains interrupted"
)
WORDS = EXPLANATION.split()


def explained(number: int, words: list[str], locale: str = "en") -> Event:
    return article(number=number, explanation=text(**{locale: " ".join(words)}))


def findings(*events: Event) -> list[str]:
    return [finding.message for finding in near_duplicate_article(Subject(definitions=definitions(*events)))]


def exchanged(every: int) -> list[str]:
    """The words, each n-th replaced by another one."""
    return [word if number % every else f"another{number}" for number, word in enumerate(WORDS, 1)]


@pytest.mark.parametrize("locale", ["en", "de"])
def test_a_copy_with_words_exchanged_is_reported_at_the_later_event(locale: str) -> None:
    """In whatever language the texts were written first."""
    assert findings(explained(1, WORDS, locale), explained(2, exchanged(10), locale)) == [
        "the explanation is nearly that of Demo/1: 59% of its phrases are the same"
    ]


def test_texts_that_share_only_their_terms_are_different() -> None:
    """Every third word exchanged leaves no phrase of three words."""
    assert findings(explained(1, WORDS), explained(2, exchanged(3))) == []


def test_short_explanations_may_say_the_same() -> None:
    """One sentence is not enough to compare."""
    assert findings(explained(1, WORDS[:15]), explained(2, WORDS[:15])) == []


@pytest.mark.parametrize(("letters", "is_reported"), [(8, False), (9, True)])
def test_only_long_words_make_two_texts_candidates(letters: int, is_reported: bool) -> None:
    """Words of eight letters are too frequent to compare all texts that share them."""
    words = [f"word{number:0{letters - 4}}" for number in range(30)]
    assert bool(findings(explained(1, words), explained(2, words))) == is_reported


def test_what_many_articles_say_is_no_sign_of_a_copy() -> None:
    """A catalogue made by a program reports nothing, however large it is, and costs no time."""
    assert findings(*(explained(number, WORDS) for number in range(1, FREQUENT + 2))) == []
