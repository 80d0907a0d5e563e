"""`eventkb fmt`: formats definitions, so that all have the same form."""

import sys
from pathlib import Path

import click

from eventkb.cli.output import counted, fault, print_diagnostics
from eventkb.cli.paths import within
from eventkb.cli.project import project_here
from eventkb.edit import Formed
from eventkb.model.diagnostic import has_errors
from eventkb.pipeline.form import form
from eventkb.publish import replace_all
from eventkb.read import folder, kind_of_file
from eventkb.read.folders import opened


@click.command("fmt", epilog="Example: eventkb fmt events/Backup/1001.yml")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--check",
    is_flag=True,
    help="Change nothing; list the files to format, and exit with 1 if there are any.",
)
def command(paths: tuple[Path, ...], check: bool) -> None:
    """Formats the definitions in PATHS (without PATHS, all).

    It sorts keys, writes prose as blocks and quotes what YAML would misread. Values and comments stay as they are.
    """
    project = project_here()
    files, unreadable = folder.events(project.root, project.events)
    wanted = [file for file in files if within(project.root / file, paths)]
    kind_of = kind_of_file(opened(project.root, project.folders)[0], project.materials.kinds, project.folders.of)
    locales = project.materials.locales
    outcome = form(project.root, files, wanted, folder=project.events, locales=locales, kind_of=kind_of)
    if not check:
        replace_all(project.root, outcome.changed)
    for file in outcome.changed:
        click.echo(file)
    unread = [diagnostic for diagnostic in unreadable if within(project.root / diagnostic.place.file, paths)]
    diagnostics = [*outcome.diagnostics, *unread]
    print_diagnostics(diagnostics, project.root, err=True)
    for file in outcome.refused:
        fault(f"{file} is unchanged, because formatting would change its content. Please report this defect.")
    click.echo(_summary(len(wanted), outcome, check), err=True)
    sys.exit(1 if has_errors(diagnostics) or (check and outcome.changed) else 0)


def _summary(seen: int, outcome: Formed, check: bool) -> str:
    parts = [f"{counted(seen, 'file')} read", f"{len(outcome.changed):,} {'to format' if check else 'formatted'}"]
    if outcome.diagnostics:
        broken = {diagnostic.place.file for diagnostic in outcome.diagnostics}
        parts.append(f"{len(broken):,} skipped: fix their errors first")
    advice = " Run `eventkb fmt` and commit the changes." if check and outcome.changed else ""
    return f"{', '.join(parts)}.{advice}"
