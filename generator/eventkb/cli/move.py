"""`eventkb move`: another key for an event, or another name for a source, everywhere at once."""

import sys
from pathlib import Path

import click

from eventkb.cli.output import fault
from eventkb.cli.project import Project, project_here
from eventkb.edit import FormFault
from eventkb.edit.known import BrokenFile
from eventkb.edit.rename import Change, Files, RenameFault, rename_event, rename_source
from eventkb.model.diagnostic import Severity
from eventkb.model.event import EventKey
from eventkb.publish import replace


@click.command("move", epilog="Example: eventkb move MSExchangeTransport/2007 MSExchangeTransport/2107")
@click.argument("old")
@click.argument("new")
def command(old: str, new: str) -> None:
    """Renames the event OLD (Source/ID), or the event source OLD, to NEW.

    The file moves, links and relations follow, and the old addresses go on to the new ones.
    """
    here = project_here()
    found = here.gathered()
    wrong = next((one for one in found.diagnostics if one.severity is Severity.ERROR), None)
    if wrong:
        fault(f"{wrong.place.file}:{wrong.place.line} has an error; mend what `eventkb check` reports first.")
        sys.exit(1)
    files = Files(found.files, _pages(here), here.events, here.materials.locales)
    before, after = EventKey.parse(old), EventKey.parse(new)
    try:
        if before and after:
            change = rename_event(before, after, found.definitions, files)
        elif before or after:
            raise RenameFault("write two events (Source/ID), or the names of two event sources.")
        else:
            change = rename_source(old, new, found.definitions, files)
    except (RenameFault, BrokenFile, FormFault) as refused:
        fault(str(refused))
        sys.exit(2)
    _write(here.root, change)
    click.echo(f"{old} is now {new}; the old addresses go on to the new ones. Check: eventkb check", err=True)


def _pages(here: Project) -> dict[str, bytes]:
    """The hand-written pages, which may link events too."""
    found = sorted((here.root / "docs").rglob("*.md"))
    return {path.relative_to(here.root).as_posix(): path.read_bytes() for path in found}


def _write(root: Path, change: Change) -> None:
    """New files first, so that nothing is lost if it ends halfway."""
    for file, data in change.files.items():
        if data is not None:
            replace(root / file, data)
            click.echo(file)
    for file, data in change.files.items():
        if data is None:
            (root / file).unlink()
            folder = (root / file).parent
            if not any(folder.iterdir()):
                folder.rmdir()
