"""The pages of the rules are true: their examples are run, and every language has their text."""

from pathlib import Path

import pytest
import yaml

from eventkb.check import CHECKS, RULES
from eventkb.check.rule import Check
from eventkb.model.diagnostic import Rule
from eventkb.pour.checkpage import parse
from eventkb.read import RULES as READING
from tests.check.examined import examined
from tests.rule_pages import cases

TRANSLATIONS = sorted((Path(__file__).parents[2] / "templates/rules").glob("*.yml"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_wrong_example_gives_exactly_this_code(rule: Rule) -> None:
    """Whoever makes the mistake of a rule's page is told of this rule, and of nothing else."""
    wrong, _ = cases(rule.page)
    assert {one.rule.code for one in examined(wrong)} == {rule.code}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_right_example_is_right(rule: Rule) -> None:
    """Whoever does as a rule's page says is told nothing any more."""
    _, right = cases(rule.page)
    assert [(one.rule.code, one.message) for one in examined(right)] == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.name)
def test_a_page_has_words_and_both_examples(check: Check) -> None:
    """A rule's page says why it is one, and shows a wrong and a right example."""
    page = parse(check.rule.page)
    assert page.prose and page.wrong and page.right


def test_codes_and_names_are_used_once() -> None:
    """A code means one thing, and so does a name."""
    rules = [*READING, *RULES]
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)


def test_rules_are_listed_by_code() -> None:
    """Whoever looks a code up in the list finds it where it belongs."""
    assert sorted(RULES, key=lambda rule: rule.code) == list(RULES)


@pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: file.stem)
def test_every_rule_is_translated(file: Path) -> None:
    """Each language has the text of each rule, of no other, and without examples, which are not translated."""
    texts = yaml.safe_load(file.read_text("utf-8"))
    assert set(texts) == {rule.code for rule in (*READING, *RULES)}
    assert not [code for code, text in texts.items() if not text.strip() or parse(text).wrong]
