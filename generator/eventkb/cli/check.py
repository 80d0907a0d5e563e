"""`eventkb check`: prints all problems of the definitions, each with its place, its cause and a fix."""

import sys
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path

import click
from watchfiles import watch

from eventkb.check import Scope, Subject, check, in_scope
from eventkb.cli import schema
from eventkb.cli.output import counted, fault, lines_below, print_diagnostics, summary_of
from eventkb.cli.paths import within
from eventkb.cli.project import Project, project_here
from eventkb.edit import FormFault, formed
from eventkb.edit.dates import dated
from eventkb.edit.fixes import fixable, fixed, renames
from eventkb.engines import hunspell
from eventkb.engines.git import GitFault, deletions, files_of
from eventkb.model.diagnostic import Diagnostic, has_errors, in_order
from eventkb.model.event import EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import file_stem
from eventkb.model.locale import Locale
from eventkb.pipeline import kept
from eventkb.pipeline.gather import Gathered
from eventkb.publish import replace_all
from eventkb.read import kind_of_file, locator
from eventkb.read.location import folder_of
from eventkb.report import FORMATS
from eventkb.stock.catalogues import on_disk, path_of

ROUNDS = 5
"""The number of times that fixes are applied. Some errors only show once others are fixed; a limit ends circles."""


@click.command("check", epilog="Example: eventkb check events/Backup --format json")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="The format of the report.")
@click.option("--fix", is_flag=True, help="First fix what has only one possible fix, and format the files.")
@click.option("--typos", is_flag=True, help="With --fix: also replace misspelt names by the nearest one.")
@click.option(
    "--dictionaries",
    "spelling",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Also check the spelling, with the Hunspell dictionaries in this folder, such as /usr/share/hunspell.",
)
@click.option(
    "--all", "shows_all", is_flag=True, help="Also warnings of other catalogues, for those who maintain them."
)
@click.option("--watch", "watching", is_flag=True, help="Check again whenever a file is saved, until Ctrl+C.")
def command(
    paths: tuple[Path, ...],
    form: str,
    fix: bool,
    typos: bool,
    spelling: Path | None,
    shows_all: bool,
    watching: bool,
) -> None:
    """Checks all definitions and prints the problems of those in PATHS (without PATHS, of all)."""
    if typos and not fix:
        raise click.UsageError("--typos works only together with --fix.")
    project = _with_deletions(project_here())
    if fix:
        _fix(project, paths, typos)
    dictionaries = _load_dictionaries(project, spelling)
    inquiry = Inquiry(paths=paths, form=form, is_fixing=fix, dictionaries=dictionaries, shows_all=shows_all)
    run = partial(_run_check, project, inquiry)
    diagnostics = run()
    if watching:
        watched = [path for name in project.folders.names if (path := path_of(project.root, name)) and path.exists()]
        try:
            for _ in watch(*watched, step=20, raise_interrupt=False):
                click.echo(f"--- {datetime.now():%H:%M:%S}", err=True)
                diagnostics = run()
        except KeyboardInterrupt:
            click.echo("", err=True)
    sys.exit(1 if has_errors(diagnostics) else 0)


def _with_deletions(project: Project) -> Project:
    """The project with the days on which definitions were deleted; Git is asked when a link leads nowhere."""
    days = cache(lambda: deletions(project.root, project.events))

    def deleted(key: EventKey) -> str:
        return days().get(f"{project.events}/{folder_of(key.source)}/{file_stem(key.id)}.yml", "")

    return replace(project, materials=replace(project.materials, deleted=deleted))


Dictionaries = Mapping[Locale, Callable[[str], bool]]


@frozen_dataclass(kw_only=True)
class Inquiry:
    """What to check and how to report it: files in `paths`; with `shows_all` also warnings of other catalogues."""

    paths: Sequence[Path]
    form: str
    is_fixing: bool
    dictionaries: Dictionaries
    shows_all: bool


def _load_dictionaries(project: Project, folder: Path | None) -> Dictionaries:
    """For each language, a function that says whether its dictionary or the project's own list contains a word."""
    if folder is None:
        return {}
    try:
        loaded = hunspell.dictionaries(folder, project.locales)
    except hunspell.DictionaryFault as missing:
        fault(str(missing))
        sys.exit(2)
    own = project.materials.words
    return {locale: partial(_is_right, knows, own.get(locale, frozenset())) for locale, knows in loaded.items()}


def _is_right(knows: Callable[[str], bool], own: Container[str], word: str) -> bool:
    return word in own or knows(word)


