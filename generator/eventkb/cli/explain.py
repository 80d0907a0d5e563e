"""`eventkb explain`: the page of a rule, in the terminal."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from eventkb.check.families import free
from eventkb.cli.output import fault
from eventkb.model.diagnostic import Rule
from eventkb.model.locale import Language
from eventkb.pipeline import FAULTS
from eventkb.pipeline.materials import Materials, materials
from eventkb.read import rule_page

SHOWN = 3
"""How many free codes of a family are named; nobody adds more rules at once."""


@click.command("explain", epilog="Example: eventkb explain E201 --lang de")
@click.argument("code", required=False)
@click.option("--lang", "wanted", help="The language of the page; the site's first one, if left out.")
@click.option("--free", "unused", is_flag=True, help="List the next free codes of each family instead, for new rules.")
def command(code: str | None, wanted: str | None, unused: bool) -> None:
    """Says what a rule finds and why it matters, with a wrong and a right example. CODE is its code or its name."""
    if (code is None) is not unused:
        raise click.UsageError("write the code of a rule, such as E201, or --free.")
    try:
        known = materials(Path.cwd())
        if code is None:
            _list_free(known.rules)
        else:
            _explain(code, known, _language(known, wanted))
    except FAULTS as wrong:
        fault(str(wrong))
        sys.exit(1)


def _language(known: Materials, wanted: str | None) -> Language:
    language = next((language for language in known.languages if wanted in {language.locale, None}), None)
    if language is None:
        raise click.BadParameter(f"{wanted} is none of {', '.join(known.locales)}.", param_hint="--lang")
    return language


def _explain(code: str, known: Materials, language: Language) -> None:
    """Prints the page of a rule. A file that isn't the page of a rule is a `LanguageFault`."""
    rules = known.rules
    rule = next((rule for rule in rules if code.lower() in {rule.code.lower(), rule.name}), None)
    if rule is None:
        fault(f"there is no rule {code}; rules are {rules[0].code} to {rules[-1].code}.")
        sys.exit(2)
    page = rule_page(rule, known.rule_files)
    click.echo(f"{rule.code} {rule.name} ({rule.severity})\n\n{page.plain(language)}")


def _list_free(rules: Iterable[Rule]) -> None:
    for family, codes in free(rule.code for rule in rules):
        click.echo(f"{', '.join(codes[:SHOWN]) or 'none':<18}{family.title} (E{family.first:03} to E{family.last:03})")
