"""`eventkb translate`: the state of translations, and their way to translators' programs and back."""

import sys
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from eventkb.cli.output import fault
from eventkb.cli.paths import within
from eventkb.cli.project import Project, project_here
from eventkb.edit import FormFault
from eventkb.edit.known import BrokenFile
from eventkb.engines.git import previous_source
from eventkb.model.locale import SOURCE_LANGUAGE, Locale
from eventkb.model.text import LISTED_STATES, TRANSLATION_STATES, TranslationState
from eventkb.publish import replace
from eventkb.read import readable
from eventkb.translate.change import Translated, changed_files
from eventkb.translate.exchange import FORMATS, ExchangeFault, read
from eventkb.translate.merge import merged
from eventkb.translate.status import Row, queue, table
from eventkb.translate.unit import Unit, units


@click.group("translate", epilog="Example: eventkb translate status")
def command() -> None:
    """Keeps translations honest: what is missing, out of date or not reviewed, and what becomes of it."""


def _to(here: Project, wanted: str | None) -> Locale:
    """The language that is translated into: the one asked for, or the only one there is."""
    others = [one for one in here.locales if one != SOURCE_LANGUAGE]
    if wanted is None and len(others) == 1:
        return others[0]
    if wanted not in here.locales:
        raise click.BadParameter(f"say one of {', '.join(others)}.", param_hint="--to")
    return Locale(wanted)


TO = click.option("--to", help="The language that is translated into; needed only where there are several.")
PATHS = click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))


def _units(here: Project, locale: Locale, paths: Sequence[Path]) -> list[Unit]:
    definitions = here.gathered().definitions
    return [one for one in units(definitions, locale) if within(here.root / one.passage.file, paths)]


@command.command("status", epilog="Example: eventkb translate status events/ESE")
@PATHS
@click.option("--to", help="Only this language.")
def status(paths: tuple[Path, ...], to: str | None) -> None:
    """Prints how many texts are missing, stale, translated by a machine, drafts and reviewed, by source."""
    here = project_here()
    wanted = [_to(here, to)] if to else [one for one in here.locales if one != SOURCE_LANGUAGE]
    for locale in wanted:
        rows = table(_units(here, locale, paths))
        total = Row("all", sum((row.counts for row in rows), Counter()))
        width = max((len(row.name) for row in rows), default=3)
        click.echo(f"{locale:<{width}}  " + "".join(f"{state:>10}" for state in TRANSLATION_STATES))
        for row in (*rows, total):
            click.echo(
                f"{row.name:<{width}}  " + "".join(f"{row.counts[state] or '-':>10}" for state in TRANSLATION_STATES)
            )


@command.command("next", epilog="Example: eventkb translate next --to de")
@PATHS
@TO
@click.option("--count", type=click.IntRange(min=1), default=1, show_default=True, help="How many texts to show.")
def following(paths: tuple[Path, ...], to: str | None, count: int) -> None:
    """Shows the texts that need a translator most, with the place where they stand."""
    here = project_here()
    locale, found = _to(here, to), here.gathered()
    wanted = [one for one in units(found.definitions, locale) if within(here.root / one.passage.file, paths)]
    urgent = queue(wanted)
    for one in urgent[:count]:
        parsed, _ = readable(one.passage.file, found.files[one.passage.file])
        line = parsed.place(one.passage.path).line if parsed else 1
        click.echo(f"{one.passage.file}:{line}  {one.name}  {one.state}")
        click.echo(_quoted(one.passage.text.source_language, one.source))
        if one.target:
            click.echo(_quoted(locale, one.target))
        click.echo()
    click.echo(f"{len(urgent)} texts need a translator.", err=True)


def _quoted(locale: str, text: str) -> str:
    return "\n".join(f"  {locale} | {line}" for line in text.rstrip("\n").split("\n"))


@command.command("accept", epilog="Example: eventkb translate accept events/ESE/474.yml --state reviewed")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@TO
@click.option(
    "--state",
    type=click.Choice([state.value for state in LISTED_STATES]),
    default=TranslationState.REVIEWED.value,
    show_default=True,
    help="What the translations are now.",
)
def accept(paths: tuple[Path, ...], to: str | None, state: str) -> None:
    """Says of all translations in PATHS that they fit the texts that they stand beside."""
    here = project_here()
    locale, found = _to(here, to), here.gathered()
    known = [one for one in units(found.definitions, locale) if within(here.root / one.passage.file, paths)]
    new = TranslationState(state)
    changes = [Translated(one, one.target, new, one.source) for one in known if one.target and one.state is not new]
    _write(here, changes)
    missing = sum(not one.target for one in known)
    click.echo(f"{len(changes)} translations are {new} now; {missing} are missing.", err=True)


@command.command("export", epilog="Example: eventkb translate export --to de --format xliff --output eventkb.de.xlf")
@PATHS
@TO
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="po", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write.")
@click.option("--open", "only_open", is_flag=True, help="Leave out what is reviewed.")
def export(paths: tuple[Path, ...], to: str | None, form: str, output: Path, only_open: bool) -> None:
    """Writes the texts of PATHS (all, if there are none) for a translator's program."""
    here = project_here()
    locale = _to(here, to)
    wanted = [one for one in _units(here, locale, paths) if not (only_open and one.state is TranslationState.REVIEWED)]
    languages = Counter(one.passage.text.source_language for one in wanted)
    source = languages.most_common(1)[0][0] if languages else SOURCE_LANGUAGE
    chosen = [one for one in wanted if one.passage.text.source_language == source]
    replace(output, FORMATS[form](chosen, locale, source, partial(previous_source, here.root)))
    click.echo(f"{output} holds {len(chosen)} texts.", err=True)


@command.command("import", epilog="Example: eventkb translate import eventkb.de.xlf")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--state",
    type=click.Choice([state.value for state in LISTED_STATES]),
    help="What changed translations are, if the file doesn't say.",
    default=TranslationState.DRAFT.value,
    show_default=True,
)
def import_file(file: Path, state: str) -> None:
    """Takes translations over from a PO or XLIFF file; its form is known by what is in it, not by its name."""
    here = project_here()
    found = here.gathered()
    try:
        exchanged = read(file.read_bytes())
    except ExchangeFault as wrong:
        fault(f"{file}: {wrong}")
        sys.exit(1)
    if exchanged.locale not in here.locales:
        fault(f"{file} is in {exchanged.locale or 'no language'}, which is none of {', '.join(here.locales)}.")
        sys.exit(1)
    result = merged(exchanged, list(units(found.definitions, exchanged.locale)), TranslationState(state))
    _write(here, result.changes)
    for problem in result.problems:
        place = f"{file}:{problem.entry.line}" if problem.entry.line else str(file)
        click.echo(f"{place}: error: {problem.message}\n  help: {problem.help}", err=True)
    told = (f"{len(result.changes)} translations taken over", f"{result.same} are as they were")
    click.echo(f"{', '.join(told)}, {len(result.problems)} left out.", err=True)
    sys.exit(1 if result.problems else 0)


def _write(here: Project, changes: Sequence[Translated]) -> None:
    found = here.gathered()
    try:
        files = changed_files(changes, found.definitions, found.files, here.events, here.locales)
    except (BrokenFile, FormFault) as wrong:
        fault(str(wrong))
        sys.exit(1)
    for name, data in files.items():
        replace(here.root / name, data)
        click.echo(name)
