"""The page of a rule: its text in the reader's language and two examples."""

import pytest

from eventkb.model.diagnostic import Rule, Severity
from eventkb.model.rulepage import RulePage
from eventkb.model.text import Text
from eventkb.pour.checkpage import check_page
from tests.catalogues import ENGLISH, GERMAN, Locale, definitions, edition, event, template, tree, words_of

PAGE = RulePage(
    Text({ENGLISH: "A link leads nowhere, and a reader `lost` is lost."}),
    "related:\n  - event: Demo/9",
    "related:\n  - event: Demo/2",
)
RULE = Rule("E201", "unknown-event")


@pytest.mark.parametrize(("locale", "severity", "wrong"), [(ENGLISH, "Error", "Wrong"), (GERMAN, "Fehler", "Falsch")])
def test_the_page_of_a_rule(locale: Locale, severity: str, wrong: str) -> None:
    """It has the rule's name and code, its severity in the reader's language, and both examples as they are typed."""
    place, view = check_page(edition(locale, definitions(event())), RULE, PAGE)
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
    assert check_page(german, RULE, PAGE)[1].language == ENGLISH
    both = RulePage(Text({**PAGE.text.values, GERMAN: "Ein Verweis führt ins Leere."}), PAGE.wrong, PAGE.right)
    translated = check_page(german, RULE, both)[1]
    assert (translated.language, translated.prose) == (None, "<p>Ein Verweis führt ins Leere.</p>\n")
    assert check_page(edition(ENGLISH, definitions(event())), RULE, PAGE)[1].language is None


@pytest.mark.parametrize(("locale", "word"), [(ENGLISH, "Warning"), (GERMAN, "Warnung")])
def test_a_warning_says_that_it_is_one(locale: Locale, word: str) -> None:
    """Contributors see what must be fixed and what should be."""
    rule = Rule("E233", "undescribed-insertion", Severity.WARNING)
    assert check_page(edition(locale, definitions(event())), rule, PAGE)[1].severity_word == word
