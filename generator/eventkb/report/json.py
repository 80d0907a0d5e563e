"""A JSON list of objects. Lines and columns count from 1; the end is exclusive."""

import json
from collections.abc import Iterable
from typing import Any

from eventkb.model.diagnostic import Diagnostic, Place, Rule
from eventkb.report.text import NO_PAGES, Lines, Pages


def report(diagnostics: Iterable[Diagnostic], lines: Lines, pages: Pages = NO_PAGES) -> str:
    return json.dumps([_object(diagnostic) for diagnostic in diagnostics], ensure_ascii=False, indent=1) + "\n"


def diagnostics(written: str, rules: Iterable[Rule]) -> tuple[Diagnostic, ...]:
    """The diagnostics of a report, for a program that has another process check; `rules` are all that there are.

    Raises:
        ValueError, KeyError: this is no report, or one by other rules.
    """
    by_code = {rule.code: rule for rule in rules}
    return tuple(
        Diagnostic(by_code[item["code"]], _place(item), item["message"], item["help"]) for item in json.loads(written)
    )


def _place(item: dict[str, Any]) -> Place:
    return Place(item["path"], item["line"], item["column"], end_line=item["end_line"], end_column=item["end_column"])


def _object(diagnostic: Diagnostic) -> dict[str, str | int]:
    place = diagnostic.place
    return {
        "code": diagnostic.rule.code,
        "severity": diagnostic.severity,
        "path": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "message": diagnostic.message,
        "help": diagnostic.help,
    }
