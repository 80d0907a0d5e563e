"""`eventkb diff`: what a change means for readers, as Markdown."""

import sys

import click

from eventkb.cli.output import fault
from eventkb.cli.project import Project, project_here
from eventkb.compare import difference, report
from eventkb.engines.git import GitFault, files_of
from eventkb.model.diagnostic import Severity
from eventkb.pipeline.gather import Gathered, gather_files, sound
from eventkb.pipeline.parallel import jobs_here
from eventkb.relate import relate


@click.command("diff", epilog="Example: eventkb diff origin/main > comment.md")
@click.argument("base")
@click.argument("head", required=False)
@click.option("--lang", help="The language of the report; the site's first one, unless said otherwise.")
def command(base: str, head: str | None, lang: str | None) -> None:
    """Says what changes for readers between the commits BASE and HEAD; without HEAD, the files here are compared."""
    here = project_here()
    language = here.language(lang)
    try:
        before = _gathered(here, base)
        after = _gathered(here, head) if head else here.gathered()
    except GitFault as refused:
        fault(str(refused))
        sys.exit(2)
    for name, gathered in ((base, before), (head or "the folder", after)):
        errors = sum(one.severity is Severity.ERROR for one in gathered.diagnostics)
        if errors:
            fault(f"{name} has {errors} errors; the files in which they stand are left out of the comparison.")
    # A file with errors on one side would seem to be new or gone.
    wrong = (*before.diagnostics, *after.diagnostics)
    found = difference(relate(sound(before.definitions, wrong)), relate(sound(after.definitions, wrong)), here.locales)
    click.echo(report(found, language), nl=False)


def _gathered(here: Project, commit: str) -> Gathered:
    files = files_of(here.root, commit, here.events)
    return gather_files(here.root, files, here.events, here.materials, jobs_here())
