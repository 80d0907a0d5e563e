"""GitLab's Code Quality report."""

import json

from eventkb.model.diagnostic import Diagnostic, Place, Rule, Severity
from eventkb.report.gitlab import report

ERROR = Rule("E201", "unknown-event")
WARNING = Rule("E233", "undescribed-insertion", Severity.WARNING)


def no_lines(file: str) -> tuple[str, ...]:
    return ()


def entries(*diagnostics: Diagnostic) -> list[dict]:
    return json.loads(report(diagnostics, no_lines))


def test_a_problem_has_its_place_and_says_which_rule_it_breaks() -> None:
    """GitLab shows only the description, so it contains the code and the help."""
    (entry,) = entries(
        Diagnostic(ERROR, Place("events/Demo/1.yml", 31, 13, 32, 2), "no event Demo/20", "did you mean Demo/2?")
    )
    assert entry["description"] == "E201 no event Demo/20 help: did you mean Demo/2?"
    assert entry["location"] == {"path": "events/Demo/1.yml", "lines": {"begin": 31, "end": 32}}
    assert entry["severity"] == "major"
    assert entries(Diagnostic(WARNING, Place("a.yml"), "m", "h"))[0]["severity"] == "minor"


def test_equal_problems_of_a_file_are_all_shown() -> None:
    """GitLab drops equal fingerprints, so each problem has its own."""
    same = [Diagnostic(ERROR, Place("a.yml", line), "m", "h") for line in (1, 5, 9)]
    assert len({entry["fingerprint"] for entry in entries(*same)}) == 3


def test_a_problem_that_only_moves_stays_the_same_problem() -> None:
    """A line inserted above doesn't change the fingerprint."""
    first, second = (entries(Diagnostic(ERROR, Place("a.yml", line), "m", "h"))[0] for line in (3, 30))
    assert first["fingerprint"] == second["fingerprint"]
