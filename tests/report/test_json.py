"""Diagnostics as JSON for programs."""

import json

from hypothesis import given
from hypothesis import strategies as st

from eventkb.model.diagnostic import Diagnostic, Place, Rule, Severity
from eventkb.report import FORMATS
from eventkb.report.json import diagnostics, report

RULE = Rule("E233", "undescribed-insertion", Severity.WARNING)


def no_lines(file: str) -> tuple[str, ...]:
    return ()


def test_a_problem_is_an_object_with_the_fields_of_the_contract() -> None:
    """Editors and scripts rely on these names; lines and columns count from 1."""
    diagnostic = Diagnostic(RULE, Place("events/Größe/1.yml", 2, 3, 4, 5), "%1 has no name", 'give it "one"')
    assert report([diagnostic], no_lines) == (
        """\
[
 {
  "code": "E233",
  "severity": "warning",
  "path": "events/Größe/1.yml",
  "line": 2,
  "column": 3,
  "end_line": 4,
  "end_column": 5,
  "message": "%1 has no name",
  "help": "give it \\"one\\""
 }
]
"""
    )


def test_nothing_wrong_is_an_empty_list() -> None:
    """A program that reads the output needs no special case."""
    assert json.loads(report([], no_lines)) == []


@given(st.text(), st.text())
def test_any_text_arrives_as_it_is(message: str, cure: str) -> None:
    """Quotation marks, line breaks and invisible characters survive."""
    (diagnostic,) = json.loads(report([Diagnostic(RULE, Place("a.yml"), message, cure)], no_lines))
    assert (diagnostic["message"], diagnostic["help"]) == (message, cure)


def test_every_format_takes_the_same() -> None:
    """Each value of `--format` is a function of diagnostics and lines."""
    diagnostic = [Diagnostic(RULE, Place("a.yml"), "message", "help")]
    assert all("message" in report_as(diagnostic, no_lines) for report_as in FORMATS.values())


def test_a_report_is_read_again_with_the_rules_that_it_names() -> None:
    """A program that lets another process check has the same diagnostics."""
    written = [Diagnostic(RULE, Place("events/Größe/1.yml", 2, 3, 4, 5), "%1 has no name", "give it one")]
    assert diagnostics(report(written, no_lines), [RULE]) == tuple(written)
