"""Diagnostics: in what order they come, and which of them stop a build."""

from eventkb.model.diagnostic import Diagnostic, Place, Rule, Severity, has_errors, in_order

ERROR = Rule("E201", "unknown-event")
WARNING = Rule("E233", "undescribed-insertion", Severity.WARNING)


def diagnostic(file: str, line: int, column: int = 1, rule: Rule = ERROR, message: str = "wrong") -> Diagnostic:
    return Diagnostic(rule, Place(file, line, column, line, column + 1), message, "mend it")


def test_problems_come_in_the_order_of_files_and_lines() -> None:
    """Line 10 comes after line 9, and of two problems at one place the one with the lower code is first."""
    ordered = [diagnostic("a.yml", 9), diagnostic("a.yml", 10), diagnostic("a.yml", 10, 5), diagnostic("b.yml", 1)]
    ordered += [diagnostic("b.yml", 1, rule=WARNING)]
    assert in_order(reversed(ordered)) == ordered


def test_a_problem_that_is_found_twice_is_told_once() -> None:
    """The same message at the same place says nothing new; another message does."""
    assert in_order([diagnostic("a.yml", 1), diagnostic("a.yml", 1)]) == [diagnostic("a.yml", 1)]
    assert len(in_order([diagnostic("a.yml", 1), diagnostic("a.yml", 1, message="other")])) == 2


def test_warnings_alone_stop_nothing() -> None:
    """Only errors keep a build from publishing."""
    assert not has_errors([])
    assert not has_errors([diagnostic("a.yml", 1, rule=WARNING)])
    assert has_errors([diagnostic("a.yml", 1, rule=WARNING), diagnostic("a.yml", 2)])
