"""`eventkb coverage`: which events of a log are explained here, which are known, and which are not."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from eventkb.cli.index import index_here
from eventkb.cli.inputs import InputFault, inputs
from eventkb.cli.output import fault
from eventkb.coverage import forms
from eventkb.coverage.logs import LogFault, Logged, logged
from eventkb.coverage.tally import tally
from eventkb.lookup import Index
from eventkb.publish import replace

SUFFIXES = (".evtx", ".xml", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".txt", ".log")
SHOWN = 30
"""So many events are shown as text."""


@click.command("coverage", epilog="Example: eventkb coverage system.evtx")
@click.argument("logs", metavar="LOG…", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", help="How to print it.")
@click.option("--output", type=click.Path(path_type=Path), help="A file to write it to, instead of standard output.")
@click.option("--all", "is_whole", is_flag=True, help="Show all events as text, not only the most frequent.")
def command(logs: tuple[str, ...], form: str, output: Path | None, is_whole: bool) -> None:
    """Says which events of LOGs are explained, which are known, and which are not; the most frequent first.

    A LOG is a Windows event log (.evtx), an export as XML or CSV, JSON of a log shipper, a text, a folder or ZIP
    archive of such files, or - for standard input. Messages, values, and names of computers and users are left out.
    """
    index = index_here()
    rows = tally(_events(logs, index), index)
    if not rows:
        fault("no event with a source and an ID was read.")
        sys.exit(1)
    if form == "text":
        text = forms.as_text(rows, len(rows) if is_whole else SHOWN)
    else:
        text = forms.as_json(rows) if form == "json" else forms.as_csv(rows)
    if output:
        replace(output, f"{text}\n".encode())
    else:
        click.echo(text)


def _events(logs: tuple[str, ...], index: Index) -> Iterator[Logged]:
    """The events of all logs; a log that can't be read is reported, and the others go on."""
    for name, content in inputs(logs, SUFFIXES):
        if isinstance(content, InputFault):
            fault(f"{name}: {content}")
            continue
        try:
            yield from logged(content, index.paste_words)
        except LogFault as wrong:
            fault(f"{name}: {wrong}")
