"""GitHub's workflow commands, which appear as annotations at the lines of a pull request.

Errors come first, since GitHub shows at most ten annotations of a kind for each step.
Format: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from collections.abc import Iterable

from eventkb.model.diagnostic import Diagnostic, Severity
from eventkb.report.text import NO_PAGES, Lines, Pages


def report(diagnostics: Iterable[Diagnostic], lines: Lines, pages: Pages = NO_PAGES) -> str:
    ordered = sorted(diagnostics, key=lambda diagnostic: diagnostic.severity is not Severity.ERROR)
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in ordered)


def _command(diagnostic: Diagnostic) -> str:
    place, rule = diagnostic.place, diagnostic.rule
    where = f"file={_property(place.file)},line={place.line},endLine={place.end_line}"
    columns = f",col={place.column},endColumn={place.end_column}" if place.line == place.end_line else ""
    title = _property(f"{rule.code} {rule.name}")
    words = _data(f"{diagnostic.message}\nhelp: {diagnostic.help}")
    return f"::{diagnostic.severity} {where}{columns},title={title}::{words}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
