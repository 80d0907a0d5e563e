"""`eventkb join`: puts the parts of a site together that `eventkb build --shard` has made."""

import sys
from pathlib import Path

import click

from eventkb.cli.output import counted, fault
from eventkb.engines.pagefind import Pagefind
from eventkb.pipeline import FAULTS
from eventkb.pipeline.shards import join


@click.command("join", epilog="Example: eventkb join site-1-of-2 site-2-of-2")
@click.argument("parts", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("site"),
    help="The folder to publish to, instead of site/.",
)
@click.option("--quiet", is_flag=True, help="Print nothing unless there is a problem.")
def command(parts: tuple[Path, ...], site_dir: Path, quiet: bool) -> None:
    """Puts the parts of a site together, which `eventkb build --shard` has made, and publishes it."""
    try:
        whole = join(parts, site_dir, Pagefind())
    except FAULTS as wrong:
        fault(str(wrong))
        sys.exit(1)
    if not quiet:
        counts = f"{counted(whole.events, 'event')}, {counted(whole.pages, 'page')} in {' and '.join(whole.locales)}"
        click.echo(f"{site_dir}/ is ready: {counts}, of {counted(whole.parts, 'part')}.", err=True)
