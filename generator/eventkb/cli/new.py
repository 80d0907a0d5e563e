"""`eventkb new`: creates the file of a new event with what is known; on request it asks for each part."""

import shlex
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from eventkb.cli.batch import new_from
from eventkb.cli.interview import interview
from eventkb.cli.newguide import new_guide
from eventkb.cli.notes import new_note
from eventkb.cli.output import fault, seen
from eventkb.cli.project import Project, project_here
from eventkb.edit.canonical import written
from eventkb.edit.draft import Given, draft, unwritten
from eventkb.edit.part import extracted
from eventkb.edit.tree import Document
from eventkb.language.prompts import prompt
from eventkb.language.wording import slip
from eventkb.model.catalogue import Definitions
from eventkb.model.event import Event, EventKey
from eventkb.model.identifier import LONGEST, EventId, file_stem
from eventkb.model.kind import Kind
from eventkb.model.locale import Language
from eventkb.publish import replace_all
from eventkb.read.location import Location, folder_of


@click.command("new", epilog="Example: eventkb new Backup 1002")
@click.argument("source", required=False)
@click.argument("id", metavar="[ID]", required=False, type=str)
@click.option("--ask", is_flag=True, help="Ask for each part, one after the other; no YAML needed.")
@click.option("--lang", help="The language of the questions and answers; the first language of the site, unless set.")
@click.option("--note", is_flag=True, help="Write a note of your own on an event that is already described.")
@click.option("--guide", metavar="NAME", help="Write the first lines of a guide from a symptom to its end.")
@click.option("--new-source", is_flag=True, help="Create a source even if the name of another one is nearly the same.")
@click.option("--from", "report", type=click.Path(path_type=Path), help="A report of coverage --format json.")
@click.option("--most", type=click.IntRange(1), default=20, show_default=True, help="So many events of the report.")
def command(
    source: str | None,
    id: str | None,
    *,
    ask: bool,
    lang: str | None,
    note: bool,
    guide: str | None,
    new_source: bool,
    report: Path | None,
    most: int,
) -> None:
    """Creates the file of a new event SOURCE ID and fills in what is known.

    Only a missing message is marked TODO. If the event is in a list of known events, it is moved out of that list.
    With --from, it does so for the events of a log that nobody has explained, the most frequent first. With --note, it
    asks for your own note on an event, which adds to the article without replacing it. With --guide, it writes the
    first lines of a guide.
    """
    project = project_here()
    language = project.language(lang)
    if guide is not None:
        new_guide(project, guide, language)
        return
    if report is not None:
        new_from(project, report, most, language, is_new=new_source)
        return
    if not ask and (source is None or id is None):
        raise click.UsageError("Give the event source and the ID, as in: eventkb new Backup 1002")
    if source is not None and seen(source) != source:
        raise click.UsageError(f"The event source has a character that nobody sees: {seen(source)}")
    definitions = project.gathered().definitions
    name = _meant(_source(source, language), definitions.sources, language, ask=ask, is_new=new_source)
    key = EventKey(name, _id(id, definitions.kind_of(name), language))
    event = definitions.by_key.get(key)
    if note:
        new_note(project, key, definitions, language)
        return
    if event is not None and (not event.path or not project.folders.has(event.file)):
        fault(_defined(event, definitions, language))
        sys.exit(1)
    given = interview(language, key, event, definitions) if ask else Given()
    document = _create(project, key, given, language)
    for line in _next_steps(document, key, definitions, language, project.events):
        click.echo(line, err=True)


def _defined(event: Event, definitions: Definitions, language: Language) -> str:
    """Where an event is defined already, and what can be done instead of defining it again."""
    origin = definitions.origin_of(event.file)
    if origin is None:
        return f"{event.key} is already defined in {event.file}; edit that file."
    arguments = shlex.join([event.key.source, str(event.key.id)])
    return (
        f"{event.key} is defined in the catalogue {origin.title.nearest(language.locale)}. Add a note of your own with "
        f"`eventkb new --note {arguments}`, or take its definition over with "
        f"`eventkb eject {shlex.quote(str(event.key))}`."
    )


def _create(project: Project, key: EventKey, given: Given, language: Language) -> Document:
    """Writes the file of a new event, and prints its name."""
    gathered = project.gathered()
    definitions = gathered.definitions
    event = definitions.by_key.get(key)
    tree, item = extracted(event, gathered.files) if event else (None, None)
    document = draft(key, given, item=item, definitions=definitions, language=language)
    file = f"{_folder(key.source, definitions, project.events)}/{file_stem(key.id)}.yml"
    files: dict[str, bytes | None] = {file: _written(document, file, project)}
    if event and tree:  # the list of known events goes on without it; an empty list is deleted
        files[event.file] = _written(tree, event.file, project) if tree.value else None
    replace_all(project.root, files)
    click.echo(file)
    return document


def _folder(source: str, definitions: Definitions, root: str) -> str:
    known = definitions.sources.get(source)
    return f"{root}/{known.folder if known else folder_of(source)}"


def _written(document: Document, file: str, project: Project) -> bytes:
    return written(document, Location.of(file, project.events), project.locales).encode()


def _source(source: str | None, language: Language) -> str:
    return source or click.prompt(language.word("interview", "source"), type=str, err=True).strip()


def _id(written: str | None, kind: Kind, language: Language) -> EventId:
    """The ID that is given or asked for, until it is one of the kind."""
    name = kind.id.name.nearest(language.locale)
    asked = written is None
    while True:
        typed = click.prompt(name, type=str, err=True) if asked else str(written)
        id = kind.id_of(typed)
        if id is not None:
            return id
        fault(f"{typed} cannot be an ID here: {_form(kind)}.")
        if not asked:
            sys.exit(2)


def _form(kind: Kind) -> str:
    """What an ID of a kind looks like."""
    if kind.is_numbered:
        return f"write a number from 0 to {kind.id.maximum}, or the source's `kind` into its source.yml"
    example = f", as in {kind.id.examples[0]}" if kind.id.examples else ""
    form = f"of the form {kind.id.pattern}" if kind.id.pattern else f"of 1 to {LONGEST} letters, digits and . _ - :"
    return f"write a text {form}{example}"


def _meant(name: str, sources: Iterable[str], language: Language, *, ask: bool, is_new: bool) -> str:
    """The source that a name means: of one that differs by a slip of the finger, a person says which is meant."""
    known = list(sources)
    other = None if name in known or is_new else slip(name, known)
    if other is None:
        return name
    if ask:
        question = language.word("interview", "meant").format(name=other)
        return other if click.confirm(question, default=True, err=True) else name
    fault(f"There is no source {name}: did you mean {other}? With --new-source, {name} becomes a source of its own.")
    sys.exit(2)


def _next_steps(
    document: Document, key: EventKey, definitions: Definitions, language: Language, root: str
) -> Iterable[str]:
    """What a person can write next, and where the source is described."""
    yield language.word("interview", "next")
    for name in unwritten(document):
        text = prompt([language], name)[language.locale].partition(": ")[2]
        yield f"  {'insertions' if name == 'insertion' else name}: {text}"
    source = definitions.sources.get(key.source)
    file = f"{_folder(key.source, definitions, root)}/source.yml"
    word = "described" if source and source.file == file else "not_described"
    yield language.word("interview", word).format(file=file, name=key.source)
