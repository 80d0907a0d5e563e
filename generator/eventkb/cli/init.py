"""`eventkb init`: a new knowledge base in a folder of a handful of files."""

import sys
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import click

from eventkb.cache import FOLDER as CACHE
from eventkb.cli.output import fault
from eventkb.edit.skeleton import CI_FILES, skeleton
from eventkb.model.locale import Locale
from eventkb.pipeline import examples
from eventkb.pipeline.project import FORMAT
from eventkb.pipeline.standard import DEFAULT_KIND
from eventkb.publish import discard, recover_change, replace_all
from eventkb.read import folder
from eventkb.stock import PAGES, SUPPLIED, Stock, stock

SHOWN = 5
"""How many files of a folder that isn't empty are named."""

ABOUT = "about.md"

OWN = frozenset({".git", CACHE.parent.name})
"""What may be in the folder: a repository that has just been made, and what a killed command has left."""


@click.command("init", epilog="Example: eventkb init my-kb --example postgresql --languages en,de")
@click.argument("path", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", help="What the knowledge base is called. [default: as the example or the folder]")
@click.option("--languages", default="en,de", show_default=True, help="Its languages, the main one first.")
@click.option("--kind", type=click.Choice(examples.kinds()), help="The kind of its events.  [default: windows]")
@click.option("--example", type=click.Choice(examples.names()), help="Begin with this catalogue instead of one event.")
@click.option("--ci", type=click.Choice(list(CI_FILES)), help="Also write the file by which this host builds it.")
def command(
    path: Path, name: str | None, languages: str, kind: str | None, example: str | None, ci: str | None
) -> None:
    """Makes a new knowledge base in FOLDER, which must be empty or not there yet.

    It begins with one event as an example, or with one of the catalogues that --example names: the SQLSTATE codes of
    PostgreSQL, the messages of a Linux server, the alerts of Prometheus. Everything that is not written by you comes
    with eventkb and is not copied: pages, templates, styles, words.
    """
    if example and kind:
        raise click.UsageError(f"--example {example} says itself which kind its events are; leave --kind out.")
    _refuse_full(path)
    supplies = stock(path)
    wanted = _languages(supplies, languages)
    begun = examples.catalogue(example) if example else examples.starter(kind or DEFAULT_KIND)
    files = skeleton(
        folder.texts(SUPPLIED / "init", "*"),
        {locale: supplies.all.files[f"{PAGES}/{locale}/{ABOUT}"].read_text("utf-8") for locale in wanted},
        {locale: name or begun.title(locale) or path.resolve().name for locale in wanted},
        begun.definitions,
        {"version": version("eventkb"), "format": str(FORMAT), "kind": begun.kind},
        unwanted=_known(supplies) - set(wanted),
        ci=ci,
    )
    path.mkdir(parents=True, exist_ok=True)
    replace_all(path, {file: text.encode() for file, text in files.items()})
    discard(path / CACHE)  # the lock of the change; nothing else has been kept yet
    with suppress(OSError):
        (path / CACHE).parent.rmdir()
    for file in files:
        click.echo(file)
    click.echo(f"Next: cd {path} && eventkb build, or eventkb serve to see it while you write.", err=True)


def _refuse_full(path: Path) -> None:
    """Ends the command where the folder has files, which might be overwritten; a repository may have been made."""
    if path.is_dir():
        recover_change(path)  # of a command that was killed here
    present = sorted(entry.name for entry in path.iterdir() if entry.name not in OWN) if path.is_dir() else []
    if present:
        more = f" and {len(present) - SHOWN} more" if len(present) > SHOWN else ""
        fault(f"{path} isn't empty: it contains {', '.join(present[:SHOWN])}{more}. Choose another folder.")
        sys.exit(1)


def _known(supplies: Stock) -> set[Locale]:
    """The languages that eventkb or an extension has words for."""
    return {Locale(Path(name).stem) for name, _ in supplies.all.below("locales", ".yml")}


def _languages(supplies: Stock, written: str) -> list[Locale]:
    """The languages of `--languages`, each once.

    Raises:
        click.BadParameter: there are no words for one of them.
    """
    wanted = list(dict.fromkeys(Locale(name.strip().lower()) for name in written.split(",") if name.strip()))
    known = _known(supplies)
    missing = [locale for locale in wanted if locale not in known]
    if missing or not wanted:
        problem = f"there are no words for {', '.join(missing)}" if missing else "no language is named"
        raise click.BadParameter(f"{problem}; there are {', '.join(sorted(known))}.", param_hint="--languages")
    return wanted
