"""`eventkb schema`: JSON Schema of all files below events/, so that editors complete, explain and check them."""

import json
from pathlib import Path

import click

from generator.catalogue import Definitions
from generator.cli.project import project_here
from generator.locale import Locale
from generator.publish import replace
from generator.read.jsonschema import Known, schemas

FOLDER = Path(".cache/eventkb/schema")
"""Where .vscode/settings.json looks for them."""


@click.command("schema", epilog="Example: eventkb schema --output /tmp/schema")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), default=FOLDER, show_default=True)
def command(output: Path) -> None:
    """Writes the JSON Schema of each kind of file, with the sources, products, shared texts and events there are."""
    here = project_here()
    gathered = here.gathered()
    for name, schema in schemas(_known(gathered.definitions, here.locales)).items():
        text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        replace(output / f"{name}.json", text.encode())
    click.echo(f"{output}/ holds the schemas of {len(gathered.definitions.events)} events' catalogue.", err=True)


def _known(found: Definitions, locales: tuple[Locale, ...]) -> Known:
    versions = {version: None for product in found.products.values() for version in product.versions}
    return Known(
        locales,
        list(found.sources),
        list(found.products),
        list(versions),
        list(found.shared),
        [str(event.key) for event in found.events],
    )
