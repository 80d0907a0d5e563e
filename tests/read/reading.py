"""The demo catalogue with some files changed, only read, for tests that say what a contributor is told."""

from eventkb.model.diagnostic import Diagnostic, in_order
from eventkb.model.locale import Locale
from eventkb.read import Reading, assemble, piece
from eventkb.read.yaml import Parsed, parse
from tests.rule_pages import Files, catalogue

LOCALES = frozenset({Locale("en"), Locale("de")})


def reading(files: Files) -> Reading:
    return assemble(piece(file, data, LOCALES) for file, data in files.items())


def told(block: str) -> list[Diagnostic]:
    """What reading tells about the demo catalogue with a block of changes, written as on the page of a rule."""
    return in_order(reading(catalogue(block)).diagnostics)


def codes(block: str) -> list[str]:
    return [one.rule.code for one in told(block)]


def only(block: str) -> Diagnostic:
    """The one thing that is told."""
    found = told(block)
    assert len(found) == 1, [(one.rule.code, one.message) for one in found]
    return found[0]


def said(block: str) -> tuple[str, str, str]:
    """The code of the one diagnostic, the characters of the file that it points at, and its help."""
    one = only(block)
    line = catalogue(block)[one.place.file].decode().split("\n")[one.place.line - 1]
    assert one.place.line == one.place.end_line
    return one.rule.code, line[one.place.column - 1 : one.place.end_column - 1], one.help


def parsed(text: str) -> Parsed:
    return parse(text, "events/Demo/7.yml")
