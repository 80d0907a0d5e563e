"""What commands print besides their data. Set-up errors go to standard error. Quick to import."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import click

from eventkb.model import address
from eventkb.model.diagnostic import Diagnostic, Severity
from eventkb.report import text
from eventkb.stock.catalogues import on_disk
from eventkb.stock.links import leads_out


def print_diagnostics(diagnostics: Sequence[Diagnostic], root: Path, *, err: bool, pages: str = "") -> None:
    """Prints diagnostics with the lines they are about, coloured on a terminal.

    `pages` is the address of the site in the source language. If it is known, each diagnostic links its rule's page.
    """
    lines = lines_below(root)
    for diagnostic in diagnostics:
        colour = "red" if diagnostic.severity is Severity.ERROR else "yellow"
        head, _, rest = text.entry(diagnostic, lines).partition("\n")
        url = address.check_url(pages, diagnostic.rule.code)
        page = f"  page: {url}\n" if url else ""
        click.echo(click.style(head, bold=True, fg=colour) + "\n" + rest + page, err=err)


def lines_below(root: Path) -> text.Lines:
    """A function that reads the lines of a file for excerpts. Each file is read once."""

    @cache
    def lines(file: str) -> tuple[str, ...]:
        if leads_out(root, file):
            return ()
        try:
            # Only `\n` ends a line, as in the reader that counted the places; `splitlines` knows ten more characters.
            return tuple(on_disk(root, file).read_text("utf-8-sig", "replace").split("\n"))
        except OSError:
            return ()

    return lines


def summary_of(diagnostics: Sequence[Diagnostic]) -> str:
    """The number of errors and warnings as words; empty if there are none."""
    errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    counts = ((errors, "error"), (len(diagnostics) - errors, "warning"))
    return " and ".join(counted(count, word) for count, word in counts if count)


def counted(count: int, word: str) -> str:
    """A number with its noun in the singular or the plural: `1 event`, `1,204 events`."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def fault(message: str) -> None:
    """Prints an error in the project's set-up or in the use of a command."""
    click.echo(click.style("eventkb: ", fg="red", bold=True) + seen(message), err=True)


def seen(message: str) -> str:
    """A message as a terminal can show it: parts of others' files or names are not obeyed as its commands."""
    return "\n".join(map(text.visible, message.split("\n")))


__all__ = ["counted", "fault", "lines_below", "print_diagnostics", "seen", "summary_of"]
