"""`eventkb explain`: the page of a rule, in the terminal."""

import sys

import click

from eventkb.cli.output import fault
from eventkb.pipeline.materials import RULES
from eventkb.pour.checkpage import parse


@click.command("explain", epilog="Example: eventkb explain E201")
@click.argument("code")
def command(code: str) -> None:
    """Says what a rule finds and why it matters, with a wrong and a right example. CODE is its code or its name."""
    found = next((rule for rule in RULES if code.lower() in {rule.code.lower(), rule.name}), None)
    if found is None:
        fault(f"there is no rule {code}; rules are {RULES[0].code} to {RULES[-1].code}.")
        sys.exit(2)
    page = parse(found.page)
    click.echo(f"{found.code} {found.name} ({found.severity})\n\n{page.prose}")
    for title, example in (("Wrong", page.wrong), ("Right", page.right)):
        if example:
            click.echo(f"\n{title}:\n\n" + "\n".join(f"    {line}".rstrip() for line in example.splitlines()))
