"""What commands print besides their data. Progress and faults of the set-up go to standard error."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from eventkb.model import address
from eventkb.model.diagnostic import Diagnostic, Severity
from eventkb.pipeline import Progress as Report
from eventkb.report import text

STAGES = {
    "read": "Reading definitions",
    "pages": "Rendering pages and frames",
    "articles": "Pouring articles",
    "texts": "Indexing texts",
    "cards": "Drawing pictures",
}


@contextmanager
def progress_here(quiet: bool) -> Iterator[Report]:
    """A report of progress: a bar on a terminal, a plain line a stage elsewhere, or nothing."""
    console = Console(stderr=True)
    if quiet:
        yield lambda stage, done, total: None
    elif console.is_terminal:
        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
        # No thread may run while processes are forked, so the bar is drawn only when something is reported.
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


def print_diagnostics(diagnostics: Sequence[Diagnostic], root: Path, *, err: bool, pages: str = "") -> None:
    """All diagnostics with their lines; code and span coloured where that helps.

    `pages` is where the site of the source language stands; where it is known, each rule's page is linked.
    """
    lines = lines_below(root)
    for one in diagnostics:
        colour = "red" if one.severity is Severity.ERROR else "yellow"
        head, _, rest = text.one(one, lines).partition("\n")
        url = address.check_url(pages, one.rule.code)
        page = f"  page: {url}\n" if url else ""
        click.echo(click.style(head, bold=True, fg=colour) + "\n" + rest + page, err=err)


def lines_below(root: Path) -> text.Lines:
    """Reads the lines of files for excerpts, each once."""

    @cache
    def lines(file: str) -> tuple[str, ...]:
        try:
            # Only line breaks end a line here, as where the places were counted; other readers know ten more signs.
            return tuple((root / file).read_text("utf-8-sig", "replace").split("\n"))
        except OSError:
            return ()

    return lines


def summary_of(diagnostics: Sequence[Diagnostic]) -> str:
    """The number of errors and warnings as words; empty where there are none."""
    errors = sum(one.severity is Severity.ERROR for one in diagnostics)
    counts = ((errors, "error"), (len(diagnostics) - errors, "warning"))
    return " and ".join(counted(count, word) for count, word in counts if count)


def counted(count: int, word: str) -> str:
    """A number of things, with their word in the singular or the plural."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def fault(message: str) -> None:
    """Says what is wrong with the project's set-up, or with how a command was used."""
    click.echo(click.style("eventkb: ", fg="red", bold=True) + message, err=True)


__all__ = ["counted", "fault", "lines_below", "print_diagnostics", "progress_here", "summary_of"]
