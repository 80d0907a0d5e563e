"""`eventkb schema`: JSON Schema of all files below events/, so that editors complete, explain and check them."""

import json
from pathlib import Path

import click

from eventkb.cli.project import Project, project_here
from eventkb.model.catalogue import Definitions
from eventkb.publish import replace
from eventkb.read.schema.jsonschema import FOLDER, Known, schemas


@click.command("schema", epilog="Example: eventkb schema --output /tmp/schema")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), default=Path(FOLDER), show_default=True)
def command(output: Path) -> None:
    """Writes the JSON Schema of each kind of file, with the sources, products, shared texts and events there are."""
    here = project_here()
    found = here.gathered().definitions
    write(here, found, output)
    click.echo(f"{output}/ holds the schemas of {len(found.events)} events' catalogue.", err=True)


def write(here: Project, found: Definitions, output: Path = Path(FOLDER)) -> None:
    """Writes the schemas that became others."""
    for name, schema in schemas(_known(here, found)).items():
        file, data = output / f"{name}.json", (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
        if not file.is_file() or file.read_bytes() != data:
            replace(file, data)


def _known(here: Project, found: Definitions) -> Known:
    versions = {version: None for product in found.products.values() for version in product.versions}
    return Known(
        locales=here.locales,
        sources=list(found.sources),
        products=list(found.products),
        versions=list(versions),
        shared=list(found.shared),
        events=[str(event.key) for event in found.events],
        helps=here.materials.key_texts,
    )
