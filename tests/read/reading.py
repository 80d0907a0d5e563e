"""The demo catalogue with some files changed, only read, for tests of what a contributor reads."""

from eventkb.model.diagnostic import Diagnostic, in_order
from eventkb.model.locale import Locale
from eventkb.read import Reading
from eventkb.read.yaml import Parsed, parse
from tests.kinds import project
from tests.rule_pages import Files, catalogue

LOCALES = frozenset({Locale("en"), Locale("de")})


def reading(files: Files) -> Reading:
    return project(files).reading


def report(block: str) -> list[Diagnostic]:
    """The diagnostics of reading the demo catalogue with a block of changes, written as on the page of a rule."""
    return in_order(reading(catalogue(block)).diagnostics)


def codes(block: str) -> list[str]:
    return [diagnostic.rule.code for diagnostic in report(block)]


def only(block: str) -> Diagnostic:
    """The only diagnostic."""
    diagnostics = report(block)
    assert len(diagnostics) == 1, [(diagnostic.rule.code, diagnostic.message) for diagnostic in diagnostics]
    return diagnostics[0]


def reported(block: str) -> tuple[str, str, str]:
    """The code of the one diagnostic, the characters of the file that it points at, and its help."""
    diagnostic = only(block)
    line = catalogue(block)[diagnostic.place.file].decode().split("\n")[diagnostic.place.line - 1]
    assert diagnostic.place.line == diagnostic.place.end_line
    return diagnostic.rule.code, line[diagnostic.place.column - 1 : diagnostic.place.end_column - 1], diagnostic.help


def parsed(text: str) -> Parsed:
    return parse(text, "events/Demo/7.yml")
