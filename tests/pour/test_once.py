"""What is the same for the pages of an event, or for many pages of an edition, is made once for them."""

from eventkb.pour.edition import Edition
from eventkb.pour.once import once, once_an_edition
from tests.catalogues import ENGLISH, GERMAN, definitions, edition, event


def test_the_same_arguments_get_the_same_result() -> None:
    """Equal ones don't: to compare whole events would take longer than the work."""
    made: list[list[int]] = []

    @once
    def doubled(numbers: list[int]) -> list[int]:
        made.append(numbers)
        return [2 * number for number in numbers]

    first, equal = [1], [1]
    assert doubled(first) is doubled(first)
    assert doubled(equal) == doubled(first) == [2]
    assert [id(numbers) for numbers in made] == [id(first), id(equal), id(first)]


def test_an_edition_remembers_what_it_was_asked_for() -> None:
    """Another edition makes its own; whoever gets what is remembered has asked for all that it was made of."""
    made: list[str] = []

    @once_an_edition
    def product(edition: Edition, word: str) -> str:
        made.append(word)
        edition.catalogue.asked.note("product", word)
        return f"{edition.locale} {word}"

    english, german = (edition(locale, definitions(event("Demo", 1))) for locale in (ENGLISH, GERMAN))
    for _ in range(2):
        with english.catalogue.asked.listening() as heard:
            assert product(english, "harbour") == "en harbour"
        assert heard == {("product", "harbour")}
    assert product(english, "meadow") == "en meadow"
    assert product(german, "harbour") == "de harbour"
    assert made == ["harbour", "meadow", "harbour"]
