"""`eventkb schema`: JSON Schema for all files below events/, so that editors complete, explain and check them."""

import json
from contextlib import suppress
from pathlib import Path

import click

from eventkb.assist.jsonschema import Known, schemas
from eventkb.cli.output import counted
from eventkb.cli.project import Project, project_here
from eventkb.edit.canonical import FOLDER
from eventkb.model.catalogue import Definitions
from eventkb.publish import replace


@click.command("schema", epilog="Example: eventkb schema --output /tmp/schema")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), default=Path(FOLDER), show_default=True)
def command(output: Path) -> None:
    """Writes a JSON Schema for each kind of file, with the existing sources, products, shared texts and events."""
    project = project_here()
    definitions = project.gathered().definitions
    _write(project, definitions, output)
    click.echo(f"{output}/: schemas for a catalogue of {counted(len(definitions.events), 'event')}.", err=True)


def write(project: Project, definitions: Definitions) -> None:
    """Updates the schemas of the project. Where nothing can be written, they stay as they are: a check needs none."""
    with suppress(OSError):
        _write(project, definitions, Path(FOLDER))


def _write(project: Project, definitions: Definitions, output: Path) -> None:
    """Writes the schemas that have changed."""
    for name, schema in schemas(_known(project, definitions)).items():
        file, data = output / f"{name}.json", (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
        if not file.is_file() or file.read_bytes() != data:
            replace(file, data)


def _known(project: Project, definitions: Definitions) -> Known:
    versions = {version: None for product in definitions.products.values() for version in product.versions}
    return Known(
        locales=project.locales,
        sources=list(definitions.sources),
        products=list(definitions.products),
        versions=list(versions),
        shared=list(definitions.shared),
        events=[str(event.key) for event in definitions.events],
        tables=list(definitions.tables),
        helps=project.materials.key_texts,
        kinds=definitions.used_kinds or (project.materials.kinds.named(None),),
    )
