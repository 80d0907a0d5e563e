"""`eventkb diff`: what changes for readers between two commits, or two states of another catalogue, as Markdown."""

import sys
from collections.abc import Mapping
from dataclasses import replace

import click

from eventkb.cli.output import counted, fault
from eventkb.cli.project import Project, project_here
from eventkb.cli.states import StateFault, catalogue_called, state
from eventkb.compare import Touched, difference, report, touched
from eventkb.engines.git import GitFault, files_of
from eventkb.model.diagnostic import Severity
from eventkb.pipeline.gather import Gathered, gather_files, sound
from eventkb.pipeline.parallel import jobs_here
from eventkb.read.folders import opened
from eventkb.relate import relate
from eventkb.stock.catalogues import Folders, is_inside

Files = Mapping[str, bytes]


@click.command("diff", epilog="Example: eventkb diff origin/main > comment.md")
@click.argument("base")
@click.argument("head", required=False)
@click.option("--lang", help="The language of the report; the first language of the site, unless set.")
@click.option("--catalogue", help="Compare two states of this other catalogue: folders, wheels or commits.")
def command(base: str, head: str | None, lang: str | None, catalogue: str | None) -> None:
    """Reports what changes for readers between the commits BASE and HEAD; without HEAD, BASE and the files here.

    With --catalogue package:eventkb_events, BASE and HEAD are states of that catalogue, each `here`, a folder, a wheel
    or a commit of its repository; without HEAD, BASE and what is used here. The report begins with your own notes and
    replacements that the change touches.
    """
    project = project_here()
    language = project.language(lang)
    try:
        before, after = _of_catalogue(project, catalogue, base, head) if catalogue else _of_commits(project, base, head)
    except (GitFault, StateFault) as refused:
        fault(str(refused))
        sys.exit(2)
    for name, gathered in ((base, before), (head or "the folder", after)):
        errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in gathered.diagnostics)
        if errors:
            fault(f"{name} has {counted(errors, 'error')}. Files with errors are left out of the comparison.")
    # A file with errors on one side would look new or deleted, so both sides leave it out.
    wrong = before.faulty | after.faulty
    changes = difference(
        relate(sound(before.definitions, wrong)), relate(sound(after.definitions, wrong)), project.locales
    )
    click.echo(report(changes, language, _touched(project, before, after)), nl=False)


def _of_commits(project: Project, base: str, head: str | None) -> tuple[Gathered, Gathered]:
    return _gathered(project, base), _gathered(project, head) if head else project.gathered()


def _gathered(project: Project, commit: str) -> Gathered:
    """The definitions as of a commit; those of catalogues that are not in the repository, as they are now."""
    folders, beside = project.folders, dict(_beside(project))
    for name in folders.others:
        if is_inside(name):
            beside = {file: data for file, data in beside.items() if folders.of(file) != name}
            beside |= files_of(project.root, commit, name)
    return _from(project, {**files_of(project.root, commit, project.events), **beside}, folders)


def _of_catalogue(project: Project, catalogue: str, base: str, head: str | None) -> tuple[Gathered, Gathered]:
    """The project's own definitions beside another catalogue in two states."""
    name = catalogue_called(catalogue, project.folders)
    here = project.gathered()
    rest = {file: data for file, data in here.all_files.items() if project.folders.of(file) != name}
    before = _from(project, {**rest, **state(project.root, name, base)}, project.folders)
    return before, _from(project, {**rest, **state(project.root, name, head)}, project.folders) if head else here


def _touched(project: Project, before: Gathered, after: Gathered) -> tuple[Touched, ...]:
    """The project's own notes and replacements that a change of other catalogues touches."""
    if not project.folders.others or before.files_beside == after.files_beside:
        return ()
    others = Folders(project.folders.others[0], project.folders.others[1:])
    old, new = (_from(project, gathered.files_beside, others) for gathered in (before, after))
    wrong = old.faulty | new.faulty
    earlier, later = (relate(sound(gathered.definitions, wrong)) for gathered in (old, new))
    own = _from(project, after.files, Folders(project.events))
    return touched(difference(earlier, later, project.locales), own.definitions, later.definitions)


def _beside(project: Project) -> Files:
    """The files of other catalogues, as they are now."""
    folders = project.folders
    if not folders.others:
        return {}
    files, _ = opened(project.root, replace(folders, own=folders.others[0], others=folders.others[1:]))
    return files


def _from(project: Project, files: Files, folders: Folders) -> Gathered:
    return gather_files(project.root, files, folders, project.materials, jobs=jobs_here())
