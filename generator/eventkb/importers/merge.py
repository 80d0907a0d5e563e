"""Imported events written into the definitions. What people wrote is kept.

A value belongs to the importer or to a person. `imported.fields` of a definition lists the importer's, and
`imported.digest` is of their values. As long as the digest fits, nobody has touched them, and the importer may
change them; if it doesn't, the values that differ from what it would write become a person's. A value that no importer
wrote is never changed, with one exception: the vendor's own wording replaces our translation of a message.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from eventkb.edit.canonical import written
from eventkb.edit.change import node, put
from eventkb.edit.part import part_of, tree_of
from eventkb.edit.tree import Branch, Document, Entry
from eventkb.importers.harvest import Harvest, ImportedSource, Problem
from eventkb.importers.incoming import Incoming, Target
from eventkb.importers.ownership import MESSAGE, article_values, imported_key, in_hexadecimal
from eventkb.importers.update import Fate, Result, Update
from eventkb.model.catalogue import Definitions
from eventkb.model.event import EventKey
from eventkb.model.identifier import EventId, event_id, file_stem
from eventkb.model.locale import SOURCE_LANGUAGE
from eventkb.read.location import Location, folder_of
from eventkb.read.yaml import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """All changes of an import: new contents of files by path, and what becomes of each event."""

    files: Mapping[str, bytes | None]
    results: tuple[Result, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Workspace:
    """The trees of the files that an import changes, each read once and written once."""

    definitions: Definitions
    files: Mapping[str, bytes]
    root: str
    target: Target
    trees: dict[str, Document] = field(default_factory=dict)

    def tree(self, file: str) -> Document:
        """The tree of a file.

        Raises:
            BrokenFile: it has errors.
        """
        if file not in self.trees:
            self.trees[file] = tree_of(file, self.files[file])
        return self.trees[file]

    def list_of(self, source: str) -> Branch:
        """The list of known events of a source, which is made if there is none."""
        file = f"{self.folder(source)}/known.yml"
        if file not in self.files and file not in self.trees:
            self.trees[file] = Document((), Branch(True), ())
        root = self.tree(file).root
        assert isinstance(root, Branch)
        return root

    def put(self, key: EventKey, branch: Branch) -> None:
        """Makes a definition the content of the event's own file."""
        put(branch, ("source",), key.source)
        self.trees[f"{self.folder(key.source)}/{file_stem(key.id)}.yml"] = Document((), branch, ())

    def folder(self, source: str) -> str:
        known = self.definitions.sources.get(source)
        return f"{self.root}/{known.folder if known else folder_of(source)}"

    def written(self) -> dict[str, bytes | None]:
        """The new bytes of the files whose contents change; None for a list that is empty now."""
        changed: dict[str, bytes | None] = {}
        for file, tree in self.trees.items():
            is_empty = isinstance(tree.root, Branch) and not tree.root.entries
            text = written(tree, Location.of(file, self.root), self.target.locales).encode() if not is_empty else None
            if text != self.files.get(file):
                changed[file] = text
        return changed


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
    moved: list[Branch] = []
    for key, event in current.items():
        known = definitions.by_key.get(key)
        if known is None:
            _add(workspace, event, format)
            results.append(Result(key, Fate.NEW))
            continue
        part = part_of(workspace.tree(known.file), known)
        update = Update(part, known, event, format, workspace.target)
        results.append(update.apply())
        problems += update.problems
        if known.path and event.texts:
            moved.append(part)
            workspace.put(known.key, part)
    for source in harvest.sources:
        _describe(source, workspace)
    for file, tree in workspace.trees.items():
        if file.endswith("/known.yml") and isinstance(tree.root, Branch):
            _tidy_list(tree.root, moved)
    results += _gone(current, definitions, format)
    return Merge(files=workspace.written(), results=tuple(results), problems=tuple(problems))


def _add(workspace: Workspace, event: Incoming, format: str) -> None:
    """Adds a new event: to the list of its source, or to a file of its own if it has texts of an article."""
    branch = _stub(event, format, workspace.target)
    if event.texts:
        workspace.put(event.key, branch)
    else:
        workspace.list_of(event.key.source).entries.append(Entry(None, branch))


def _tidy_list(root: Branch, moved: Sequence[Branch]) -> None:
    """Sorts a list of known events by ID, without those that have moved to a file of their own."""
    root.entries[:] = [entry for entry in root.entries if not any(entry.node is part for part in moved)]
    root.entries.sort(key=_id)


def _id(entry: Entry) -> EventId:
    value = entry.node.value
    return (event_id(str(value.get("id"))) if isinstance(value, dict) else None) or 0


def _gone(current: Mapping[EventKey, Incoming], definitions: Definitions, format: str) -> Iterator[Result]:
    """Events that an earlier import of the same file contained and this one doesn't. They keep their address."""
    sources = {key.source for key in current}
    origins = {event.origin for event in current.values()}
    for event in definitions.events:
        is_ours = event.imported and event.imported.format == format and event.imported.origin in origins
        if is_ours and event.key.source in sources and event.key not in current:
            yield Result(event.key, Fate.GONE)


def _describe(source: ImportedSource, workspace: Workspace) -> None:
    """Writes `source.yml` for a source that has none and of which more than the name is known."""
    folder = workspace.folder(source.name)
    file = f"{folder}/source.yml"
    is_used = any(name.startswith(f"{folder}/") for name in workspace.trees)
    if file in {*workspace.files, *workspace.trees} or source.name in workspace.definitions.sources or not is_used:
        return
    titles = {locale: text for tag, text in source.titles.items() if (locale := workspace.target.locale(tag))}
    values: dict[str, Value] = {
        "name": source.name,
        "title": dict(titles),
        "guid": source.guid.strip("{}").lower() if source.guid else None,
        "channel": source.channel,
        "kind": source.kind if source.kind != workspace.definitions.kinds.default else None,
    }
    workspace.trees[file] = Document((), node({key: value for key, value in values.items() if value}), ())


def _stub(event: Incoming, format: str, target: Target) -> Branch:
    id = event.key.id
    values: dict[str, Value] = {
        "id": id if isinstance(id, int) else str(id),
        **event.values,
        MESSAGE: dict(event.messages),
    }
    if set(event.messages) != {SOURCE_LANGUAGE}:
        values["original_languages"] = list(event.messages)
    values |= article_values(event)
    if event.variants:
        values["variants"] = [dict(variant) for variant in event.variants]
    values["imported"] = imported_key(values, [key for key in values if key != "id"], (format, event.origin), target)
    branch = node(values)
    assert isinstance(branch, Branch)
    in_hexadecimal(branch)
    return branch
