"""GitLab's Code Quality report."""

import json

from eventkb.model.diagnostic import Diagnostic, Place, Rule, Severity
from eventkb.report.gitlab import report

ERROR = Rule("E201", "unknown-event")
WARNING = Rule("E233", "undescribed-insertion", Severity.WARNING)


def no_lines(file: str) -> tuple[str, ...]:
    return ()


def told(*found: Diagnostic) -> list[dict]:
    return json.loads(report(found, no_lines))


def test_a_problem_has_its_place_and_says_which_rule_it_breaks() -> None:
    """GitLab shows the description only, so the code and the cure stand in it."""
    (one,) = told(
        Diagnostic(ERROR, Place("events/Demo/1.yml", 31, 13, 32, 2), "no event Demo/20", "did you mean Demo/2?")
    )
    assert one["description"] == "E201 no event Demo/20 help: did you mean Demo/2?"
    assert one["location"] == {"path": "events/Demo/1.yml", "lines": {"begin": 31, "end": 32}}
    assert one["severity"] == "major"
    assert told(Diagnostic(WARNING, Place("a.yml"), "m", "h"))[0]["severity"] == "minor"


def test_equal_problems_of_a_file_are_all_shown() -> None:
    """GitLab drops equal fingerprints."""
    same = [Diagnostic(ERROR, Place("a.yml", line), "m", "h") for line in (1, 5, 9)]
    assert len({one["fingerprint"] for one in told(*same)}) == 3


def test_a_problem_that_only_moves_stays_the_same_problem() -> None:
    """Or each line inserted above it would make it new."""
    here, there = (told(Diagnostic(ERROR, Place("a.yml", line), "m", "h"))[0] for line in (3, 30))
    assert here["fingerprint"] == there["fingerprint"]
