"""The pages of the rules are true: their examples are run, and every rule has a page in every language."""

from pathlib import Path

import pytest

from eventkb.check import CHECKS, Check
from eventkb.model.diagnostic import Rule
from eventkb.pipeline.materials import materials
from eventkb.read import RULES as READING
from eventkb.read import rule_page
from tests.check.examined import examined
from tests.rule_pages import PAGES, Files, cases

MATERIALS = materials(Path(__file__).parents[2])


def codes(files: Files) -> list[str]:
    return [diagnostic.rule.code for diagnostic in examined(files)]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.name)
def test_the_wrong_example_shows_its_code_first(check: Check) -> None:
    """Of what is wrong in the one example and not in the other, the rule comes first; newer rules may add to it."""
    wrong, right = map(codes, cases(check.rule))
    assert next((code for code in wrong if code not in right), None) == check.rule.code


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.name)
def test_the_right_example_does_not_show_its_code(check: Check) -> None:
    """Whoever does as a rule's page says has fixed what the rule finds."""
    _, right = cases(check.rule)
    assert check.rule.code not in codes(right)


@pytest.mark.parametrize("rule", MATERIALS.rules, ids=lambda rule: rule.name)
def test_a_page_has_words_in_every_language(rule: Rule) -> None:
    """Each language has the text of each rule."""
    assert set(rule_page(rule, PAGES).text.values) == set(MATERIALS.locales)


def test_every_page_is_that_of_a_rule() -> None:
    """A rule that was renamed leaves no page."""
    assert set(PAGES) == {rule.page for rule in MATERIALS.rules}


def test_codes_and_names_are_used_once() -> None:
    """A code means one thing, and so does a name."""
    rules = [*READING, *(check.rule for check in CHECKS)]
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)


def test_rules_are_listed_by_code() -> None:
    """Whoever looks a code up in the list finds it where it belongs."""
    assert sorted(CHECKS, key=lambda check: check.rule.code) == list(CHECKS)
