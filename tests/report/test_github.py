"""Workflow commands, which GitHub shows at the lines of a pull request."""

from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from eventkb.model.diagnostic import Diagnostic, Place, Rule, Severity
from eventkb.report.github import report

ERROR = Rule("E201", "unknown-event")
WARNING = Rule("E233", "undescribed-insertion", Severity.WARNING)


def no_lines(file: str) -> tuple[str, ...]:
    return ()


def test_a_problem_is_a_command_with_its_place() -> None:
    """It contains the message and the help; the end of the span follows GitHub's format."""
    diagnostics = Diagnostic(
        ERROR, Place("events/Demo/1.yml", 31, 13, 31, 20), "no event Demo/20", "did you mean Demo/2?"
    )
    assert report([diagnostics], no_lines) == (
        "::error file=events/Demo/1.yml,line=31,endLine=31,col=13,endColumn=20,title=E201 unknown-event"
        "::no event Demo/20%0Ahelp: did you mean Demo/2?\n"
    )


def test_errors_come_first() -> None:
    """GitHub shows ten annotations of a kind, so warnings must not push out an error."""
    diagnostics = [
        Diagnostic(rule, Place("a.yml", line), "m", "h")
        for line, rule in enumerate((WARNING, ERROR, WARNING, ERROR), 1)
    ]
    assert [line.split(",")[:2] for line in report(diagnostics, no_lines).splitlines()] == [
        ["::error file=a.yml", "line=2"],
        ["::error file=a.yml", "line=4"],
        ["::warning file=a.yml", "line=1"],
        ["::warning file=a.yml", "line=3"],
    ]


def test_a_span_of_several_lines_has_no_columns() -> None:
    """GitHub refuses columns of a span that ends on another line."""
    diagnostics = Diagnostic(ERROR, Place("a.yml", 1, 2, 3, 4), "m", "h")
    assert (
        report([diagnostics], no_lines) == "::error file=a.yml,line=1,endLine=3,title=E201 unknown-event::m%0Ahelp: h\n"
    )


@given(st.text(), st.text(), st.text())
def test_no_text_becomes_a_command_of_its_own(file: str, message: str, cure: str) -> None:
    """A contributor's value can't end the line, add a property or annotate another file."""
    output = report([Diagnostic(ERROR, Place(file), message, cure)], no_lines)
    assert output.count("\n") == 1
    assert "\r" not in output
    head, _, data = output.removesuffix("\n").removeprefix("::error ").partition("::")
    properties = dict(pair.split("=", 1) for pair in head.split(","))
    assert unquote(properties["file"]) == file
    assert unquote(data) == f"{message}\nhelp: {cure}"
