"""Diagnostics as a compiler prints them: place, cause, the line with the span underlined, help."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

from eventkb.model.diagnostic import Diagnostic

Lines = Callable[[str], Sequence[str]]
"""A function that returns the lines of a file, by its path in diagnostics; none if it can't be read."""

Pages = Mapping[str, str]
"""The pages of rules as plain text, by code."""

NO_PAGES: Pages = {}

LONGEST = 160
"""The maximum characters shown of a line; of a longer line, a part around the span is shown."""

UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories of characters that move the cursor, change the direction or are invisible."""


def report(diagnostics: Iterable[Diagnostic], lines: Lines, pages: Pages = NO_PAGES) -> str:
    """All diagnostics, separated by blank lines."""
    return "\n".join(entry(diagnostic, lines) for diagnostic in diagnostics)


def entry(diagnostic: Diagnostic, lines: Lines) -> str:
    """One diagnostic: its place and cause, the line it is about, and its help."""
    place, rule = diagnostic.place, diagnostic.rule
    head = f"{place.file}:{place.line}:{place.column}: {diagnostic.severity}: {rule.code} {rule.name}: "
    cure = f"  help: {visible(diagnostic.help)}"
    return "\n".join([visible(head + diagnostic.message), *excerpt(diagnostic, lines), cure, ""])


def excerpt(diagnostic: Diagnostic, lines: Lines) -> list[str]:
    """The line that a diagnostic is about, with its span underlined; nothing where there is no such line."""
    place = diagnostic.place
    all_lines = lines(place.file)
    if place.line > len(all_lines) or not all_lines[place.line - 1].strip():
        return []
    line = all_lines[place.line - 1]
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    first = max(0, start - LONGEST // 2) if len(line) > LONGEST else 0
    shown = visible(line[first : first + LONGEST])
    before = _width(visible(line[first:start]))
    under = max(1, _width(visible(line[start : min(end, first + LONGEST)])))
    margin = f"{place.line:>6} | "
    return [f"{margin}{shown}".rstrip(), " " * 6 + " | " + " " * before + "^" * under]


def visible(text: str) -> str:
    """A text that a terminal can show: invisible characters become `�`, a tab becomes a blank."""
    return "".join(
        letter
        if unicodedata.category(letter) not in UNSEEN
        else (" " if letter == "\t" else "\N{REPLACEMENT CHARACTER}")
        for letter in text
    )


def _width(text: str) -> int:
    """The number of columns that a text takes on a terminal."""
    return sum(
        0 if unicodedata.combining(letter) else (2 if unicodedata.east_asian_width(letter) in "WF" else 1)
        for letter in text
    )
