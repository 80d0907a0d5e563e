"""The cases of an article as a view and as HTML."""

import json

import pytest
from hypothesis import given

from eventkb.model.event import Action, Case, Command, Condition, Event, Insertion, UserAction, Variant
from eventkb.pour.article import article as view_of
from eventkb.pour.cases import cases
from tests.catalogues import (
    ENGLISH,
    GERMAN,
    HOSTILE,
    LOCALES,
    Locale,
    article,
    definitions,
    edition,
    template,
    text,
    tree,
)
from tests.model.test_codes import ESE

WAIT = UserAction(
    None, (Action(text=text("Wait.", "Warten Sie."), command=Command("powershell", "Get-It '{{page}}'")),)
)
INSERTIONS = (Insertion("page", None, None), Insertion("error", None, None, ("ese",)))


def case(*values: str, **parts: object) -> Case:
    return Case(when=(Condition("error", values),), **({"user_action": WAIT} | parts))  # type: ignore[arg-type]


SHOWN = article(
    insertions=INSERTIONS,
    cases=(case("-1018", "5", title=text("Damaged", "Beschädigt")), case("7", explanation=text("Only English."))),
    variants=(Variant(versions=("2.0",), insertions=(INSERTIONS[1],), message=text("%1", "%1"), cases=(case("9"),)),),
)


def shown(event: Event, locale: Locale = ENGLISH) -> object:
    return cases(edition(locale, definitions(event, tables={"ese": ESE})), event, "")


def test_a_case_has_its_values_with_symbols_its_address_and_what_a_script_needs() -> None:
    """The insertion strings that decide are named once; a variant's case says its version."""
    view = shown(SHOWN)
    assert [(insertion.number, insertion.name) for insertion in view.deciding] == [(1, "error"), (2, "error")]
    first, second, third = view.cases
    assert [(one.value, one.symbol) for one in first.values] == [("-1018", "JET_errReadVerifyFailure"), ("5", "")]
    assert (first.anchor, first.title, second.title, third.versions) == ("case-1018", "Damaged", "", "In version 2.0")
    ((number, keys),) = json.loads(first.when)
    assert number == 2 and {"-1018", "5", "#5", "#4294966278"} <= set(keys)
    assert json.loads(third.when)[0][0] == 1


def test_an_event_without_cases_has_no_view() -> None:
    """And its page no section."""
    assert shown(article()) is None


def test_actions_of_cases_have_addresses_and_insertion_strings_of_their_own() -> None:
    """No two elements of a page have one address; a variant's case counts as its variant does."""
    first, _, third = shown(SHOWN).cases
    assert first.user_action.actions[0].anchor == "case-1018-action-a"
    assert "<b>%1</b> <i>page</i>" in first.user_action.actions[0].command.html
    assert "{{page}}" in third.user_action.actions[0].command.html


def test_a_text_without_a_translation_is_marked() -> None:
    """As everywhere else in the article."""
    _, second, _ = shown(SHOWN, GERMAN).cases
    assert second.explanation.language == "en" and second.explanation.note


@pytest.mark.parametrize("locale", LOCALES)
@given(HOSTILE, HOSTILE)
def test_hostile_values_and_titles_are_text(locale: Locale, value: str, title: str) -> None:
    """In the row, in the attribute for the script, and in the address."""
    # Reading refuses control characters, and HTML has only one line break.
    value, title = ("".join(filter(str.isprintable, given_text)).strip() for given_text in (value, title))
    if not value or not title:
        return
    event = article(insertions=INSERTIONS, cases=(case(value, title=text(title, title)),))
    html = tree(template(locale, "article")(v=view_of(edition(locale, definitions(event)), event)))
    node = html.css_first("details.case")
    assert node.css_first(".case-values code").text() == value
    assert node.css_first(".case-title").text() == title
    assert value.lower() in json.loads(node.attributes["data-when"] or "")[0][1]
    assert not node.css("script, img, iframe")
