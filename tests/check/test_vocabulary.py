"""What is remembered of words."""

from collections.abc import Sequence

from eventkb.check.vocabulary import Sight, Vocabulary


def test_each_word_is_asked_about_once() -> None:
    """The second file with the same words costs nothing."""
    asked: list[str] = []

    def see(word: str) -> Sequence[Sight]:
        asked.append(word)
        return [("initial", word[0]), ("length", str(len(word)))] if word.startswith("T") else []

    vocabulary = Vocabulary(see)
    assert vocabulary.of(["Term", "word", "Tin"]) == {"initial": {"T"}, "length": {"3", "4"}}
    assert vocabulary.of(["word", "Term", "word"]) == {"initial": {"T"}, "length": {"4"}}
    assert vocabulary.of(["word"]) == {}
    assert sorted(asked) == ["Term", "Tin", "word"]
