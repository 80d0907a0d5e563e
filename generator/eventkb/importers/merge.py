"""Imported events and code tables written into the definitions. What people wrote is kept; `update` has the rules."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from eventkb.edit.change import node
from eventkb.edit.tree import Branch
from eventkb.importers.harvest import Harvest, ImportedSource, Problem
from eventkb.importers.incoming import Incoming, Target
from eventkb.importers.naming import slugs_of
from eventkb.importers.ownership import MESSAGE, imported_key
from eventkb.importers.tables import put_table
from eventkb.importers.update import Fate, Result, updated
from eventkb.importers.workspace import Workspace, definition_of, in_hexadecimal, put_values
from eventkb.model.catalogue import Definitions
from eventkb.model.event import EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import SOURCE_LANGUAGE
from eventkb.read.location import folder_of
from eventkb.read.yaml import Value


@frozen_dataclass(kw_only=True)
class Merge:
    """All changes of an import: new contents of files by path, and what becomes of each event and table."""

    files: Mapping[str, bytes | None]
    results: tuple[Result, ...]
    problems: tuple[Problem, ...] = ()


def merge(harvest: Harvest, events: Sequence[Incoming], format: str, workspace: Workspace) -> Merge:
    """Writes events of a format into the definitions of a workspace.

    Raises:
        BrokenFile: a file that must change has errors.
        FormFault: a file can't be written (a defect of eventkb).
    """
    definitions = workspace.definitions
    current = {definitions.renamed.get(event.key, event.key): event for event in events}
    results: list[Result] = []
    problems: list[Problem] = []
    for key, event in current.items():
        known = definitions.by_key.get(key)
        if known is None:
            _add(workspace, event, format)
            results.append(Result(key, Fate.NEW))
            continue
        part = workspace.part(known)
        definition = definition_of(part)
        before = definition.value
        assert isinstance(before, dict)
        update = updated(before, known, event, format, workspace.target)
        if update.values != before:
            put_values(definition, before, update.values)
        if known.path and event.article:
            workspace.move_part(known, part)
        elif update.values != before:
            workspace.put_part(known, part)
        results.append(Result(known.key, update.fate, update.rows))
        problems += update.problems
    problems += _describe(harvest, workspace)
    for table in harvest.tables:
        result, notes = put_table(table, format, workspace)
        results.append(result)
        problems += notes
    results += _gone(current, definitions, format)
    return Merge(files=workspace.written(), results=tuple(results), problems=tuple(problems))


def _add(workspace: Workspace, event: Incoming, format: str) -> None:
    """Adds a new event: to the list of its source, or to a file of its own if it has an article."""
    branch = _stub(event, format, workspace.target)
    if event.article:
        workspace.put_event(event.key, branch)
    else:
        workspace.add_known(event.key, branch)


def _gone(current: Mapping[EventKey, Incoming], definitions: Definitions, format: str) -> Iterator[Result]:
    """Events that an earlier import of the same file contained and this one doesn't. They keep their address."""
    sources = {key.source for key in current}
    origins = {event.origin for event in current.values()}
    for event in definitions.events:
        is_ours = event.imported and event.imported.format == format and event.imported.origin in origins
        if is_ours and event.key.source in sources and event.key not in current:
            yield Result(event.key, Fate.GONE)


def _describe(harvest: Harvest, workspace: Workspace) -> list[Problem]:
    """Writes `source.yml` for each source that gets events, has none, and of which more than the name is known."""
    described = {source.name: source for source in reversed(harvest.sources)}
    written_to = {file.rpartition("/")[0] for file in workspace.changed}
    names = dict.fromkeys(
        chain((source.name for source in harvest.sources), (event.source for event in harvest.events))
    )
    new = [name for name in names if name not in workspace.definitions.sources and workspace.folder(name) in written_to]
    slugs, problems = slugs_of(new, workspace.definitions)
    for name in new:
        file = f"{workspace.folder(name)}/source.yml"
        values = _source(described.get(name, ImportedSource(name=name)), slugs.get(name), workspace)
        if not workspace.has(file) and (len(values) > 1 or folder_of(name) != name):
            workspace.put_file(file, values)
    return problems


def _source(source: ImportedSource, slug: str | None, workspace: Workspace) -> dict[str, Value]:
    values: dict[str, Value] = {
        "name": source.name,
        "title": dict(workspace.target.texts(source.titles)),
        "slug": slug,
        "guid": source.guid.strip("{}").lower() if source.guid else None,
        "channel": source.channel,
        "kind": source.kind if source.kind != workspace.definitions.kinds.default else None,
    }
    return {key: value for key, value in values.items() if value}


def _stub(event: Incoming, format: str, target: Target) -> Branch:
    id = event.key.id
    values: dict[str, Value] = {
        "id": id if isinstance(id, int) else str(id),
        **event.values,
        MESSAGE: dict(event.messages) or {target.neutral: target.prompt},
        **event.article,
    }
    if event.messages and set(event.messages) != {SOURCE_LANGUAGE}:
        values["original_languages"] = list(event.messages)
    if event.variants:
        values["variants"] = [dict(variant) for variant in event.variants]
    owned = [key for key in values if key != "id" and (key != MESSAGE or event.messages)]
    values["imported"] = imported_key(values, owned, (format, event.origin), target.version)
    branch = node(values)
    assert isinstance(branch, Branch)
    in_hexadecimal(branch)
    return branch
