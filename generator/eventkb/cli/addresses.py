"""`eventkb addresses`: updates the list of all addresses that were ever published, which the repository keeps."""

import sys

import click

from eventkb.check.addresses import FILE
from eventkb.cli.output import print_diagnostics
from eventkb.cli.project import project_here
from eventkb.model import ledger
from eventkb.model.released import COMMENT
from eventkb.publish import replace_all

HEADING = f"{COMMENT} Addresses that stay valid for ever. Do not delete a line."


@click.command("addresses", epilog="Example: eventkb addresses && git add addresses.txt")
def command() -> None:
    """Adds the addresses of all events, IDs, sources and products to addresses.txt. It never removes one.

    A stub of which nobody has written anything promises its permanent address alone.

    Run it when you publish a version. From then on, `eventkb check` reports a change that would lose one of them.
    """
    project = project_here()
    gathered = project.gathered()
    if gathered.has_errors:
        print_diagnostics(gathered.diagnostics, project.root, err=True, pages=project.url)
        sys.exit(1)
    locales = project.locales
    released = gathered.definitions.released.addresses
    current = set(ledger.addresses(gathered.definitions, locales))
    lines = (HEADING, *sorted(released | current))
    replace_all(project.root, {FILE: "".join(f"{line}\n" for line in lines).encode()})
    click.echo(f"{FILE}: {len(released | current)} addresses, {len(current - released)} of them new.", err=True)
