"""`eventkb check`: all problems of the definitions, each with place, cause and cure."""

import sys
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from datetime import datetime
from functools import partial
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
from eventkb.edit.fixes import fixable, fixed
from eventkb.engines.git import GitFault, files_of
from eventkb.engines.hunspell import DictionaryFault, dictionaries
from eventkb.model.diagnostic import Diagnostic, has_errors, in_order
from eventkb.model.locale import Locale
from eventkb.pipeline.gather import Gathered
from eventkb.publish import replace
from eventkb.read import locator
from eventkb.report import FORMATS

ROUNDS = 5
"""How often fixes are made before one is taken for a circle; some errors show only when others are gone."""


@click.command("check", epilog="Example: eventkb check events/MSExchangeTransport --format json")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How to print what is found.")
@click.option("--fix", is_flag=True, help="First mend what has one right answer, and give the files their form.")
@click.option("--typos", is_flag=True, help="With --fix: take the nearest name where one is misspelt.")
@click.option(
    "--dictionaries",
    "spelling",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Also check the spelling, with hunspell's dictionaries in this folder, such as /usr/share/hunspell.",
)
@click.option("--watch", "watching", is_flag=True, help="Check again whenever something is saved, until Ctrl+C.")
def command(paths: tuple[Path, ...], form: str, fix: bool, typos: bool, spelling: Path | None, watching: bool) -> None:
    """Checks all definitions, and prints the problems of those in PATHS (of all, if there are none)."""
    if typos and not fix:
        raise click.UsageError("--typos says how far --fix may go; write both.")
    here = project_here()
    if fix:
        _fix(here, paths, typos)
    known = _dictionaries(here, spelling)
    wanted = _checked(here, paths, form, fix, known)
    if watching:
        folder = here.root / here.events
        try:
            for _ in watch(folder, step=20, raise_interrupt=False):
                click.echo(f"--- {datetime.now():%H:%M:%S}", err=True)
                wanted = _checked(here, paths, form, fix, known)
        except KeyboardInterrupt:
            click.echo("", err=True)
    sys.exit(1 if has_errors(wanted) else 0)


Dictionaries = Mapping[Locale, Callable[[str], bool]]


def _dictionaries(here: Project, folder: Path | None) -> Dictionaries:
    """For each language whether a word is right, by its dictionary or the project's own list."""
    if folder is None:
        return {}
    try:
        found = dictionaries(folder, here.locales)
    except DictionaryFault as missing:
        fault(str(missing))
        sys.exit(2)
    own = here.materials.words
    return {locale: partial(_is_right, knows, own.get(locale, frozenset())) for locale, knows in found.items()}


def _is_right(knows: Callable[[str], bool], own: Container[str], word: str) -> bool:
    return word in own or knows(word)


def _checked(here: Project, paths: Sequence[Path], form: str, fix: bool, spelling: Dictionaries) -> list[Diagnostic]:
    found = here.gathered()
    schema.write(here, found.definitions)
    spellers = in_scope(here.materials.checks, Scope.DICTIONARIES)
    misspelt = check(Subject(definitions=found.definitions, dictionaries=spelling), spellers)
    told = in_order((*found.diagnostics, *map(locator(found.files), misspelt)))
    wanted = [one for one in told if within(here.root / one.place.file, paths)]
    if form == "text":
        print_diagnostics(wanted, here.root, err=False, pages=here.url)
    else:
        click.echo(FORMATS[form](wanted, lines_below(here.root), here.materials.explained(wanted)), nl=False)
    click.echo(f"{len(found.definitions.events)} events checked: {summary_of(wanted) or 'no problem found'}.", err=True)
    for line in _advice(wanted, fix):
        click.echo(line, err=True)
    return wanted


def _advice(diagnostics: Sequence[Diagnostic], fix: bool) -> list[str]:
    """What to do next: what a command can mend, and which page explains the most frequent rule."""
    if not diagnostics:
        return []
    certain = sum(one.fix is not None and one.fix.is_certain for one in diagnostics)
    likely = sum(one.fix is not None for one in diagnostics) - certain
    code = Counter(one.rule.code for one in diagnostics).most_common(1)[0][0]
    told = [f"`eventkb check --fix` mends {certain} of them."] if certain and not fix else []
    if likely:
        told.append(f"`eventkb check --fix --typos` writes the nearest name in {counted(likely, 'place')}.")
    return [*told, f"`eventkb explain {code}` says more about a rule."]


def _fix(here: Project, paths: Sequence[Path], guesses: bool) -> None:
    """Mends and forms files, and says which."""
    for _ in range(ROUNDS):
        found = here.gathered()
        wanted = [one for one in found.diagnostics if within(here.root / one.place.file, paths)]
        if not _mend(here, found, fixable(wanted, guesses=guesses)):
            break
    files = {file: data for file, data in here.gathered().files.items() if within(here.root / file, paths)}
    files |= _dated(here, files)
    for file, data in formed(files, here.events, here.locales).changed.items():
        replace(here.root / file, data)
        click.echo(f"{file}: given its form", err=True)


def _dated(here: Project, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Writes the date of today into the articles that have changed since the last commit."""
    try:
        before = files_of(here.root, "HEAD", here.events)
        found = dict(dated(files, before, f"{datetime.now():%Y-%m-%d}", here.events, here.locales))
    except (GitFault, FormFault) as refused:
        click.echo(f"`modified` stays as it is: {refused}", err=True)
        return {}
    for file, data in found.items():
        replace(here.root / file, data)
        click.echo(f"{file}: modified today", err=True)
    return found


def _mend(here: Project, found: Gathered, by_file: dict[str, list[Diagnostic]]) -> bool:
    """Whether any file became another."""
    changed = False
    for file, diagnostics in by_file.items():
        data = fixed(found.files[file], diagnostics, here.locales, here.events)
        if data is None or data == found.files[file]:
            continue
        replace(here.root / file, data)
        changed = True
        for one in diagnostics:
            click.echo(f"{file}:{one.place.line}: {one.rule.code}: {one.fix.text if one.fix else ''}", err=True)
    return changed
