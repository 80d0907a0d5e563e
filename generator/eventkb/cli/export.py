"""`eventkb export`: the catalogue for spreadsheets, databases and search servers, and parts of it to take along."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from eventkb.cli import bundling
from eventkb.cli.output import counted, fault, print_diagnostics
from eventkb.cli.project import Project, project_here
from eventkb.cli.surroundings import cure
from eventkb.export import engines, tables
from eventkb.export.records import Record, records
from eventkb.model.catalogue import Catalogue
from eventkb.model.locale import Locale
from eventkb.pipeline.bundle import Selection
from eventkb.pipeline.gather import catalogue
from eventkb.pipeline.sharing import editions
from eventkb.pour.edition import Edition
from eventkb.publish import replace, replace_made

Files = Callable[[Sequence[Edition], Sequence[Record]], Iterator[tuple[str, bytes]]]

SERVERS: dict[str, Files] = {
    "opensearch": engines.opensearch,
    "typesense": engines.typesense,
    "meilisearch": engines.meilisearch,
    "groonga": engines.groonga,
}


@click.command("export", epilog="Example: eventkb export sqlite --output events.db")
@click.argument("form", metavar="FORMAT", type=click.Choice(["csv", "sqlite", *SERVERS, bundling.FORM]))
@click.option(
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="The file to write (csv, sqlite, or a bundle's .zip or .html), or the folder; files are replaced whole.",
)
@click.option("--product", default="", help="The product to bundle, by its key.")
@click.option("--source", default="", help="The event source to bundle, by its name.")
@click.option("--lang", "wanted", help="The language of a bundle's page; the site's first one, if left out.")
@click.option("--public", "is_public", is_flag=True, help="Leave your own notes out.")
def command(form: str, output: Path, product: str, source: str, wanted: str | None, is_public: bool) -> None:
    """Writes one record for each event and language, for spreadsheets, databases or search servers.

    sqlite writes a table `records`, and `records_fts` to search it with FTS5. For search servers, each language gets
    the files to load and the settings of its index.

    bundle writes a product or a source to take along: as a ZIP archive with a site that opens from a USB stick, the
    search field included (--output exchange.zip), as one page for paper (--output exchange.html), or as both, in all
    languages, into a folder.
    """
    if form != bundling.FORM and (product or source or wanted):
        raise click.UsageError("--product, --source and --lang are for a bundle.")
    project = project_here()
    locale = project.language(wanted).locale if wanted else None
    gathered = project.gathered(is_public=is_public)
    if gathered.has_errors:
        print_diagnostics(gathered.diagnostics, project.root, err=True, pages=project.url)
        sys.exit(1)
    related = catalogue(gathered)
    try:
        if form == bundling.FORM:
            _bundle(project, related, bundling.chosen(related, product, source), output, locale)
        else:
            _records(form, editions(project.configurations, related, project.materials), output)
    except OSError as wrong:
        fault(cure(wrong) or f"{output} can't be written: {wrong.strerror}")
        sys.exit(2)


def _bundle(project: Project, related: Catalogue, chosen: Selection, output: Path, locale: Locale | None) -> None:
    for file, data in bundling.bundled(project, related, chosen, output, locale):
        replace(file, data)
        click.echo(f"{file}: {counted(len(chosen.keys(related)), 'event')}, {len(data) / 1e6:.1f} MB.", err=True)


def _records(form: str, all_editions: Sequence[Edition], output: Path) -> None:
    rows = list(records(all_editions))
    if form == "csv":
        replace(output, tables.table(rows))
    elif form == "sqlite":
        replace_made(output, lambda file: tables.database(rows, file))
    else:
        for name, data in SERVERS[form](all_editions, rows):
            replace(output / name, data)
    events = counted(len(all_editions[0].catalogue.definitions.events), "event")
    click.echo(f"{output}: {counted(len(rows), 'record')} of {events}.", err=True)
