"""`eventkb import`: what vendors and systems know becomes definitions."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

import click

from eventkb.cli.inputs import InputFault, inputs
from eventkb.cli.output import counted, fault, seen
from eventkb.cli.project import Project, project_here
from eventkb.edit import FormFault
from eventkb.edit.part import BrokenFile
from eventkb.importers.formats import FORMATS, Format
from eventkb.importers.harvest import Harvest, ImportFault, Problem
from eventkb.importers.incoming import Target, incoming, merged_harvests
from eventkb.importers.merge import Merge, merge
from eventkb.importers.naming import renamed
from eventkb.importers.reading import Settings
from eventkb.importers.table import FIELDS, folded
from eventkb.importers.update import Fate, Result
from eventkb.importers.workspace import Workspace
from eventkb.language.recognition import telling_words
from eventkb.language.wording import shortened
from eventkb.model.catalogue import Definitions
from eventkb.model.event import EventKey
from eventkb.pipeline.gather import Gathered
from eventkb.publish import replace_all

HEADINGS = {
    "source": "event_source", "id": "event_id", "level": "level", "channel": "channel", "category": "category",
    "message": "message", "symbolic_name": "symbolic_name", "explanation": "explanation", "impact": "impact",
    "user_action": "user_action", "verification": "verification",
}  # fmt: skip
"""The interface words by which a table of each language may call its columns."""

LONGEST = 100
"""Characters of a value in the three-way view."""

SHOWN = 20
"""How many problems and changes are shown at once; `--all` shows the others."""


@click.command("import", epilog="Example: eventkb import manifest MyService.man --product myproduct --version 2.1")
@click.argument("format", type=click.Choice(list(FORMATS)))
@click.argument("files", nargs=-1, required=True)
@click.option("--into", help="The folder of definitions, if the project has several; the first one, unless set.")
@click.option("--source", help="The event source, where the files don't contain its name.")
@click.option("--product", help="The product of events/products.yml that writes the events.")
@click.option("--version", help="The version of the product that the files come from.")
@click.option("--language", help="The language of texts that don't say theirs; the first of the site, unless set.")
@click.option(
    "--table", default="", help="The name of the code table, for the format codes; that of the file, unless set."
)
@click.option("--address", default="", help="Where a page is from, for the format article, if the page doesn't say it.")
@click.option("--encoding", help="The encoding of the files, where it can't be recognized.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--all", "is_whole", is_flag=True, help="Show all changes and problems, not only the first ones.")
def command(
    format: str,
    files: tuple[str, ...],
    *,
    into: str | None,
    source: str | None,
    product: str | None,
    version: str | None,
    language: str | None,
    table: str,
    address: str,
    encoding: str | None,
    dry_run: bool,
    is_whole: bool,
) -> None:
    """Makes definitions of FILES in a FORMAT: files, folders, ZIP archives, or - for standard input.

    New events go to the list of known events of their source. What people wrote is never changed.
    """
    project = project_here()
    kind = FORMATS[format]
    if kind.needs_source and not source:
        raise click.UsageError(f"Name the event source with --source: files of the format {format} don't contain it.")
    gathered = project.gathered()
    own = _own(gathered)
    target = _target(project, gathered.definitions, language, product, version)
    settings = Settings(
        source=source or "",
        neutral=target.neutral,
        encoding=encoding,
        address=address,
        table=table,
        headings=_headings(project),
        levels=_levels(project),
        labels=_labels(project, format),
        telling=telling_words(project.materials.common_words, project.locales),
    )
    harvests = _harvests(files, kind, settings, is_whole)
    if not harvests:
        sys.exit(1)
    harvest = renamed(merged_harvests(harvests), own)
    events, problems = incoming(harvest, target)
    described = gathered.definitions.by_key.keys() - own.by_key.keys()
    free = [event for event in events if event.key not in described]
    if len(free) < len(events):
        left_out = counted(len(events) - len(free), "event")
        click.echo(f"{left_out} left out: another catalogue describes them.", err=True)
    workspace = Workspace(definitions=own, files=gathered.files, root=into or project.events, target=target)
    try:
        merged = merge(harvest, free, format, workspace)
    except (BrokenFile, FormFault) as refused:
        fault(str(refused))
        sys.exit(1)
    _print_problems("", [*problems, *merged.problems], is_whole)
    if not dry_run:
        replace_all(project.root, merged.files)
    _report(merged, is_dry=dry_run, is_whole=is_whole)


def _target(
    project: Project, definitions: Definitions, language: str | None, product: str | None, version: str | None
) -> Target:
    """Where the import goes."""
    neutral = project.language(language)
    _refuse_unknown(product, version, definitions)
    return Target(
        locales=project.locales,
        neutral=neutral.locale,
        product=product,
        version=version,
        products={
            title.casefold(): (key, frozenset(known.versions))
            for key, known in definitions.products.items()
            for title in (key, *known.title.values.values())
        },
        prompt=neutral.word("prompts", "message"),
    )


def _refuse_unknown(product: str | None, version: str | None, definitions: Definitions) -> None:
    """Refuses a product or version that the project doesn't have, before a thousand events name it."""
    known = definitions.products.get(product or "")
    if product and known is None:
        names = ", ".join(definitions.products) or "none"
        raise click.UsageError(f"{product} is no product of products.yml, which has {names}. Add it there first.")
    if known and version and version not in known.versions:
        names = ", ".join(known.versions) or "none"
        raise click.UsageError(
            f"{version} is no version of {product}, which has {names}. Add it to products.yml first."
        )


