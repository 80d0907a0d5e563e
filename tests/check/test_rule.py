"""The decorator of rules: what it adds, and that it adds nothing else."""

import pickle
from collections.abc import Iterator
from types import ModuleType

from eventkb.check import CHECKS, Scope, in_scope
from eventkb.check.rule import family, rule
from eventkb.check.subject import Subject
from eventkb.model.catalogue import Definitions
from eventkb.model.diagnostic import Finding, Severity


def silent(subject: Subject) -> Iterator[Finding]:
    return iter(())


def test_a_rule_does_what_its_function_does() -> None:
    """The decorator gives a function its code, and leaves what it does alone."""

    def noisy(subject: Subject) -> Iterator[Finding]:
        yield check.at("a.yml", ("id",), "wrong", help="fix it", span=(1, 2))

    check = rule("E999", "some-fault", Severity.WARNING)(noisy)
    assert (check.rule.code, check.rule.name, check.rule.severity) == ("E999", "some-fault", Severity.WARNING)
    assert check.rule.page == "E999-some-fault.yml"
    subject = Subject(definitions=Definitions(events=(), sources={}))
    assert list(check(subject)) == [
        Finding(rule=check.rule, file="a.yml", path=("id",), message="wrong", help="fix it", span=(1, 2))
    ]


def test_a_rule_counts_by_its_place_in_a_module() -> None:
    """Nobody has to enter a new rule in a table."""
    module = ModuleType("links")
    module.second, module.first = rule("E2", "b")(silent), rule("E1", "a")(silent)
    module.not_a_rule = silent
    assert [check.rule.code for check in family(module)] == ["E2", "E1"]


def test_rules_travel_to_other_processes() -> None:
    """A rule arrives there as the same rule."""
    assert tuple(check for check in pickle.loads(pickle.dumps(CHECKS))) == CHECKS


def test_every_rule_is_asked_once() -> None:
    """Each rule says how much it needs to see, and belongs to one scope."""
    assert sorted(check.rule.code for scope in Scope for check in in_scope(CHECKS, scope)) == [
        check.rule.code for check in CHECKS
    ]
