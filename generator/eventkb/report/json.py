"""A JSON list of objects. Lines and columns count from 1; the end is exclusive."""

import json
from collections.abc import Iterable

from eventkb.model.diagnostic import Diagnostic
from eventkb.report.text import NO_PAGES, Lines, Pages


def report(diagnostics: Iterable[Diagnostic], lines: Lines, pages: Pages = NO_PAGES) -> str:
    return json.dumps([_object(diagnostic) for diagnostic in diagnostics], ensure_ascii=False, indent=1) + "\n"


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
