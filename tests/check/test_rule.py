"""The decorator of rules: what it adds, and that it adds nothing else."""

from collections.abc import Iterator
from types import ModuleType

from eventkb.check.rule import family, rule
from eventkb.check.subject import Subject
from eventkb.model.catalogue import Definitions
from eventkb.model.diagnostic import Finding, Severity


def silent(subject: Subject) -> Iterator[Finding]:
    """A page."""
    return iter(())


def test_a_rule_does_what_its_function_does() -> None:
    """The decorator gives a function its code, and leaves what it does alone."""

    def noisy(subject: Subject) -> Iterator[Finding]:
        """A page."""
        yield check.at("a.yml", ("id",), "wrong", help="mend it", span=(1, 2))

    check = rule("E999", "some-fault", Severity.WARNING)(noisy)
    assert (check.rule.code, check.rule.name, check.rule.severity) == ("E999", "some-fault", Severity.WARNING)
    assert check.rule.page == "A page."
    subject = Subject(Definitions((), {}))
    assert list(check(subject)) == [
        Finding(rule=check.rule, file="a.yml", path=("id",), message="wrong", help="mend it", span=(1, 2))
    ]


def test_a_rule_counts_by_standing_in_its_module() -> None:
    """Nobody has to enter a new rule in a table."""
    module = ModuleType("links")
    module.second, module.first = rule("E2", "b")(silent), rule("E1", "a")(silent)
    module.not_a_rule = silent
    assert [check.rule.code for check in family(module)] == ["E2", "E1"]
