"""What is remembered of words."""

from collections.abc import Sequence

from eventkb.check.vocabulary import Sight, Vocabulary
from eventkb.language.protected import BORDER, NOTHING_LISTED, unlisted


def test_each_word_is_asked_about_once() -> None:
    """The second file with the same words costs nothing."""
    asked: list[str] = []

    def see(word: str) -> Sequence[Sight]:
        asked.append(word)
        return [("initial", word[0]), ("length", str(len(word)))] if word.startswith("T") else []

    vocabulary = Vocabulary(see)
    first = vocabulary.of(["Term", "word", "Tin"])
    assert (first.of("initial"), first.of("length")) == ({"T"}, {"3", "4"})
    second = vocabulary.of(["word", "Term", "word"])
    assert (second.of("initial"), second.of("length")) == ({"T"}, {"4"})
    assert not vocabulary.of(["word"]).of("initial")
    assert sorted(asked) == ["Term", "Tin", "word"]


def test_what_is_seen_is_known_of_each_text() -> None:
    """In its order, and also where it is nothing."""
    vocabulary = Vocabulary(lambda word: [("number", digit) for digit in word if digit.isdigit()])
    seen = vocabulary.of(BORDER.join(["12 of 3,", "none", "4"]).split())
    assert [*map(unlisted, seen.listed("number"))] == [{"1", "2", "3"}, set(), {"4"}]
    assert seen.listed("number")[1] == NOTHING_LISTED
