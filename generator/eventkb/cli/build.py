"""`eventkb build`: builds the whole site and publishes it, completely or not at all."""

import sys
from pathlib import Path

import click

from eventkb.cache.collector import collect_seldom
from eventkb.cache.published import Built, Wishes, unchanged
from eventkb.cli.output import counted, fault, print_diagnostics, summary_of
from eventkb.model.site import OUTPUTS


def _outputs(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    wanted = tuple(word.strip() for word in value.split(",") if word.strip())
    unknown = [word for word in wanted if word not in OUTPUTS]
    if unknown:
        raise click.BadParameter(f"{', '.join(unknown)} is none of {', '.join(OUTPUTS)}.")
    return wanted


def _share(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[int, int] | None:
    if value is None:
        return None
    number, _, of = value.partition("/")
    if not (number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
        raise click.BadParameter(f"{value} is no part. Write the part and how many there are, such as 3/16.")
    return int(number), int(of)


@click.command("build", epilog="Example: eventkb build --site-dir /srv/www/kb --jobs 2")
@click.option(
    "--site-dir", type=click.Path(file_okay=False, path_type=Path), help="The folder to publish to, instead of site/."
)
@click.option(
    "--jobs", type=click.IntRange(min=0), default=0, help="The number of processes; as many as processors, unless set."
)
@click.option("--only", callback=_outputs, default="", help=f"Build only these outputs: {', '.join(OUTPUTS)}.")
@click.option("--keep-going", is_flag=True, help="Leave out definitions with errors and publish the rest.")
@click.option("--public", "is_public", is_flag=True, help="Leave your own notes out of every output.")
@click.option(
    "--shard", "share", callback=_share, metavar="N/M", help="Build one of M parts, which `eventkb join` puts together."
)
@click.option("--quiet", is_flag=True, help="Print nothing unless there is a problem.")
def command(
    site_dir: Path | None,
    jobs: int,
    only: tuple[str, ...],
    keep_going: bool,
    is_public: bool,
    share: tuple[int, int] | None,
    quiet: bool,
) -> None:
    """Builds the site in all languages and publishes it, completely or not at all."""
    wishes = Wishes(site_dir, only, keep_going, is_public)
    built = (None if share else unchanged(Path.cwd(), wishes)) or _build(wishes, share, jobs, quiet)
    print_diagnostics(built.diagnostics, Path.cwd(), err=True)
    if not quiet:
        click.echo(_summary(built), err=True)
    sys.exit(0 if built.is_published else 1)


def _build(wishes: Wishes, share: tuple[int, int] | None, jobs: int, quiet: bool) -> Built:
    """Builds what has changed, for which all that reads definitions and makes pages is imported."""
    collect_seldom()
    from eventkb.cli.progress import progress_here  # noqa: PLC0415 - a build with no change waits for none of it
    from eventkb.engines.chosen import Chosen, FullText  # noqa: PLC0415 - the same
    from eventkb.pipeline import FAULTS, Order, Share, build  # noqa: PLC0415 - the same
    from eventkb.pipeline.project import Engines  # noqa: PLC0415 - the same

    order = Order(root=Path.cwd(), jobs=jobs, share=Share(*share) if share else None, **wishes._asdict())
    try:
        with progress_here(quiet) as progress:
            return build(order, Engines(Chosen(order.root), FullText()), progress)
    except FAULTS as wrong:
        fault(str(wrong))
        sys.exit(1)


def _summary(built: Built) -> str:
    """What was built, and what is missing."""
    problems = summary_of(built.diagnostics)
    if not built.is_published:
        return f"Nothing was published: {problems}. Fix the errors, or leave these files out with --keep-going."
    counts = f"{counted(built.events, 'event')}, {counted(built.pages, 'page')} in {' and '.join(built.locales)}"
    lines = [f"{_relative(built.site)} is ready: {counts}, {built.seconds:.1f} s."]
    if built.stubs == 1:
        lines.append("1 of the events is a stub: nobody has explained it yet.")
    elif built.stubs:
        lines.append(f"{built.stubs:,} of the events are stubs: nobody has explained them yet.")
    for gap in built.missing:
        verb = "has" if gap.articles == 1 else "have"
        lines.append(f"{counted(gap.articles, 'article')} {verb} a text without {gap.language.word('name')}.")
    if problems:
        lines.append(f"Problems: {problems}.")
    return "\n".join(lines)


def _relative(path: Path) -> str:
    """A path as a person in the working directory would write it."""
    return f"{path.relative_to(Path.cwd())}/" if path.is_relative_to(Path.cwd()) else f"{path}/"
