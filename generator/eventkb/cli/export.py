"""`eventkb export`: the catalogue for spreadsheets, databases and search servers."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click

from eventkb.cli.output import counted, fault, print_diagnostics
from eventkb.cli.project import project_here
from eventkb.cli.surroundings import cure
from eventkb.export import engines, tables
from eventkb.export.records import Record, records
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
@click.argument("form", metavar="FORMAT", type=click.Choice(["csv", "sqlite", *SERVERS]))
@click.option(
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="The file to write (csv, sqlite), or the folder (search servers); replaced as a whole.",
)
@click.option("--public", "is_public", is_flag=True, help="Leave your own notes out.")
def command(form: str, output: Path, is_public: bool) -> None:
    """Writes one record for each event and language, for spreadsheets, databases or search servers.

    sqlite writes a table `records`, and `records_fts` to search it with FTS5. For search servers, each language gets
    the files to load and the settings of its index.
    """
    project = project_here()
    gathered = project.gathered(is_public=is_public)
    if gathered.has_errors:
        print_diagnostics(gathered.diagnostics, project.root, err=True, pages=project.url)
        sys.exit(1)
    all_editions = editions(project.configurations, catalogue(gathered), project.materials)
    rows = list(records(all_editions))
    try:
        if form == "csv":
            replace(output, tables.table(rows))
        elif form == "sqlite":
            replace_made(output, lambda file: tables.database(rows, file))
        else:
            for name, data in SERVERS[form](all_editions, rows):
                replace(output / name, data)
    except OSError as wrong:
        fault(cure(wrong) or f"{output} can't be written: {wrong.strerror}")
        sys.exit(2)
    events = counted(len(gathered.definitions.events), "event")
    click.echo(f"{output}: {counted(len(rows), 'record')} of {events}.", err=True)
