"""`eventkb addresses`: the list of all addresses that were ever published, kept in the repository."""

import sys

import click

from eventkb.check.addresses import FILE
from eventkb.cli.output import print_diagnostics
from eventkb.cli.project import project_here
from eventkb.model import ledger
from eventkb.publish import replace


@click.command("addresses", epilog="Example: eventkb addresses && git add addresses.txt")
def command() -> None:
    """Adds the addresses of all events, IDs, sources and products to addresses.txt; none is ever taken out.

    Run it when a version is published. From then on `eventkb check` refuses a change that would lose one of them.
    """
    here = project_here()
    found = here.gathered()
    if found.has_errors:
        print_diagnostics(found.diagnostics, here.root, err=True, pages=here.url)
        sys.exit(1)
    locales = here.locales
    known = {line for line in here.materials.released if line}
    now = set(ledger.addresses(found.definitions, locales))
    replace(here.root / FILE, "".join(f"{one}\n" for one in sorted(known | now)).encode())
    click.echo(f"{FILE}: {len(known | now)} addresses, {len(now - known)} of them new.", err=True)