def _own(gathered: Gathered) -> Definitions:
    """The project's own events and sources, which an import may change; those of other catalogues it may not."""
    definitions = gathered.definitions
    return replace(
        definitions,
        events=tuple(event for event in definitions.events if event.file in gathered.files),
        sources={name: source for name, source in definitions.sources.items() if source.file in gathered.files},
    )


def _headings(project: Project) -> dict[str, str]:
    """The names of fields as headings of a table: the keys of definitions, and the interface words of each language."""
    headings = {folded(name): name for name in FIELDS}
    for language in project.materials.languages:
        for name, words in HEADINGS.items():
            headings.setdefault(folded(str(language.words[words])), name)
        labels = cast(Mapping[str, Mapping[str, str]], language.words["paste"])["labels"]
        for name in FIELDS:
            headings = {folded(label): name for label in labels.get(name, "").split("|") if label} | headings
    return headings


def _labels(project: Project, format: str) -> dict[str, str]:
    """What the parts of an article, or the columns of a code table, are called in each language."""
    labels: dict[str, str] = {}
    for language in project.materials.languages:
        words = cast(Mapping[str, Mapping[str, str]], language.words.get("import", {})).get(format, {})
        for name, spellings in words.items():
            for spelling in spellings.split("|"):
                labels.setdefault(folded(spelling), name)
    return labels


def _levels(project: Project) -> dict[str, str]:
    """The names of levels by their names and spellings in each language, those of all kinds."""
    levels: dict[str, str] = {}
    for kind in project.materials.kinds:
        for level in kind.levels:
            for spelling in (level.name, *level.also, *level.title.values.values()):
                levels.setdefault(spelling.casefold(), level.name)
    return levels


def _harvests(files: Iterable[str], kind: Format, settings: Settings, is_whole: bool) -> list[tuple[str, Harvest]]:
    """What each file contains, with its name. A file that can't be read is reported; the others go on."""
    harvests: list[tuple[str, Harvest]] = []
    for name, content in inputs(files, kind.suffixes):
        if isinstance(content, InputFault):
            fault(f"{name}: {content}")
            continue
        try:
            harvest = kind.read(content, replace(settings, name=name))
        except ImportFault as wrong:
            fault(f"{name}: {wrong}")
            continue
        left_out = f", {harvest.without_message:,} without a message left out" if harvest.without_message else ""
        codes = sum(len(table.codes) for table in harvest.tables)
        tables = f", {counted(codes, 'code')} in {counted(len(harvest.tables), 'table')}" if codes else ""
        click.echo(f"{name}: {counted(len(harvest.events), 'event')}{tables}{left_out}", err=True)
        _print_problems(name, harvest.problems, is_whole)
        harvests.append((Path(name).name, harvest))
    return harvests


def _print_problems(name: str, problems: Iterable[Problem], is_whole: bool) -> None:
    listed = list(problems)
    for problem in listed if is_whole else listed[:SHOWN]:
        place = f"{name}:{problem.line}: " if name and problem.line else f"{name}: " if name else ""
        click.echo(seen(f"{place}{problem.message}\n  help: {problem.help}"), err=True)
    if not is_whole and len(listed) > SHOWN:
        click.echo(f"… and {counted(len(listed) - SHOWN, 'more problem')}; --all shows them.", err=True)


def _report(merged: Merge, *, is_dry: bool, is_whole: bool) -> None:
    """Prints what changes: a table of values for each event that was there before, and the totals."""
    changes = [result for result in merged.results if result.rows or result.fate is Fate.GONE]
    for result in changes if is_whole else changes[:SHOWN]:
        for line in _lines(result):
            click.echo(line)
    if not is_whole and len(changes) > SHOWN:
        click.echo(f"… and {counted(len(changes) - SHOWN, 'more event')}; --all shows them.")
    verb = "would change" if is_dry else "changed"
    events = [result.fate for result in merged.results if isinstance(result.key, EventKey)]
    tables = [result.fate for result in merged.results if not isinstance(result.key, EventKey)]
    totals = [_total(fates, noun) for fates, noun in ((events, "event"), (tables, "code table")) if fates]
    click.echo(f"{'. '.join(totals) or 'Nothing to import'}. {counted(len(merged.files), 'file')} {verb}.")


def _total(fates: Sequence[Fate], noun: str) -> str:
    """How many events or tables there are, and what becomes of them."""
    counts = {fate: fates.count(fate) for fate in Fate}
    return f"{counted(len(fates), noun)}: {', '.join(f'{count:,} {fate}' for fate, count in counts.items() if count)}"


def _lines(result: Result) -> Iterable[str]:
    """An event in a three-way view: what is there, what the file has, what will be there."""
    yield f"{result.key}: {result.fate}"
    for row in result.rows:
        mark = "=" if row.result == row.current else "→"
        yield f"  {row.key}"
        yield f"    here:   {_short(row.current)}"
        yield f"    import: {_short(row.imported)}"
        yield f"    {mark} {'kept' if mark == '=' else 'changed'}"


def _short(value: object) -> str:
    return "-" if value is None else shortened(str(value), LONGEST)
