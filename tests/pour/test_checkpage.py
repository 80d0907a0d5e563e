"""The page of a rule: prose and two examples, taken from its docstring."""

import pytest

from eventkb.model.diagnostic import Rule, Severity
from eventkb.pour.checkpage import RulePage, check_page, parse
from tests.catalogues import ENGLISH, GERMAN, Locale, definitions, edition, event, template, tree, words_of

PAGE = """A link leads nowhere, and a reader `lost` is lost.
    More of it.

    Wrong:

        related:
          - event: Demo/9

    Right:

        related:
          - event: Demo/2
    """
RULE = Rule("E201", "unknown-event", PAGE)


def test_a_docstring_is_cut_into_prose_and_examples() -> None:
    """Each part is without the indentation of the code it stands in."""
    assert parse(PAGE) == RulePage(
        "A link leads nowhere, and a reader `lost` is lost.\nMore of it.",
        "related:\n  - event: Demo/9",
        "related:\n  - event: Demo/2",
    )


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("Only prose.", RulePage("Only prose.", "", "")),
        ("A.\n\nWrong: level: Fehler\nRight: level: error", RulePage("A.", "level: Fehler", "level: error")),
        ("", RulePage("", "", "")),
        ("A.\n\nWrong:\n\n    one: 1\n\n    two: 2\n", RulePage("A.", "one: 1\n\ntwo: 2", "")),
    ],
)
def test_short_pages_are_read_too(page: str, expected: RulePage) -> None:
    """An example may stand on the line of its title; one without examples is only prose."""
    assert parse(page) == expected


@pytest.mark.parametrize(("locale", "severity", "wrong"), [(ENGLISH, "Error", "Wrong"), (GERMAN, "Fehler", "Falsch")])
def test_the_page_of_a_rule(locale: Locale, severity: str, wrong: str) -> None:
    """It has the rule's name and code, its severity in the reader's language, and both examples as they are typed."""
    place, view = check_page(edition(locale, definitions(event())), RULE, None)
    page = tree(template(locale, "check")(v=view))
    assert place == f"{locale}/checks/E201/"
    assert words_of(page.css_first("h1")) == "unknown-event E201"
    assert words_of(page.css_first(".facts")) == severity
    assert words_of(page.css_first("figcaption")) == wrong
    assert [element.text() for element in page.css("pre")] == [
        "related:\n  - event: Demo/9",
        "related:\n  - event: Demo/2",
    ]
    assert page.css_first(".crumbs a").attributes["href"] == "../"


def test_prose_without_translation_is_marked_as_english() -> None:
    """The page exists in each language, and never pretends to be translated."""
    german = edition(GERMAN, definitions(event()))
    assert check_page(german, RULE, None)[1].language == ENGLISH
    translated = check_page(german, RULE, "Ein Verweis führt ins Leere.")[1]
    assert (translated.language, translated.prose) == (None, "<p>Ein Verweis führt ins Leere.</p>\n")
    assert check_page(edition(ENGLISH, definitions(event())), RULE, None)[1].language is None


@pytest.mark.parametrize(("locale", "word"), [(ENGLISH, "Warning"), (GERMAN, "Warnung")])
def test_a_warning_says_that_it_is_one(locale: Locale, word: str) -> None:
    """Contributors see what must be mended and what should be."""
    rule = Rule("E233", "undescribed-insertion", PAGE, Severity.WARNING)
    assert check_page(edition(locale, definitions(event())), rule, None)[1].severity_word == word
