"""`eventkb fmt`: every definition in the one form that all have."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from generator.build import FAULTS
from generator.build.materials import materials
from generator.cli.output import fault, print_diagnostics
from generator.cli.paths import within
from generator.diagnostic import Diagnostic, has_errors
from generator.edit import FormFault, canonical
from generator.engines.mkdocs import MkDocs
from generator.locale import Locale
from generator.publish import replace
from generator.read import folder, readable
from generator.read.location import Location


@click.command("fmt", epilog="Example: eventkb fmt events/MSExchangeTransport/2007.yml")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--check", is_flag=True, help="Change nothing; say which files are in another form, and exit with 1.")
def command(paths: tuple[Path, ...], check: bool) -> None:
    """Gives the definitions in PATHS (all, if there are none) their one form.

    Keys are put in order, prose becomes blocks, and quoted is what YAML would misread. Values and comments stay.
    """
    root = Path.cwd()
    try:
        events = MkDocs().configurations(root)[0].events
        locales = materials(root).locales
    except FAULTS as wrong:
        fault(str(wrong))
        sys.exit(1)
    files, unreadable = folder.events(root, events)
    wanted = {file: data for file, data in files.items() if within(root / file, paths)}
    changed, diagnostics = _formed(wanted, events, locales)
    diagnostics += [one for one in unreadable if within(root / one.place.file, paths)]
    for file, text in changed.items():
        click.echo(file)
        if not check:
            replace(root / file, text.encode())
    print_diagnostics(diagnostics, root, err=True)
    click.echo(_summary(len(wanted), len(changed), len({one.place.file for one in diagnostics}), check), err=True)
    sys.exit(1 if has_errors(diagnostics) or (check and changed) else 0)


def _formed(
    files: Mapping[str, bytes], events: str, locales: tuple[Locale, ...]
) -> tuple[dict[str, str], list[Diagnostic]]:
    """The new texts of files that have another form, and why others can't be given theirs."""
    changed: dict[str, str] = {}
    diagnostics: list[Diagnostic] = []
    for file, data in files.items():
        parsed, wrong = readable(file, data)
        if parsed is None:
            diagnostics += wrong
            continue
        try:
            text = canonical(parsed, Location.of(file, events).kind, locales)
        except FormFault as defect:
            fault(f"{defect}; please report it. The file stays as it is.")
            continue
        if text.encode() != data:
            changed[file] = text
    return changed, diagnostics


def _summary(seen: int, changed: int, unreadable: int, check: bool) -> str:
    told = [f"{seen} files read", f"{changed} in another form" if check else f"{changed} given their form"]
    if unreadable:
        told.append(f"{unreadable} left alone: mend their errors first")
    cure = " Run `eventkb fmt` and commit what it changes." if check and changed else ""
    return f"{', '.join(told)}.{cure}"
