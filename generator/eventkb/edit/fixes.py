"""Applies the fixes of diagnostics to their files."""

from collections.abc import Container, Iterable, Sequence

from eventkb.model.diagnostic import Diagnostic, Severity
from eventkb.model.kind import ANY, Kind
from eventkb.model.locale import Locale
from eventkb.read import piece, rules
from eventkb.read.location import right_name


def fixable(diagnostics: Iterable[Diagnostic], *, guesses: bool) -> dict[str, list[Diagnostic]]:
    """The diagnostics that have a certain fix, by file; with `guesses`, also those with a likely fix."""
    by_file: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        if diagnostic.fix and (diagnostic.fix.is_certain or guesses):
            by_file.setdefault(diagnostic.place.file, []).append(diagnostic)
    return by_file


def renames(diagnostics: Iterable[Diagnostic], taken: Container[str]) -> dict[str, str]:
    """The new names of files that are not read because of the end of their names, without those that are taken."""
    misnamed = (diagnostic.place.file for diagnostic in diagnostics if diagnostic.rule is rules.WRONG_SUFFIX)
    return {file: right for file in misnamed if (right := right_name(file)) and right not in taken}


def fixed(
    data: bytes, diagnostics: Sequence[Diagnostic], locales: Sequence[Locale], root: str, kind: Kind = ANY
) -> bytes | None:
    """A file with the fixes of its diagnostics applied; None if they would cause more errors than they fix.

    If two fixes overlap, only the later one is applied; the other one is reported again by the next check. `root` is
    the folder of all definitions, `kind` that of the file's source.
    """
    lines = data.decode("utf-8-sig").split("\n")
    line, column = len(lines) + 1, 1
    for diagnostic in sorted(diagnostics, key=lambda each: each.place, reverse=True):
        place = diagnostic.place
        if diagnostic.fix is None or place.end_line != place.line or (place.line, place.end_column) > (line, column):
            continue
        line, column = place.line, place.column
        text = lines[line - 1]
        lines[line - 1] = text[: column - 1] + diagnostic.fix.text + text[place.end_column - 1 :]
    new = "\n".join(lines).encode()
    file = diagnostics[0].place.file
    before, after = (piece(file, state, frozenset(locales), root=root, kind=kind).diagnostics for state in (data, new))
    return new if _errors(after) <= _errors(before) else None


def _errors(diagnostics: Iterable[Diagnostic]) -> int:
    return sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
