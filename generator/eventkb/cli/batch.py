"""`eventkb new --from coverage.json`: files for the events of a log that nobody has explained."""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click

from eventkb.cli.output import counted, fault
from eventkb.cli.project import Project
from eventkb.edit.canonical import written
from eventkb.edit.draft import Given, draft
from eventkb.edit.part import part_of, tree_of
from eventkb.edit.tree import Branch, Document
from eventkb.language.wording import slip
from eventkb.model.catalogue import Definitions
from eventkb.model.event import EventKey
from eventkb.model.identifier import file_stem
from eventkb.model.locale import Language
from eventkb.publish import replace_all
from eventkb.read.location import Location, folder_of

EXPLAINED = "explained"


@dataclass(slots=True)
class Batch:
    """The files that are made: `trees` of new files and of lists by path, and the items that leave a list."""

    trees: dict[str, Document] = field(default_factory=dict)
    leaving: set[int] = field(default_factory=set)
    created: list[str] = field(default_factory=list)


def new_from(project: Project, file: Path, most: int, language: Language, *, is_new: bool) -> None:
    """Makes files for the first `most` events of a coverage report that have none; all of them or none is written."""
    gathered = project.gathered()
    definitions = gathered.definitions
    batch = Batch()
    for key in _unexplained(file, definitions, is_new=is_new):
        if len(batch.created) == most:
            break
        event = definitions.by_key.get(key)
        if event is not None and (not event.path or not project.folders.has(event.file)):
            continue
        item = None
        if event is not None:
            if event.file not in batch.trees:
                batch.trees[event.file] = tree_of(event.file, gathered.files[event.file])
            item = part_of(batch.trees[event.file], event)
            batch.leaving.add(id(item))
        name = _file(key, definitions, project.events)
        if name not in batch.trees:
            batch.trees[name] = draft(key, Given(), item=item, definitions=definitions, language=language)
            batch.created.append(name)
    replace_all(project.root, dict(_contents(batch, project)))
    for name in batch.created:
        click.echo(name)
    click.echo(f"{counted(len(batch.created), 'file')} created. Next: write what the events mean.", err=True)


def _file(key: EventKey, definitions: Definitions, root: str) -> str:
    known = definitions.sources.get(key.source)
    return f"{root}/{known.folder if known else folder_of(key.source)}/{file_stem(key.id)}.yml"


def _contents(batch: Batch, project: Project) -> Iterator[tuple[str, bytes | None]]:
    """The new bytes of each file; None for a list that is empty now."""
    for name, tree in batch.trees.items():
        root = tree.root
        if isinstance(root, Branch) and root.is_list:
            root.entries[:] = [entry for entry in root.entries if id(entry.node) not in batch.leaving]
            if not root.entries:
                yield name, None
                continue
        yield name, written(tree, Location.of(name, project.events), project.locales).encode()


def _unexplained(file: Path, definitions: Definitions, *, is_new: bool) -> Iterator[EventKey]:
    """The events of a report without an article, in its order; what can't be an event is reported."""
    for row in _rows(file):
        source, number = row.get("source"), row.get("id")
        if row.get("state") == EXPLAINED or not isinstance(source, str) or not source:
            continue
        known = list(definitions.sources)
        other = None if source in known or is_new else slip(source, known)
        id = definitions.kind_of(source).id_of(str(number))
        if other is not None:
            fault(f"{source} is left out: did you mean {other}? With --new-source, it becomes a source of its own.")
        elif id is None:
            fault(f"{source}/{number} is left out: {number} cannot be an ID of this source.")
        else:
            yield EventKey(source, id)


def _rows(file: Path) -> list[Mapping[str, object]]:
    """The events of a report of `eventkb coverage --format json`; ends the command if the file is none."""
    try:
        document = json.loads(file.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as wrong:
        fault(f"{file}: it can't be read as JSON: {wrong}. Make it with: eventkb coverage LOG --format json")
        sys.exit(1)
    events = document.get("events") if isinstance(document, dict) else None
    if not isinstance(events, list):
        fault(f"{file}: it has no list of events. Make it with: eventkb coverage LOG --format json")
        sys.exit(1)
    return [row for row in events if isinstance(row, dict)]
