"""The demo catalogue with some files changed, read and checked, for tests of what a contributor reads."""

from functools import cache

from eventkb.check import Agreed, Subject, check
from eventkb.check.addresses import FILE
from eventkb.check.copies import FILE as COPIES
from eventkb.model.diagnostic import Diagnostic, in_order
from eventkb.model.locale import Locale
from eventkb.pipeline import replacements
from eventkb.read import locator
from eventkb.stock.copies import outdated
from tests import own
from tests.kinds import project
from tests.rule_pages import Files, catalogue, folders

LOCALES = (Locale("en"), Locale("de"))
DICTIONARIES = {Locale("en"): lambda word: word != "recieved"}
MATERIALS = own.materials()
CONVENTIONS, SUPPLIED = MATERIALS.conventions, MATERIALS.stock.supplied.files


def examined(files: Files) -> list[Diagnostic]:
    """The diagnostics about a catalogue, as `eventkb check` prints them."""
    released = tuple(files.get(FILE, b"").decode().splitlines())
    places = folders(files)
    reading = project(files, folders=places, tables=MATERIALS.tables).reading
    replaced = replacements.outdated(files.get(COPIES, b"").decode(), files, places)
    agreed = Agreed.of(reading.definitions, CONVENTIONS, MATERIALS.common_words)
    subject = Subject(
        definitions=reading.definitions,
        broken=reading.broken,
        locales=LOCALES,
        broken_files=reading.broken_files,
        agreed=agreed,
        released=released,
        today="2026-06-30",
        outdated_copies=(*outdated(files.get(COPIES, b"").decode(), SUPPLIED, SUPPLIED), *replaced),
        dictionaries=DICTIONARIES,
    )
    return in_order([*reading.diagnostics, *map(locator(files), check(subject))])


def report(block: str) -> list[Diagnostic]:
    """The diagnostics about the demo catalogue with a block of changes, written as on the page of a rule.

    Rules that find something in the unchanged catalogue are left out, so that a new one breaks no test of the others.
    """
    return [diagnostic for diagnostic in examined(catalogue(block)) if diagnostic.rule.code not in _unchanged()]


@cache
def _unchanged() -> frozenset[str]:
    return frozenset(diagnostic.rule.code for diagnostic in examined(catalogue("")))


def codes(block: str) -> list[str]:
    return [diagnostic.rule.code for diagnostic in report(block)]


def only(block: str) -> Diagnostic:
    """The only diagnostic."""
    diagnostics = report(block)
    assert len(diagnostics) == 1, [(diagnostic.rule.code, diagnostic.message) for diagnostic in diagnostics]
    return diagnostics[0]


def marked(block: str) -> str:
    """The characters of the file that the one diagnostic points at."""
    place = only(block).place
    line = catalogue(block)[place.file].decode().splitlines()[place.line - 1]
    assert place.line == place.end_line
    return line[place.column - 1 : place.end_column - 1]