def _run_check(project: Project, inquiry: Inquiry) -> list[Diagnostic]:
    """Prints and returns the problems of the wanted files, and updates the JSON Schema."""
    form = inquiry.form
    checked = kept.checked(
        project.root,
        project.folders,
        project.gathered,
        lambda gathered: schema.write(project, gathered.definitions),
    )
    beside = checked.warnings_beside if inquiry.shows_all else ()
    diagnostics = in_order((*checked.diagnostics, *beside, *_misspelt(project, inquiry.dictionaries)))
    places = ((diagnostic, on_disk(project.root, diagnostic.place.file)) for diagnostic in diagnostics)
    wanted = [diagnostic for diagnostic, place in places if within(place, inquiry.paths)]
    if form == "text":
        print_diagnostics(wanted, project.root, err=False, pages=project.url)
    else:
        click.echo(FORMATS[form](wanted, lines_below(project.root), project.materials.explained(wanted)), nl=False)
    events = counted(checked.events, "event")
    click.echo(f"{events} checked: {summary_of(wanted) or 'no problem found'}.", err=True)
    if checked.warnings_beside and not beside:
        other = counted(len(checked.warnings_beside), "warning")
        click.echo(f"Other catalogues have {other}: `eventkb check --all` shows them.", err=True)
    for line in _advice(wanted, checked.files, inquiry.is_fixing):
        click.echo(line, err=True)
    return wanted


def _misspelt(project: Project, dictionaries: Dictionaries) -> list[Diagnostic]:
    """The words of the project's own definitions that no dictionary has; without dictionaries, nothing is read."""
    if not dictionaries:
        return []
    gathered = project.gathered()
    spellers = in_scope(project.materials.checks, Scope.DICTIONARIES)
    findings = check(Subject(definitions=gathered.definitions, dictionaries=dictionaries), spellers)
    return list(map(locator(gathered.files), (finding for finding in findings if project.folders.has(finding.file))))


def _advice(diagnostics: Sequence[Diagnostic], files: Container[str], is_fixing: bool) -> list[str]:
    """What to do next: which problems a command can fix, and how to read about the most frequent rule."""
    if not diagnostics:
        return []
    certain = sum(diagnostic.fix is not None and diagnostic.fix.is_certain for diagnostic in diagnostics)
    likely = sum(diagnostic.fix is not None for diagnostic in diagnostics) - certain
    certain += len(renames(diagnostics, files))
    code = Counter(diagnostic.rule.code for diagnostic in diagnostics).most_common(1)[0][0]
    lines = [f"`eventkb check --fix` fixes {certain:,} of them."] if certain and not is_fixing else []
    if likely:
        lines.append(f"`eventkb check --fix --typos` inserts the nearest name in {counted(likely, 'place')}.")
    return [*lines, f"`eventkb explain {code}` explains the rule {code}."]


def _fix(project: Project, paths: Sequence[Path], guesses: bool) -> None:
    """Fixes and formats files, and prints their names."""
    for _ in range(ROUNDS):
        gathered = project.gathered()
        own = (problem for problem in gathered.diagnostics if project.folders.has(problem.place.file))
        wanted = [problem for problem in own if within(project.root / problem.place.file, paths)]
        is_renamed = _rename(project, renames(wanted, gathered.files))
        if not is_renamed and not _apply_fixes(project, gathered, fixable(wanted, guesses=guesses)):
            break
    gathered = project.gathered()
    files = {file: data for file, data in gathered.files.items() if within(project.root / file, paths)}
    files |= _dated(project, files)
    kind_of = kind_of_file(gathered.all_files, project.materials.kinds, project.folders.of)
    formatted = formed(files, project.events, project.materials.locales, kind_of).changed
    replace_all(project.root, formatted)
    for file in formatted:
        click.echo(f"{file}: formatted", err=True)


def _rename(project: Project, files: Mapping[str, str]) -> bool:
    """Gives files other names, where these are free, and prints both; says whether there was such a file."""
    has_renamed = False
    for file, right in files.items():
        old, new = project.root / file, project.root / right
        if not old.exists() or (new.exists() and not new.samefile(old)):
            continue
        old.rename(new)
        has_renamed = True
        click.echo(f"{file}: renamed {new.name}", err=True)
    return has_renamed


def _dated(project: Project, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Writes today's date into the articles that have changed since the last commit."""
    try:
        before = files_of(project.root, "HEAD", project.events)
        today = f"{datetime.now():%Y-%m-%d}"
        articles = dict(dated(files, before, today=today, root=project.events, locales=project.materials.locales))
    except (GitFault, FormFault) as refused:
        click.echo(f"`modified` is not updated: {refused}", err=True)
        return {}
    replace_all(project.root, articles)
    for file in articles:
        click.echo(f"{file}: modified set to today", err=True)
    return articles


def _apply_fixes(project: Project, gathered: Gathered, by_file: dict[str, list[Diagnostic]]) -> bool:
    """Applies the fixes of diagnostics to their files and prints them; says whether any file changed."""
    changed: dict[str, bytes] = {}
    kind_of = kind_of_file(gathered.all_files, project.materials.kinds, project.folders.of)
    for file, diagnostics in by_file.items():
        data = fixed(gathered.files[file], diagnostics, project.materials.locales, project.events, kind_of(file))
        if data is None or data == gathered.files[file]:
            continue
        changed[file] = data
    replace_all(project.root, changed)
    for file in changed:
        for diagnostic in by_file[file]:
            text = diagnostic.fix.text if diagnostic.fix else ""
            click.echo(f"{file}:{diagnostic.place.line}: {diagnostic.rule.code}: {text}", err=True)
    return bool(changed)
