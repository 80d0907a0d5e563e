"""How far a command is, on standard error."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

from eventkb.pipeline import Progress as Report

if TYPE_CHECKING:
    from rich.progress import Progress

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
    if quiet:
        yield lambda stage, done, total: None
        return
    from rich.console import Console  # noqa: PLC0415 - builds of scripts and workflows show no bar
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415 - the same

    console = Console(stderr=True)
    if console.is_terminal:
        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
        # No thread may run while processes are forked, so the bar is redrawn only when a stage reports.
        with Progress(*columns, TimeElapsedColumn(), console=console, transient=True, auto_refresh=False) as bar:
            yield _on_bar(bar)
    else:
        yield _in_lines()


def _on_bar(bar: "Progress") -> Report:
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
    from rich.console import Console  # noqa: PLC0415 - as above
    from rich.progress import Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415 - as above

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
