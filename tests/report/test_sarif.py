"""SARIF for code scanning and editors."""

import json

from hypothesis import given
from hypothesis import strategies as st

from eventkb.model.diagnostic import Diagnostic, Place, Rule, Severity
from eventkb.report.sarif import report

ERROR = Rule("E201", "unknown-event")
PAGES = {"E201": "A link names an event that nobody has defined.\n\nWrong:\n\n    a"}
WARNING = Rule("E233", "undescribed-insertion", Severity.WARNING)


def no_lines(file: str) -> tuple[str, ...]:
    return ()


def run(*diagnostics: Diagnostic) -> dict:
    output = json.loads(report(diagnostics, no_lines, PAGES))
    assert output["version"] == "2.1.0"
    (only,) = output["runs"]
    return only


def test_a_problem_is_a_result_with_its_place_and_its_rule() -> None:
    """Lines and columns count from 1, in code points, and the end is exclusive."""
    place = Place("events/MSExchange Store Driver/1012.yml", 31, 13, 31, 20)
    output = run(Diagnostic(ERROR, place, "no event Demo/20", "did you mean Demo/2?"))
    (result,) = output["results"]
    assert (result["ruleId"], result["level"]) == ("E201", "error")
    assert result["message"]["text"] == "no event Demo/20\nhelp: did you mean Demo/2?"
    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "events/MSExchange%20Store%20Driver/1012.yml"
    assert physical["region"] == {"startLine": 31, "startColumn": 13, "endLine": 31, "endColumn": 20}
    assert output["columnKind"] == "unicodeCodePoints"


def test_each_rule_is_described_once() -> None:
    """Its description has the first sentence of its page and its severity."""
    output = run(
        *(Diagnostic(rule, Place("a.yml", line), "m", "h") for line, rule in ((1, WARNING), (2, ERROR), (3, ERROR)))
    )
    rules = output["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["E201", "E233"]
    assert rules[0]["shortDescription"]["text"] == "A link names an event that nobody has defined."
    assert rules[1]["defaultConfiguration"]["level"] == "warning"


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(), st.text())
def test_any_text_survives(file: str, message: str, cure: str) -> None:
    """Any text of a contributor survives."""
    result = run(Diagnostic(ERROR, Place(file), message, cure))["results"][0]
    assert result["message"]["text"] == f"{message}\nhelp: {cure}"
