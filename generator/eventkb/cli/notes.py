"""A house's own note on an event, as `eventkb new --note` asks for it and writes it."""

import sys

import click

from eventkb.cli.interview import lines
from eventkb.cli.output import fault
from eventkb.cli.project import Project
from eventkb.edit.canonical import written
from eventkb.edit.change import put
from eventkb.edit.tree import Branch, Document
from eventkb.model.catalogue import Definitions
from eventkb.model.event import EventKey
from eventkb.model.identifier import file_stem
from eventkb.model.locale import Language
from eventkb.publish import replace_all
from eventkb.read.location import NOTE_SUFFIX, Location, folder_of


def new_note(project: Project, key: EventKey, definitions: Definitions, language: Language) -> None:
    """Asks for the text of a note, in the language of the asker, and writes its file. Ends the command if it can't."""
    event = definitions.by_key.get(definitions.renamed.get(key, key))
    if event is None:
        fault(f"there is no event {key}. A note is on an event that your own or another catalogue describes.")
        sys.exit(2)
    present = definitions.note_on(event)
    if present is not None and project.folders.has(present.file):
        fault(f"there is a note on {event.key} already: edit {present.file}.")
        sys.exit(1)
    text = lines(language.word("interview", "note"))
    if not text.strip():
        fault("nothing was entered, so nothing is written.")
        sys.exit(1)
    source = definitions.sources.get(event.key.source)
    folder = source.folder if source else folder_of(event.key.source)
    file = f"{project.events}/{folder}/{file_stem(event.key.id)}{NOTE_SUFFIX}"
    root = Branch(False)
    put(root, ("note",), {language.locale: text})
    document = written(Document((), root, ()), Location.of(file, project.events), project.locales)
    replace_all(project.root, {file: document.encode()})
    click.echo(file)
    click.echo(language.word("interview", "note_next"), err=True)
