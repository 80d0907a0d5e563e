"""`eventkb translate`: the state of translations, and their exchange with translation tools."""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from eventkb.cli.output import counted, fault, seen
from eventkb.cli.paths import within
from eventkb.cli.project import Project, project_here
from eventkb.edit import FormFault
from eventkb.edit.part import BrokenFile
from eventkb.engines.git import older_versions
from eventkb.language.wording import nearest
from eventkb.model.catalogue import Definitions
from eventkb.model.locale import SOURCE_LANGUAGE, Locale
from eventkb.model.text import LISTED_STATES, TRANSLATION_STATES, TranslationState
from eventkb.pipeline.gather import Gathered
from eventkb.publish import replace, replace_all
from eventkb.read import readable
from eventkb.translate.change import Translated, changed_files
from eventkb.translate.exchange import FORMATS, LARGEST, ExchangeFault, Previous, read
from eventkb.translate.history import previous_source
from eventkb.translate.merge import merged
from eventkb.translate.status import Row, queue, table
from eventkb.translate.unit import Unit, units


@click.group("translate", epilog="Example: eventkb translate status")
def command() -> None:
    """Shows which translations are missing, outdated or not reviewed, and exchanges them with translation tools."""


def _to(project: Project, wanted: str | None) -> Locale:
    """The target language: the wanted one, or the only one there is."""
    others = [locale for locale in project.locales if locale != SOURCE_LANGUAGE]
    if wanted is None and len(others) == 1:
        return others[0]
    if wanted not in project.locales:
        raise click.BadParameter(f"choose one of {', '.join(others)}.", param_hint="--to")
    return Locale(wanted)


TO = click.option("--to", help="The target language; needed only if there is more than one.")
PATHS = click.argument("names", metavar="[PATH|SOURCE]…", nargs=-1)
MESSAGES = click.option("--messages", is_flag=True, help="Also message texts, whose wording is the manufacturer's.")


def _units(project: Project, gathered: Gathered, locale: Locale, names: Sequence[str], messages: bool) -> list[Unit]:
    """The texts to translate in files, folders or event sources; without any, in all of them."""
    paths = [_path(project, gathered.definitions, name) for name in names]
    return [
        unit
        for unit in _own(gathered, locale)  # others are translated where they are maintained
        if within(project.root / unit.passage.file, paths) and (messages or not unit.is_message)
    ]


def _own(gathered: Gathered, locale: Locale) -> list[Unit]:
    """All texts of the project's own catalogue."""
    return [unit for unit in units(gathered.definitions, locale) if unit.passage.file in gathered.files]


def _path(project: Project, definitions: Definitions, name: str) -> Path:
    """The file or folder that a word of the command means: a path, or the folder of an event source.

    Raises:
        click.BadParameter: it is neither.
    """
    if Path(name).exists():
        return Path(name)
    sources = {known.casefold(): source for known, source in definitions.sources.items()}
    if source := sources.get(name.casefold()):
        return project.root / project.events / source.folder
    likely = nearest(name, definitions.sources)
    hint = f" Did you mean {likely}?" if likely else ""
    raise click.BadParameter(f"{name} is neither a file or folder nor an event source.{hint}", param_hint="PATH")


@command.command("status", epilog="Example: eventkb translate status events/ESE")
@PATHS
@MESSAGES
@click.option("--to", help="Only this language.")
def status(names: tuple[str, ...], to: str | None, messages: bool) -> None:
    """Prints for each source how many texts are missing, stale, machine-translated, drafts or reviewed."""
    project = project_here()
    gathered = project.gathered()
    wanted = [_to(project, to)] if to else [locale for locale in project.locales if locale != SOURCE_LANGUAGE]
    for locale in wanted:
        rows = table(_units(project, gathered, locale, names, messages))
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
@MESSAGES
@click.option("--count", type=click.IntRange(min=1), default=1, show_default=True, help="How many texts to show.")
def following(names: tuple[str, ...], to: str | None, count: int, messages: bool) -> None:
    """Shows the texts that need a translator most, with their files and lines."""
    project = project_here()
    locale, gathered = _to(project, to), project.gathered()
    urgent = queue(_units(project, gathered, locale, names, messages))
    for unit in urgent[:count]:
        parsed, _ = readable(unit.passage.file, gathered.files[unit.passage.file])
        line = parsed.place(unit.passage.path).line if parsed else 1
        click.echo(f"{unit.passage.file}:{line}  {unit.name}  {unit.state}")
        click.echo(_quoted(unit.passage.text.source_language, unit.source))
        if unit.target:
            click.echo(_quoted(locale, unit.target))
        click.echo()
    verb = "needs" if len(urgent) == 1 else "need"
    click.echo(f"{counted(len(urgent), 'text')} {verb} a translator.", err=True)


