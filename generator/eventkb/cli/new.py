"""`eventkb new`: creates the file of a new event, to be filled in; on request it asks for each part."""

import sys

import click

from eventkb.cli.output import fault
from eventkb.cli.project import Project, project_here
from eventkb.edit.canonical import written
from eventkb.edit.draft import Given, draft
from eventkb.edit.part import extracted
from eventkb.edit.tree import Document
from eventkb.model.event import MAXIMUM_ID, EventKey, Level
from eventkb.model.locale import Language, Locale
from eventkb.publish import replace
from eventkb.read.location import Location, folder_of

ASKED = ("message", "summary", "explanation", "user_action")
"""The texts that the interview asks for, in this order."""


@click.command("new", epilog="Example: eventkb new MSExchangeTransport 2008")
@click.argument("source", required=False)
@click.argument("number", metavar="[ID]", required=False, type=click.IntRange(0, MAXIMUM_ID))
@click.option("--ask", is_flag=True, help="Ask for each part, one after the other; no YAML needed.")
@click.option("--lang", help="The language of the questions and answers; the first language of the site, unless set.")
def command(source: str | None, number: int | None, ask: bool, lang: str | None) -> None:
    """Creates the file of a new event SOURCE ID and fills in what is known.

    What is missing is marked TODO; `eventkb check` reports it until it is written. If the event is in a list of known
    events, it is moved out of that list.
    """
    project = project_here()
    language = project.language(lang)
    if not ask and (source is None or number is None):
        raise click.UsageError("Give the event source and the ID, as in: eventkb new MSExchangeTransport 2008")
    gathered = project.gathered()
    key = _key(source, number, language)
    event = gathered.definitions.by_key.get(key)
    if event is not None and not event.path:
        fault(f"{key} is already defined in {event.file}; edit that file.")
        sys.exit(1)
    given = _interview(language, event is not None) if ask else Given()
    event_source = gathered.definitions.sources.get(key.source)
    file = f"{project.events}/{event_source.folder if event_source else folder_of(key.source)}/{key.id}.yml"
    tree, item = extracted(event, gathered.files) if event else (None, None)
    text = written(
        draft(key, given, item=item, definitions=gathered.definitions, languages=project.languages),
        Location.of(file, project.events),
        project.locales,
    )
    replace(project.root / file, text.encode())
    if event and tree:
        _leave_list(project, event.file, tree)
    click.echo(file)
    click.echo("Fill in what is marked TODO, then run: eventkb check", err=True)


def _leave_list(project: Project, file: str, tree: Document) -> None:
    """Writes the list of known events without the event that now has its own file; deletes an empty list."""
    if tree.value:
        replace(project.root / file, written(tree, Location.of(file, project.events), project.locales).encode())
    else:
        (project.root / file).unlink()


def _key(source: str | None, number: int | None, language: Language) -> EventKey:
    source = source or click.prompt(language.word("interview", "source"), type=str, err=True).strip()
    if number is None:
        number = click.prompt(language.word("interview", "id"), type=click.IntRange(0, MAXIMUM_ID), err=True)
    return EventKey(source, int(number))


def _interview(language: Language, is_known: bool) -> Given:
    """The answers of a person. Asks only for what isn't known yet; an empty answer leaves a part for later."""
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
    """An answer of one or more lines, ended by an empty line. A single line gets no line break at its end."""
    click.echo(f"\n{question}", err=True)
    lines = []
    while line := click.prompt("", default="", show_default=False, prompt_suffix="> ", err=True):
        lines.append(line)
    return "\n".join(lines) + "\n" if len(lines) > 1 else "".join(lines)
