"""`eventkb eject`: a file that comes with eventkb as a copy in the project, which then takes its place."""

import difflib
import sys
from pathlib import Path

import click

from eventkb.cli import takeover
from eventkb.cli.output import fault
from eventkb.engines import settings
from eventkb.language.wording import nearest
from eventkb.publish import replace_all
from eventkb.stock import FOLDERS, Stock, stock
from eventkb.stock.copies import FILE, digest, recorded, written


@click.command("eject", epilog="Example: eventkb eject docs/en/index.md overrides/partials/footer.html")
@click.argument("paths", metavar="[PATH]…", nargs=-1)
@click.option("--list", "listed", is_flag=True, help="List the files there are; `*` marks those that the project has.")
@click.option("--diff", "compared", is_flag=True, help="Show how the project's files differ from the originals.")
@click.option("--keep", "kept", is_flag=True, help="Confirm copies whose originals have changed.")
def command(paths: tuple[str, ...], listed: bool, compared: bool, kept: bool) -> None:
    """Copies files of eventkb, or definitions of another catalogue, into the project, where they take their place.

    A definition is called by the key of its event (ESE/474), or by its path below the folder of its catalogue
    (shared/check-the-queues.yml).

    `eventkb check` reports a copy whose original has changed with a new version of eventkb: compare the two with
    --diff, change your copy, and confirm it with --keep.
    """
    project = Path.cwd()
    if not (project / "mkdocs.yml").is_file():
        fault("there is no mkdocs.yml here. Run this in the folder that holds it.")
        sys.exit(1)
    supplies = stock(project)
    if listed:
        for path in supplies.supplied.files:
            click.echo(f"{'*' if path in supplies.own.files else ' '} {path}")
        return
    if not paths and not compared:
        raise click.UsageError("Say which file, as in: eventkb eject docs/en/index.md; --list names them all.")
    wanted = paths or tuple(path for path in _recorded(project) if path in supplies.own.files)
    elsewhere = [path for path in wanted if path not in supplies.supplied.files and _may_be_definition(project, path)]
    files = tuple(path for path in wanted if path not in elsewhere)
    _refuse_unknown(supplies, files)
    if compared:
        for path in files:
            click.echo(_difference(supplies, path), nl=False)
        click.echo(takeover.difference(elsewhere) if elsewhere else "", nl=False)
    else:
        _refuse_present(supplies, () if kept else files)
        originals = {path: supplies.supplied.files[path] for path in files}
        copies = {} if kept else {path: original.read_bytes() for path, original in originals.items()}
        digests = _recorded(project) | {path: digest(original) for path, original in originals.items()}
        written_to = list(files)
        if elsewhere:
            taken = takeover.take_over(elsewhere, kept=kept)
            copies, digests = {**copies, **taken.files}, {**digests, **taken.digests}
            written_to += taken.own
        replace_all(project, {**copies, FILE: written(digests).encode()})
        for path in written_to:
            click.echo(path)


def _may_be_definition(project: Path, path: str) -> bool:
    """Whether a path may be that of a definition of another catalogue: the package has no file of this name."""
    has_others = len(settings.configurations(project)[0].folders().names) > 1
    return has_others and not path.startswith(tuple(f"{folder}/" for folder in FOLDERS))


def _recorded(project: Path) -> dict[str, str]:
    """The digests of the originals of the project's copies, by path."""
    return recorded((project / FILE).read_text("utf-8", "replace")) if (project / FILE).is_file() else {}


def _refuse_unknown(supplies: Stock, paths: tuple[str, ...]) -> None:
    """Ends the command where a path is none of the package's, after naming each with the likeliest right one."""
    unknown = [path for path in paths if path not in supplies.supplied.files]
    for path in unknown:
        likely = nearest(path, supplies.supplied.files)
        fault(f"eventkb has no file {path}." + (f" Did you mean {likely}?" if likely else " --list names them all."))
    if unknown:
        sys.exit(2)


def _difference(supplies: Stock, path: str) -> str:
    """How the project's file differs from the original, as a unified diff."""
    if path not in supplies.own.files:
        return f"{path}: the project has no copy.\n"
    try:
        original, own = (layer.files[path].read_text("utf-8") for layer in (supplies.supplied, supplies.own))
    except UnicodeDecodeError:
        return f"{path}: no text.\n"
    lines = difflib.unified_diff(original.splitlines(True), own.splitlines(True), f"eventkb/{path}", path)
    return "".join(lines)


def _refuse_present(supplies: Stock, paths: tuple[str, ...]) -> None:
    """Ends the command where the project has some of these files already."""
    if present := [path for path in paths if path in supplies.own.files]:
        names = ", ".join(present)
        fault(f"the project already has {names}; --diff compares with the original, --keep confirms the copy.")
        sys.exit(1)
