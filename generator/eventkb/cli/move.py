"""`eventkb move`: renames an event or an event source, with everything that refers to it."""

import sys

import click

from eventkb.cli.output import fault
from eventkb.cli.project import Project, project_here
from eventkb.edit import FormFault
from eventkb.edit.part import BrokenFile
from eventkb.edit.rename import Files, RenameFault, rename_event, rename_source
from eventkb.model.diagnostic import Severity
from eventkb.model.event import EventKey
from eventkb.publish import replace_all


@click.command("move", epilog="Example: eventkb move Backup/1001 Backup/2001")
@click.argument("old")
@click.argument("new")
def command(old: str, new: str) -> None:
    """Renames the event OLD (Source/ID), or the event source OLD, to NEW.

    It moves the files, updates links and relations, and makes the old addresses redirect to the new ones.
    """
    project = project_here()
    gathered = project.gathered()
    wrong = next((diagnostic for diagnostic in gathered.diagnostics if diagnostic.severity is Severity.ERROR), None)
    if wrong:
        fault(f"{wrong.place.file}:{wrong.place.line} has an error. Fix what `eventkb check` reports first.")
        sys.exit(1)
    files = Files(gathered.files, _pages(project), project.events, project.materials.locales)
    # A source's name may have a slash and a text behind it, as an event's key has: `postfix/smtpd`.
    is_source = old in gathered.definitions.sources
    before, after = (None, None) if is_source else (EventKey.parse(old), EventKey.parse(new))
    try:
        if before and after:
            change = rename_event(before, after, gathered.definitions, files)
        elif before or after:
            raise RenameFault("give two events (Source/ID), or the names of two event sources.")
        else:
            change = rename_source(old, new, gathered.definitions, files)
    except (RenameFault, BrokenFile, FormFault) as refused:
        fault(str(refused))
        sys.exit(2)
    replace_all(project.root, change.files)
    for file in (file for file, data in change.files.items() if data is not None):
        click.echo(file)
    click.echo(f"{old} is now {new}; the old addresses redirect to the new ones. Now run: eventkb check", err=True)


def _pages(project: Project) -> dict[str, bytes]:
    """The hand-written pages, since they may link events."""
    pages = sorted((project.root / "docs").rglob("*.md"))
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in pages}
