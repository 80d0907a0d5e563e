"""`eventkb coverage`: which events of a log are explained here, which are known, and which are not."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from eventkb.cli.index import index_here
from eventkb.cli.inputs import READ_FAULTS, InputFault, streams
from eventkb.cli.output import fault
from eventkb.cli.progress import counted_here
from eventkb.coverage import forms
from eventkb.coverage.logs import LogFault, Logged, logged
from eventkb.coverage.tally import Row, tally
from eventkb.lookup.answer import Index
from eventkb.publish import replace

SUFFIXES = (".evtx", ".xml", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".txt", ".log")
SHOWN = 30
"""So many events are shown as text."""


@click.command("coverage", epilog="Example: eventkb coverage system.evtx --format html --output coverage.html")
@click.argument("logs", metavar="LOG…", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv", "html"]), default="text", help="How to print it."
)
@click.option("--output", type=click.Path(path_type=Path), help="A file to write it to, instead of standard output.")
@click.option("--all", "is_whole", is_flag=True, help="Show all events as text, not only the most frequent.")
@click.option("--lang", help="The language of the HTML page; without it, the first of the project.")
@click.option(
    "--with-values",
    is_flag=True,
    help="Add an example of each event to JSON, CSV and HTML: its message with values, and the computer.",
)
def command(
    logs: tuple[str, ...], form: str, output: Path | None, is_whole: bool, lang: str | None, with_values: bool
) -> None:
    """Says which events of LOGs are explained, which are known, and which are not; the most frequent first.

    A LOG is a Windows event log (.evtx), an export as XML or CSV, JSON of a log shipper, a text, a folder or ZIP
    archive of such files, or - for standard input. Messages, values, and names of computers and users are left out.
    Logs of any size are read in blocks; entries that are damaged are counted, and the others go on.
    """
    index = index_here()
    log = _Log(with_values)
    rows = tally(counted_here(log.events(logs, index)), index)
    if log.unread:
        fault(f"entries left out because they are damaged or name no event: {log.unread:,}.")
    if not rows:
        fault("no event with a source and an ID was read.")
        sys.exit(1)
    text = _html(rows, lang, log) if form == "html" else _plain(rows, form, is_whole)
    if output:
        replace(output, f"{text}\n".encode())
    else:
        click.echo(text)


def _plain(rows: list[Row], form: str, is_whole: bool) -> str:
    if form == "text":
        return forms.as_text(rows, len(rows) if is_whole else SHOWN)
    return forms.as_json(rows) if form == "json" else forms.as_csv(rows)


def _html(rows: list[Row], lang: str | None, log: "_Log") -> str:
    # Imported only here: these take longer to import than a log takes to read.
    from eventkb.cli.project import project_here  # noqa: PLC0415
    from eventkb.coverage.page import as_html  # noqa: PLC0415
    from eventkb.pipeline.plan import site_of  # noqa: PLC0415

    project = project_here()
    return as_html(
        rows,
        project.language(lang),
        project.materials.templates,
        url=site_of(project.configurations[0], project.configurations[0], project.locales).url,
        unread=log.unread,
        with_values=log.with_values,
    )


class _Log:
    """All logs as one; `unread` entries of them could not be read."""

    def __init__(self, with_values: bool) -> None:
        self.with_values = with_values
        self.unread = 0

    def events(self, names: tuple[str, ...], index: Index) -> Iterator[Logged]:
        """The events of all logs; a log that can't be read is reported, and the others go on."""
        for name, stream in streams(names, SUFFIXES):
            if isinstance(stream, InputFault):
                fault(f"{name}: {stream}")
                continue
            try:
                for event in logged(stream, index.paste_words, with_examples=self.with_values):
                    if event:
                        yield event
                    else:
                        self.unread += 1
            except LogFault as wrong:
                fault(f"{name}: {wrong}")
            except READ_FAULTS as wrong:
                fault(f"{name}: it can't be read to its end: {wrong}. Copy it again; what was read before counts.")
