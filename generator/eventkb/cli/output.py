"""What commands print besides their data. Progress and set-up errors go to standard error."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from eventkb.model import address
from eventkb.model.diagnostic import Diagnostic, Severity
from eventkb.pipeline import Progress as Report
from eventkb.read.folders import on_disk
from eventkb.report import text

Entry = TypeVar("Entry")

STAGES = {
    "read": "Reading definitions",
    "pages": "Rendering pages and frames",
    "articles": "Rendering articles",
    "texts": "Indexing texts",
    "cards": "Drawing pictures",
}


@contextmanager
def progress_here(quiet: bool) -> Iterator[Report]:
    """A progress report: a bar on a terminal, one plain line for each stage elsewhere, or nothing with `quiet`."""
    console = Console(stderr=True)
    if quiet:
        yield lambda stage, done, total: None
    elif console.is_terminal:
        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
        # No thread may run while processes are forked, so the bar is redrawn only when a stage reports.
        with Progress(*columns, TimeElapsedColumn(), console=console, transient=True, auto_refresh=False) as bar:
            yield _on_bar(bar)
    else:
        yield _in_lines()


def _on_bar(bar: Progress) -> Report:
    task = bar.add_task("", total=None)

    def report(stage: str, done: int, total: int) -> None:
        bar.update(task, description=STAGES[stage], completed=done, total=total or None, refresh=True)

    return report


def _in_lines() -> Report:
    seen: set[str] = set()

    def report(stage: str, done: int, total: int) -> None:
        if stage not in seen:
            seen.add(stage)
            click.echo(f"{STAGES[stage]} …", err=True)

    return report


COUNTED_TOGETHER = 10_000
"""After so many entries of a log, a terminal shows how far reading is."""


def counted_here(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries of logs as they are read; a terminal shows how many there were so far."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield from entries
        return
    with Progress(TextColumn("{task.completed:,.0f} entries read"), TimeElapsedColumn(), console=console) as bar:
        task = bar.add_task("")
        for number, entry in enumerate(entries, 1):
            if number % COUNTED_TOGETHER == 0:
                bar.update(task, completed=number)
            yield entry


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
    click.echo(click.style("eventkb: ", fg="red", bold=True) + message, err=True)


__all__ = ["counted", "counted_here", "fault", "lines_below", "print_diagnostics", "progress_here", "summary_of"]
