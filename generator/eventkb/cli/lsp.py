"""`eventkb lsp`: the language server for editors."""

import sys
from pathlib import Path
from typing import BinaryIO, cast

import click

from eventkb.cli.output import fault
from eventkb.cli.project import project_in
from eventkb.pipeline import FAULTS
from eventkb.servers.bounds import Messages
from eventkb.servers.lsp import language_server
from eventkb.servers.workshop import Setup


@click.command("lsp", epilog="Example: eventkb lsp (an editor starts it in the project's folder)")
def command() -> None:
    """Serves an editor over standard input and output: problems, completion, definitions, help."""
    messages = Messages(sys.stdin.buffer)
    language_server(_opened).start_io(cast("BinaryIO", messages))
    if messages.refused:
        fault(messages.refused)
        sys.exit(2)


def _opened(root: Path) -> Setup:
    """The project in a folder.

    Raises:
        ValueError: there is an error in its set-up; the message says which.
    """
    try:
        project = project_in(root)
    except FAULTS as wrong:
        raise ValueError(str(wrong)) from wrong
    return Setup(root, project.folders, project.materials, project.url)