def _quoted(locale: str, text: str) -> str:
    return "\n".join(f"  {locale} | {line}" for line in text.rstrip("\n").split("\n"))


@command.command("accept", epilog="Example: eventkb translate accept events/ESE/474.yml --state reviewed")
@click.argument("names", metavar="PATH|SOURCE…", nargs=-1, required=True)
@TO
@click.option(
    "--state",
    type=click.Choice([state.value for state in LISTED_STATES]),
    default=TranslationState.REVIEWED.value,
    show_default=True,
    help="The new state of the translations.",
)
def accept(names: tuple[str, ...], to: str | None, state: str) -> None:
    """Marks all translations in files, folders or event sources as up to date with their originals."""
    project = project_here()
    locale, gathered = _to(project, to), project.gathered()
    selected = _units(project, gathered, locale, names, messages=True)
    new = TranslationState(state)
    changes = [
        Translated(unit, unit.target, new, unit.source) for unit in selected if unit.target and unit.state is not new
    ]
    _write(project, changes)
    missing = sum(not unit.target for unit in selected)
    click.echo(f"{counted(len(changes), 'translation')} marked {new}; {missing:,} missing.", err=True)


@command.command("export", epilog="Example: eventkb translate export --to de --format xliff --output eventkb.de.xlf")
@PATHS
@TO
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="po", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write.")
@click.option("--open", "only_open", is_flag=True, help="Leave out reviewed texts.")
@MESSAGES
@click.option("--public", "is_public", is_flag=True, help="Leave your own notes out.")
def export(
    names: tuple[str, ...],
    to: str | None,
    form: str,
    output: Path,
    *,
    only_open: bool,
    messages: bool,
    is_public: bool,
) -> None:
    """Writes the texts of files, folders or event sources (or all) to a file for a translation tool."""
    project = project_here()
    locale = _to(project, to)
    offered = _units(project, project.gathered(is_public=is_public), locale, names, messages)
    wanted = [unit for unit in offered if not (only_open and unit.state is TranslationState.REVIEWED)]
    languages = Counter(unit.passage.text.source_language for unit in wanted)
    source = languages.most_common(1)[0][0] if languages else SOURCE_LANGUAGE
    texts = [unit for unit in wanted if unit.passage.text.source_language == source]
    replace(output, FORMATS[form](texts, locale, source, _previous_source(project)))
    click.echo(f"{output}: {counted(len(texts), 'text')}.", err=True)


@command.command("import", epilog="Example: eventkb translate import eventkb.de.xlf")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--state",
    type=click.Choice([state.value for state in LISTED_STATES]),
    help="The state of changed translations for which the file gives none.",
    default=TranslationState.DRAFT.value,
    show_default=True,
)
def import_file(file: Path, state: str) -> None:
    """Imports translations from a PO or XLIFF file. The format is recognised by the content, not by the name."""
    project = project_here()
    gathered = project.gathered()
    try:
        with file.open("rb") as opened:
            exchanged = read(opened.read(LARGEST + 1))
    except ExchangeFault as wrong:
        fault(f"{file}: {wrong}")
        sys.exit(1)
    if exchanged.locale not in project.locales:
        fault(f"{file} has the language {exchanged.locale or '(none)'}, which is none of {', '.join(project.locales)}.")
        sys.exit(1)
    result = merged(exchanged, _own(gathered, exchanged.locale), TranslationState(state))
    _write(project, result.changes)
    for problem in result.problems:
        place = f"{file}:{problem.entry.line}" if problem.entry.line else str(file)
        click.echo(seen(f"{place}: error: {problem.message}\n  help: {problem.help}"), err=True)
    counts = (f"{counted(len(result.changes), 'translation')} imported", f"{result.same:,} unchanged")
    click.echo(f"{', '.join(counts)}, {len(result.problems):,} left out.", err=True)
    sys.exit(1 if result.problems else 0)


def _previous_source(project: Project) -> Previous:
    """A function that searches the Git history of a definition for the source text of a stale translation."""
    return lambda unit: previous_source(unit, older_versions(project.root, unit.passage.file))


def _write(project: Project, changes: Sequence[Translated]) -> None:
    gathered = project.gathered()
    try:
        files = changed_files(
            changes, gathered.definitions, gathered.files, root=project.events, locales=project.locales
        )
    except (BrokenFile, FormFault) as wrong:
        fault(str(wrong))
        sys.exit(1)
    replace_all(project.root, files)
    for name in files:
        click.echo(name)
