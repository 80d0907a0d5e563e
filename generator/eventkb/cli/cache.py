"""`eventkb cache`: what is kept between runs, and how it is forgotten."""

from pathlib import Path

import click

from eventkb.cache import FOLDER
from eventkb.cache.inventory import Part, forget, kept_of
from eventkb.cache.published import LOCK
from eventkb.publish import alone

BUSY = "a build of this project is running. Wait until it has ended."
UNIT = 1_000_000


@click.command("cache", epilog="Example: eventkb cache --clear")
@click.option("--clear", "is_clearing", is_flag=True, help="Delete all of it; it is made again when it is needed.")
def command(is_clearing: bool) -> None:
    """Shows what is kept between runs in .cache/eventkb, how large it is, and how large it may grow.

    All of it may be deleted at any time.
    """
    root = Path.cwd()
    kept = kept_of(root)
    size = sum(entry.size for entry in kept) / UNIT
    if is_clearing:
        if kept:
            with alone(root / FOLDER / LOCK, BUSY):
                forget(root)
        click.echo(f"{FOLDER.as_posix()}: {size:,.1f} MB deleted.", err=True)
        return
    width = max((len(entry.name) for entry in kept), default=0)
    for entry in kept:
        click.echo(f"{entry.size / UNIT:9,.1f} MB  {entry.name:{width}}  {_described(entry.part)}".rstrip())
    click.echo(f"{size:9,.1f} MB  in {FOLDER.as_posix()}", err=True)


def _described(part: Part) -> str:
    return f"{part.purpose}; at most: {part.most}" if part.purpose else ""
