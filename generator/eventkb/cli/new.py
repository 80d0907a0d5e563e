"""`eventkb new`: the file of a new event, to be filled in, or an interview for those who don't know YAML."""

import sys

import click

from eventkb.cli.output import fault
from eventkb.cli.project import Project, project_here
from eventkb.edit.canonical import written
from eventkb.edit.draft import Given, draft
from eventkb.edit.known import taken
from eventkb.edit.tree import Document
from eventkb.model.event import MAXIMUM_ID, EventKey, Level
from eventkb.model.locale import Language, Locale
from eventkb.publish import replace
from eventkb.read.location import Location, folder_of

ASKED = ("message", "summary", "explanation", "user_action")
"""The texts of the interview, in its order."""


@click.command("new", epilog="Example: eventkb new MSExchangeTransport 2008")
@click.argument("source", required=False)
@click.argument("number", metavar="[ID]", required=False, type=click.IntRange(0, MAXIMUM_ID))
@click.option("--ask", is_flag=True, help="Ask for each part, one after the other.")
@click.option("--lang", help="The language of the questions and of the answers; English, unless said otherwise.")
def command(source: str | None, number: int | None, ask: bool, lang: str | None) -> None:
    """Makes the file of a new event SOURCE ID, with what is known filled in.

    What is missing stands in it as TODO, and `eventkb check` reports it until it is written. An event that stood in
    the list of known ones leaves it.
    """
    here = project_here()
    language = here.language(lang)
    if not ask and (source is None or number is None):
        raise click.UsageError("Say the event source and the ID, as in: eventkb new MSExchangeTransport 2008")
    found = here.gathered()
    key = _key(source, number, language)
    event = found.definitions.by_key.get(key)
    if event is not None and not event.path:
        fault(f"{key} is defined in {event.file}; edit that file.")
        sys.exit(1)
    given = _interview(language, event is not None) if ask else Given()
    known = found.definitions.sources.get(key.source)
    file = f"{here.events}/{known.folder if known else folder_of(key.source)}/{key.id}.yml"
    tree, item = taken(event, found.files) if event else (None, None)
    text = written(
        draft(key, item, given, found.definitions, here.languages),
        Location.of(file, here.events),
        here.locales,
    )
    replace(here.root / file, text.encode())
    if event and tree:
        _leave_list(here, event.file, tree)
    click.echo(file)
    click.echo("Write what is marked TODO, then run: eventkb check", err=True)


def _leave_list(here: Project, file: str, tree: Document) -> None:
    """Writes the list of known events without the one that now has a file of its own."""
    if tree.value:
        replace(here.root / file, written(tree, Location.of(file, here.events), here.locales).encode())
    else:
        (here.root / file).unlink()


def _key(source: str | None, number: int | None, language: Language) -> EventKey:
    source = source or click.prompt(language.word("interview", "source"), type=str, err=True).strip()
    if number is None:
        number = click.prompt(language.word("interview", "id"), type=click.IntRange(0, MAXIMUM_ID), err=True)
    return EventKey(source, int(number))


def _interview(language: Language, is_known: bool) -> Given:
    """What a person answers; nothing is asked that is known already, and an empty answer leaves the rest to later."""
    word = language.word
    click.echo(word("interview", "how"), err=True)
    facts: dict[str, str] = {}
    texts: dict[str, dict[Locale, str]] = {}
    if not is_known:
        levels = click.Choice([level.value for level in Level])
        level = click.prompt(word("interview", "level"), type=levels, default="", show_default=False, err=True)
        name = click.prompt(word("interview", "symbolic_name"), default="", show_default=False, err=True).strip()
        facts = {key: value for key, value in (("level", level), ("symbolic_name", name)) if value}
    for key in ASKED[is_known:]:
        answer = _lines(word("interview", key))
        if answer:
            texts[key] = {language.locale: answer}
    return Given(facts, texts)


def _lines(question: str) -> str:
    """An answer of several lines, ended by an empty one; one of a single line has no line break at its end."""
    click.echo(f"\n{question}", err=True)
    lines = []
    while line := click.prompt("", default="", show_default=False, prompt_suffix="> ", err=True):
        lines.append(line)
    return "\n".join(lines) + "\n" if len(lines) > 1 else "".join(lines)
