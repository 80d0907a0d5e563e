"""What is remembered of words."""

from eventkb.check.vocabulary import Vocabulary


def test_each_word_is_asked_about_once() -> None:
    """The second file with the same words costs nothing."""
    asked: list[str] = []

    def interest(word: str) -> list[str]:
        asked.append(word)
        return [word[0]] if word.startswith("T") else []

    vocabulary = Vocabulary(interest)
    assert vocabulary.of(frozenset({"Term", "word"})) == {"T"}
    assert vocabulary.of(frozenset({"Term", "word"})) == {"T"}
    assert vocabulary.of(frozenset({"word"})) == frozenset()
    assert sorted(asked) == ["Term", "word"]
