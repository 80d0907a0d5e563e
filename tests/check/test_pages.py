"""The pages of the rules are true: their examples are run, and every rule has a page in every language."""

import pytest

from eventkb.check import CHECKS, Check
from eventkb.read import RULES as READING
from eventkb.read import rule_page
from tests.check.examined import MATERIALS, examined
from tests.rule_pages import PAGES, Files, cases


def codes(files: Files) -> list[str]:
    return [diagnostic.rule.code for diagnostic in examined(files)]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.name)
def test_the_examples_are_wrong_and_right(check: Check) -> None:
    """Of what is wrong in the one example and not in the other, the rule comes first; newer rules may add to it.
    Whoever does as a rule's page says has fixed what the rule finds."""
    wrong, right = map(codes, cases(check.rule))
    assert next((code for code in wrong if code not in right), None) == check.rule.code
    assert check.rule.code not in right


def test_a_page_has_words_in_every_language() -> None:
    """Each language has the text of each rule."""
    languages = {rule.name: set(rule_page(rule, PAGES).text.values) for rule in MATERIALS.rules}
    assert languages == {name: set(MATERIALS.locales) for name in languages}


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
