"""The trees of the files that an import changes, each read once and written once."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from eventkb.edit.canonical import written
from eventkb.edit.change import drop, entry_at, node, put
from eventkb.edit.part import tree_of
from eventkb.edit.tree import Branch, Document, Scalar
from eventkb.importers.incoming import Target
from eventkb.model.catalogue import Definitions
from eventkb.model.diagnostic import Path
from eventkb.model.event import EventKey
from eventkb.model.identifier import file_stem
from eventkb.read.location import CODES_FOLDER, Location, folder_of
from eventkb.read.yaml import Value


@dataclass(slots=True, kw_only=True)
class Workspace:
    """The definitions that an import changes: `files` are their bytes, `root` is their folder.

    Only the trees of `changed` files are written: a file in which nothing changes keeps even its form.
    """

    definitions: Definitions
    files: Mapping[str, bytes]
    root: str
    target: Target
    trees: dict[str, Document] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)

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
        self.changed.add(file)
        root = self.tree(file).root
        assert isinstance(root, Branch)
        return root

    def put_event(self, key: EventKey, branch: Branch) -> None:
        """Makes a definition the content of the event's own file."""
        put(branch, ("source",), key.source)
        file = f"{self.folder(key.source)}/{file_stem(key.id)}.yml"
        self.trees[file] = Document((), branch, ())
        self.changed.add(file)

    def put_file(self, file: str, values: Mapping[str, Value]) -> None:
        """Makes values the content of a new file."""
        self.trees[file] = Document((), node(dict(values)), ())
        self.changed.add(file)

    def table_file(self, name: str) -> str:
        """The file of a code table."""
        return f"{self.root}/{CODES_FOLDER}/{name}.yml"

    def folder(self, source: str) -> str:
        """The folder of a source's definitions."""
        known = self.definitions.sources.get(source)
        return f"{self.root}/{known.folder if known else folder_of(source)}"

    def has(self, file: str) -> bool:
        """Whether a file is there, or is made by this import."""
        return file in self.files or file in self.trees

    def written(self) -> dict[str, bytes | None]:
        """The new bytes of the files whose contents change; None for a list that is empty now."""
        contents: dict[str, bytes | None] = {}
        for file in sorted(self.changed):
            tree = self.trees[file]
            is_empty = isinstance(tree.root, Branch) and not tree.root.entries
            text = written(tree, Location.of(file, self.root), self.target.locales).encode() if not is_empty else None
            if text != self.files.get(file):
                contents[file] = text
        return contents


def put_values(part: Branch, before: Mapping[str, Value], after: Mapping[str, Value]) -> None:
    """Writes the values that have changed, as deep within as they have, so that comments beside others stay."""
    for key in before:
        if key not in after:
            drop(part, (key,))
    for key, value in after.items():
        _put(part, (key,), before.get(key), value)
    in_hexadecimal(part)


def _put(part: Branch, path: Path, before: Value, after: Value) -> None:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict) and before.keys() <= after.keys():
        for key, value in after.items():
            _put(part, (*path, key), before.get(key), value)
    elif isinstance(before, list) and isinstance(after, list) and 0 < len(before) == len(after):
        for number, (old, new) in enumerate(zip(before, after, strict=True)):
            _put(part, (*path, number), old, new)
    else:
        put(part, path, after)


def in_hexadecimal(branch: Branch) -> None:
    """Writes the full identifiers of a definition as programs show them: `0xC00007D7`."""
    entry = entry_at(branch, ("qualifiers",))
    if entry and isinstance(entry.node, Branch):
        for item in entry.node.entries:
            if isinstance(item.node, Scalar) and item.node.written.isdecimal():
                item.node = Scalar(f"0x{int(item.node.written):08X}", "")
