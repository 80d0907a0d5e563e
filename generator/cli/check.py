"""`eventkb check`: all problems of the definitions, each with place, cause and cure."""

import sys
from pathlib import Path

import click

from generator.build import FAULTS
from generator.build.gather import gather
from generator.build.materials import materials
from generator.build.parallel import jobs_here
from generator.cli.output import fault, lines_below, print_diagnostics, summary_of
from generator.cli.paths import within
from generator.diagnostic import Diagnostic, has_errors
from generator.engines.mkdocs import MkDocs
from generator.report import FORMATS


@click.command("check", epilog="Example: eventkb check events/MSExchangeTransport --format json")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How to print what is found.")
def command(paths: tuple[Path, ...], form: str) -> None:
    """Checks all definitions, and prints the problems of those in PATHS (of all, if there are none)."""
    root = Path.cwd()
    try:
        configurations = MkDocs().configurations(root)
        found = gather(root, configurations[0].events, materials(root).locales, jobs_here())
    except FAULTS as wrong:
        fault(str(wrong))
        sys.exit(1)
    wanted = [one for one in found.diagnostics if within(root / one.place.file, paths)]
    _print(wanted, form, root)
    events = len(found.definitions.events)
    click.echo(f"{events} events checked: {summary_of(wanted) or 'no problem found'}.", err=True)
    sys.exit(1 if has_errors(wanted) else 0)


def _print(diagnostics: list[Diagnostic], form: str, root: Path) -> None:
    if form == "text":
        print_diagnostics(diagnostics, root, err=False)
    else:
        click.echo(FORMATS[form](diagnostics, lines_below(root)), nl=False)
