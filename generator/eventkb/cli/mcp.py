"""`eventkb mcp`: serves the catalogue to language models over standard input and output."""

import sys
from importlib.metadata import version
from io import TextIOWrapper

import click

from eventkb import load
from eventkb.cli.output import fault
from eventkb.pipeline import FAULTS
from eventkb.servers.bounds import Lines


@click.command("mcp", epilog="Example: eventkb mcp (as the command of a server in your assistant's settings)")
@click.option("--public", is_flag=True, help="Without your own notes.")
def command(public: bool) -> None:
    """Serves the events here to an assistant that speaks the Model Context Protocol, until it disconnects.

    Tools: lookup_event, get_event, search_events. Needs an extra of the package: pip install "eventkb[mcp]".
    """
    try:
        from eventkb.servers.mcp import server  # noqa: PLC0415 - an optional extra
    except ImportError:
        fault('the package mcp is not installed. Install it with: pip install "eventkb[mcp]"')
        sys.exit(2)
    try:
        kb = load(public=public)
    except FAULTS as wrong:
        fault(str(wrong))
        sys.exit(1)
    lines = Lines(sys.stdin.buffer)
    sys.stdin = TextIOWrapper(lines, "utf-8")  # the package mcp reads the buffer of this one
    server(kb, version("eventkb")).run("stdio")
    if lines.refused:
        fault(lines.refused)
        sys.exit(2)
