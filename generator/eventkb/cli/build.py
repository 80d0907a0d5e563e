"""`eventkb build`: the whole site, published at once or not at all."""

import sys
from pathlib import Path

import click

from eventkb.cli.output import fault, print_diagnostics, progress_here, summary_of
from eventkb.engines.mkdocs import MkDocs
from eventkb.engines.pagefind import Pagefind
from eventkb.pipeline import FAULTS, OUTPUTS, Built, Order, build
from eventkb.pipeline.project import Engines


def _outputs(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    wanted = tuple(word.strip() for word in value.split(",") if word.strip())
    unknown = [word for word in wanted if word not in OUTPUTS]
    if unknown:
        raise click.BadParameter(f"{', '.join(unknown)} is none of {', '.join(OUTPUTS)}.")
    return wanted


@click.command("build", epilog="Example: eventkb build --site-dir /srv/www/kb --jobs 2")
@click.option(
    "--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where to publish, instead of site/."
)
@click.option(
    "--jobs", type=click.IntRange(min=0), default=0, help="Processes to use; as many as there are processors."
)
@click.option("--only", callback=_outputs, default="", help=f"Make only these outputs: {', '.join(OUTPUTS)}.")
@click.option("--keep-going", is_flag=True, help="Publish what is sound, even if some definitions have errors.")
@click.option("--quiet", is_flag=True, help="Say nothing unless something is wrong.")
def command(site_dir: Path | None, jobs: int, only: tuple[str, ...], keep_going: bool, quiet: bool) -> None:
    """Builds the site in all its languages and publishes it, at once or not at all."""
    order = Order(Path.cwd(), site_dir, jobs, only, keep_going)
    try:
        with progress_here(quiet) as progress:
            built = build(order, Engines(MkDocs(), Pagefind()), progress)
    except FAULTS as wrong:
        fault(str(wrong))
        sys.exit(1)
    print_diagnostics(built.diagnostics, Path.cwd(), err=True)
    if not quiet:
        click.echo(_told(built), err=True)
    sys.exit(0 if built.pages else 1)


def _told(built: Built) -> str:
    """What was built, and what is missing."""
    problems = summary_of(built.diagnostics)
    if not built.pages:
        return f"Nothing was published: {problems}. Mend the errors, or build without these files: --keep-going."
    where = _near(built.site)
    lines = [
        f"{where} is ready: {built.events} events, {built.pages:,} pages in {' and '.join(built.locales)}, "
        f"{built.seconds:.1f} s."
    ]
    if built.stubs:
        lines.append(f"{built.stubs} of the events are stubs: nobody has explained them yet.")
    lines += [f"{one.articles} articles have a text without {one.language.word('name')}." for one in built.missing]
    if problems:
        lines.append(f"There were {problems}.")
    return "\n".join(lines)


def _near(path: Path) -> str:
    """A path as a person in the working directory would write it."""
    return f"{path.relative_to(Path.cwd())}/" if path.is_relative_to(Path.cwd()) else f"{path}/"
