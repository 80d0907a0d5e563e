"""`eventkb fmt`: every definition in the one form that all have."""

import sys
from pathlib import Path

import click

from eventkb.cli.output import fault, print_diagnostics
from eventkb.cli.paths import within
from eventkb.cli.project import project_here
from eventkb.edit import Formed, formed
from eventkb.model.diagnostic import has_errors
from eventkb.publish import replace
from eventkb.read import folder


@click.command("fmt", epilog="Example: eventkb fmt events/MSExchangeTransport/2007.yml")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--check", is_flag=True, help="Change nothing; say which files are in another form, and exit with 1.")
def command(paths: tuple[Path, ...], check: bool) -> None:
    """Gives the definitions in PATHS (all, if there are none) their one form.

    Keys are put in order, prose becomes blocks, and quoted is what YAML would misread. Values and comments stay.
    """
    here = project_here()
    files, unreadable = folder.events(here.root, here.events)
    wanted = {file: data for file, data in files.items() if within(here.root / file, paths)}
    found = formed(wanted, here.events, here.materials.locales)
    for file, data in found.changed.items():
        click.echo(file)
        if not check:
            replace(here.root / file, data)
    diagnostics = [*found.diagnostics, *(one for one in unreadable if within(here.root / one.place.file, paths))]
    print_diagnostics(diagnostics, here.root, err=True)
    for file in found.refused:
        fault(f"{file} stays as it is, since its new form would say something else. Please report this defect.")
    click.echo(_summary(len(wanted), found, check), err=True)
    sys.exit(1 if has_errors(diagnostics) or (check and found.changed) else 0)


def _summary(seen: int, found: Formed, check: bool) -> str:
    told = [f"{seen} files read", f"{len(found.changed)} {'in another form' if check else 'given their form'}"]
    if found.diagnostics:
        told.append(f"{len({one.place.file for one in found.diagnostics})} left alone: mend their errors first")
    cure = " Run `eventkb fmt` and commit what it changes." if check and found.changed else ""
    return f"{', '.join(told)}.{cure}"
