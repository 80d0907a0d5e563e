"""`eventkb schema`: JSON Schema of all files below events/, so that editors complete, explain and check them."""

import json
import sys
from pathlib import Path

import click

from generator.build import FAULTS
from generator.build.gather import gather
from generator.build.materials import materials
from generator.build.parallel import jobs_here
from generator.catalogue import Definitions
from generator.cli.output import fault
from generator.engines.mkdocs import MkDocs
from generator.locale import Locale
from generator.publish import replace
from generator.read.jsonschema import Known, schemas

FOLDER = Path(".cache/eventkb/schema")
"""Where .vscode/settings.json looks for them."""


@click.command("schema", epilog="Example: eventkb schema --output /tmp/schema")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), default=FOLDER, show_default=True)
def command(output: Path) -> None:
    """Writes the JSON Schema of each kind of file, with the sources, products, shared texts and events there are."""
    root = Path.cwd()
    try:
        configurations, found = MkDocs().configurations(root), materials(root)
        gathered = gather(root, configurations[0].events, found.locales, jobs_here())
    except FAULTS as wrong:
        fault(str(wrong))
        sys.exit(1)
    for name, schema in schemas(_known(gathered.definitions, found.locales)).items():
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
