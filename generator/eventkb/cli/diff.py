"""`eventkb diff`: what changes for readers between two commits, as Markdown."""

import sys
from dataclasses import replace

import click

from eventkb.cli.output import counted, fault
from eventkb.cli.project import Project, project_here
from eventkb.compare import difference, report
from eventkb.engines.git import GitFault, files_of
from eventkb.model.diagnostic import Severity
from eventkb.pipeline.gather import Gathered, gather_files, sound
from eventkb.pipeline.parallel import jobs_here
from eventkb.read.folders import is_inside, opened
from eventkb.relate import relate


@click.command("diff", epilog="Example: eventkb diff origin/main > comment.md")
@click.argument("base")
@click.argument("head", required=False)
@click.option("--lang", help="The language of the report; the first language of the site, unless set.")
def command(base: str, head: str | None, lang: str | None) -> None:
    """Reports what changes for readers between the commits BASE and HEAD; without HEAD, BASE and the files here."""
    project = project_here()
    language = project.language(lang)
    try:
        before = _gathered(project, base)
        after = _gathered(project, head) if head else project.gathered()
    except GitFault as refused:
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
    click.echo(report(changes, language), nl=False)


def _gathered(project: Project, commit: str) -> Gathered:
    """The definitions as of a commit; those of catalogues that are not in the repository, as they are now."""
    folders = project.folders
    files, _ = opened(project.root, replace(folders, own=folders.others[0])) if folders.others else ({}, ())
    beside = {file: data for file, data in files.items() if not folders.has(file)}
    for name in folders.others:
        if is_inside(name):
            beside = {file: data for file, data in beside.items() if folders.of(file) != name}
            beside |= files_of(project.root, commit, name)
    own = files_of(project.root, commit, project.events)
    return gather_files(project.root, {**own, **beside}, folders, project.materials, jobs=jobs_here())
