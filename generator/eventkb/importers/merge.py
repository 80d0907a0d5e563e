"""Imported events written into the definitions. What people wrote is kept.

A value belongs to the importer or to a person. `imported.fields` of a definition lists the importer's, and
`imported.digest` is of their values. As long as it fits, nobody has touched them, and the importer may change them; if
it doesn't, the importer gives up the values that differ from what it would write. A value that no importer wrote is
never changed; only the vendor's own wording takes the place of our translation of a message.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from eventkb.edit.canonical import written
from eventkb.edit.change import node
from eventkb.edit.part import part_of, tree_of
from eventkb.edit.tree import Branch, Document, Entry
from eventkb.importers.harvest import Harvest, ImportedSource, Problem
from eventkb.importers.incoming import Incoming, Target
from eventkb.importers.ownership import MESSAGE, imported_key, in_hexadecimal
from eventkb.importers.update import Fate, Result, Update
from eventkb.model.catalogue import Definitions
from eventkb.model.event import EventKey
from eventkb.model.locale import SOURCE_LANGUAGE
from eventkb.read.location import Location, folder_of
from eventkb.read.yaml import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """All changes of an import: new contents of files by path, and what becomes of each event."""

    files: Mapping[str, bytes]
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

    def folder(self, source: str) -> str:
        known = self.definitions.sources.get(source)
        return f"{self.root}/{known.folder if known else folder_of(source)}"

    def written(self) -> dict[str, bytes]:
        """The new bytes of the files whose contents change."""
        texts = {
            file: written(tree, Location.of(file, self.root), self.target.locales).encode()
            for file, tree in self.trees.items()
        }
        return {file: data for file, data in texts.items() if data != self.files.get(file)}


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
            workspace.list_of(key.source).entries.append(Entry(None, _stub(event, format, workspace.target)))
            results.append(Result(key, Fate.NEW))
        else:
            tree = workspace.tree(known.file)
            update = Update(part_of(tree, known), known, event, format, workspace.target)
            results.append(update.done())
            problems += update.problems
    for source in harvest.sources:
        _describe(source, workspace)
    for file, tree in workspace.trees.items():
        if file.endswith("/known.yml") and isinstance(tree.root, Branch):
            tree.root.entries.sort(key=_number)
    results += _gone(current, definitions, format)
    return Merge(files=workspace.written(), results=tuple(results), problems=tuple(problems))


def _number(entry: Entry) -> int:
    value = entry.node.value
    number = value.get("id") if isinstance(value, dict) else None
    return number if isinstance(number, int) else 0


def _gone(current: Mapping[EventKey, Incoming], definitions: Definitions, format: str) -> Iterator[Result]:
    """Events that an earlier import of the same file has brought, and this one has not. They keep their address."""
    sources = {key.source for key in current}
    origins = {event.origin for event in current.values()}
    for event in definitions.events:
        is_ours = event.imported and event.imported.format == format and event.imported.origin in origins
        if is_ours and event.key.source in sources and event.key not in current:
            yield Result(event.key, Fate.GONE)


def _describe(source: ImportedSource, workspace: Workspace) -> None:
    """Writes `source.yml` for a source that has none and of which more than the name is known."""
    known = workspace.definitions.sources.get(source.name)
    file = f"{workspace.folder(source.name)}/source.yml"
    is_used = f"{workspace.folder(source.name)}/known.yml" in workspace.trees
    if file in workspace.files or file in workspace.trees or known is not None or not is_used:
        return
    values: dict[str, Value] = {"name": source.name}
    titles = {locale: text for tag, text in source.titles.items() if (locale := workspace.target.locale(tag))}
    if titles:
        values["title"] = dict(titles)
    if source.guid:
        values["guid"] = source.guid.strip("{}").lower()
    if source.channel:
        values["channel"] = source.channel
    root = node(values)
    workspace.trees[file] = Document((), root, ())


def _stub(event: Incoming, format: str, target: Target) -> Branch:
    values: dict[str, Value] = {"id": event.key.id, **event.values, MESSAGE: dict(event.messages)}
    if set(event.messages) != {SOURCE_LANGUAGE}:
        values["original_languages"] = list(event.messages)
    if event.variants:
        values["variants"] = [dict(variant) for variant in event.variants]
    values["imported"] = imported_key(values, [key for key in values if key != "id"], (format, event.origin), target)
    branch = node(values)
    assert isinstance(branch, Branch)
    in_hexadecimal(branch)
    return branch
