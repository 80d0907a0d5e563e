"""What has one right answer, typed into the file as its diagnostics say it."""

from collections.abc import Iterable, Sequence

from eventkb.model.diagnostic import Diagnostic, Severity
from eventkb.model.locale import Locale
from eventkb.read import piece


def fixable(diagnostics: Iterable[Diagnostic], *, guesses: bool) -> dict[str, list[Diagnostic]]:
    """By file, the diagnostics that say what to type instead; with `guesses`, also what was only likely meant."""
    found: dict[str, list[Diagnostic]] = {}
    for one in diagnostics:
        if one.fix and (one.fix.is_certain or guesses):
            found.setdefault(one.place.file, []).append(one)
    return found


def fixed(data: bytes, diagnostics: Sequence[Diagnostic], locales: Sequence[Locale], root: str) -> bytes | None:
    """A file with what its diagnostics say to type; None if that would bring more errors than it mends.

    Where two of them are about the same characters, the later counts; the other is there again the next time.
    `root` is the folder of all definitions.
    """
    lines = data.decode("utf-8-sig").split("\n")
    line, column = len(lines) + 1, 1
    for one in sorted(diagnostics, key=lambda each: each.place, reverse=True):
        place = one.place
        if one.fix is None or place.end_line != place.line or (place.line, place.end_column) > (line, column):
            continue
        line, column = place.line, place.column
        text = lines[line - 1]
        lines[line - 1] = text[: column - 1] + one.fix.text + text[place.end_column - 1 :]
    new = "\n".join(lines).encode()
    file = diagnostics[0].place.file
    return new if _errors(file, new, locales, root) <= _errors(file, data, locales, root) else None


def _errors(file: str, data: bytes, locales: Sequence[Locale], root: str) -> int:
    found = piece(file, data, frozenset(locales), root=root).diagnostics
    return sum(one.severity is Severity.ERROR for one in found)
