"""Imported events written into the definitions. What people wrote is kept.

A value belongs to the importer or to a person. `imported.fields` of a definition lists the importer's, and
`imported.digest` is of their values. As long as it fits, nobody has touched them, and the importer may change them; if
it doesn't, the importer gives up the values that differ from what it would write. A value that no importer wrote is
never changed; only the vendor's own wording takes the place of our translation of a message.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from eventkb.edit.canonical import written
from eventkb.edit.change import drop, node, put
from eventkb.edit.part import part_of, tree_of
from eventkb.edit.tree import Branch, Document, Entry, Scalar
from eventkb.importers.harvest import Harvest, ImportedSource, Problem
from eventkb.importers.incoming import Incoming, Target
from eventkb.importers.order import version_order
from eventkb.model.catalogue import Definitions
from eventkb.model.event import Event, EventKey, insertion_numbers
from eventkb.model.locale import SOURCE_LANGUAGE
from eventkb.model.text import digest
from eventkb.read.location import Location, folder_of
from eventkb.read.yaml import Value

MESSAGE = "message"
BOOKKEEPING = frozenset({"versions", "imported", "original_languages"})


class Fate(StrEnum):
    """What an import does with an event."""

    NEW = "new"
    CHANGED = "changed"
    KEPT = "kept"
    SAME = "same"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Row:
    """What becomes of one value of an event: what is there, what the file has, and what will be there."""

    key: str
    current: Value
    imported: Value
    result: Value


@dataclass(frozen=True, slots=True)
class Result:
    """What becomes of one event; `rows` are the values that differ."""

    key: EventKey
    fate: Fate
    rows: tuple[Row, ...] = ()


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
            update = _Update(part_of(tree, known), known, event, format, workspace.target)
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
    values["imported"] = _imported(values, [key for key in values if key != "id"], (format, event.origin), target)
    branch = node(values)
    assert isinstance(branch, Branch)
    _in_hexadecimal(branch)
    return branch


def _in_hexadecimal(branch: Branch) -> None:
    """Writes full identifiers as programs show them."""
    for entry in branch.entries:
        if entry.key == "qualifiers" and isinstance(entry.node, Branch):
            for item in entry.node.entries:
                if isinstance(item.node, Scalar) and item.node.written.isdecimal():
                    item.node = Scalar(f"0x{int(item.node.written):08X}", "")


def _imported(values: Mapping[str, Value], keys: Iterable[str], origin: tuple[str, str], target: Target) -> Value:
    fields = sorted(key for key in keys if key not in BOOKKEEPING)
    entry: dict[str, Value] = {"format": origin[0], "origin": origin[1]}
    if target.version:
        entry["version"] = target.version
    return {**entry, "fields": list(fields), "digest": digest_of(values, fields)}


def digest_of(values: Mapping[str, Value], fields: Iterable[str]) -> str:
    """A digest of the values of some keys."""
    return digest(json.dumps({key: values.get(key) for key in fields}, sort_keys=True, ensure_ascii=False))


class _Update:
    """The change of one definition that is already there."""

    def __init__(self, part: Branch, known: Event, event: Incoming, format: str, target: Target) -> None:
        self.part, self.known, self.event, self.target = part, known, event, target
        self.origin = (format, event.origin)
        values = part.value
        assert isinstance(values, dict)
        self.values: dict[str, Value] = values
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        imported = known.imported
        self.fields = set(imported.fields) if imported else set()
        self.is_untouched = bool(imported) and digest_of(values, imported.fields if imported else ()) == (
            imported.digest if imported else ""
        )
        self.is_older = bool(
            target.version
            and imported
            and imported.version
            and version_order(target.version) < version_order(imported.version)
        )

    def done(self) -> Result:
        before = digest_of(self.values, self.values)
        if self.is_older:
            self._note_age()
        for key, value in self.event.values.items():
            if key not in BOOKKEEPING:
                self._value(key, value)
        self._message()
        if self.event.variants and not self.is_older:
            self._value("variants", [dict(variant) for variant in self.event.variants])
        self._claim()
        after = digest_of(self.part.value, self.part.value) if isinstance(self.part.value, dict) else before
        has_changed = any(row.result != row.current for row in self.rows)
        fate = Fate.CHANGED if has_changed else Fate.KEPT if self.rows else Fate.SAME
        _in_hexadecimal(self.part)
        return Result(self.known.key, fate if before != after or self.rows else Fate.SAME, tuple(self.rows))

    def _note_age(self) -> None:
        assert self.known.imported
        self.problems.append(
            Problem(
                self.event.line,
                f"{self.known.key}: version {self.target.version} is older than {self.known.imported.version},"
                " which was imported before.",
                "Newer values are kept; another message is added as a variant of the older version.",
            )
        )

    def _value(self, key: str, value: Value) -> None:
        current = self.values.get(key)
        if current == value:
            return
        is_free = current is None and (not self.known.imported or not self.is_older)
        if is_free or (key in self.fields and self.is_untouched and not self.is_older):
            put(self.part, (key,), value)
            self.fields.add(key)
            self.rows.append(Row(key, current, value, value))
        else:
            self.fields.discard(key)
            self.rows.append(Row(key, current, value, current))

    def _message(self) -> None:
        """The message: completed by languages, replaced, or added as a variant of another version."""
        current = self._messages()
        merged = dict(current)
        for locale, text in self.event.messages.items():
            is_vendors = locale in self.known.original_languages
            if current.get(locale) == text:
                continue
            is_same_event = locale not in current or not is_vendors
            if (is_same_event and self._fits(text, current)) or (
                MESSAGE in self.fields and self.is_untouched and not self._is_other_version()
            ):
                merged[locale] = text
            elif self._is_other_version():
                self._add_variant()
                return
            else:
                self.rows.append(Row(f"{MESSAGE}.{locale}", current.get(locale), text, current.get(locale)))
                self.fields.discard(MESSAGE)
        self._put_messages(current, merged)

    def _messages(self) -> dict[str, str]:
        message = self.values.get(MESSAGE)
        if isinstance(message, dict):
            return {str(language): text for language, text in message.items() if isinstance(text, str)}
        return {SOURCE_LANGUAGE: message} if isinstance(message, str) else {}

    def _fits(self, text: str, current: Mapping[str, str]) -> bool:
        """Whether a wording in a further language has the insertion strings of the message."""
        source = current.get(SOURCE_LANGUAGE) or next(iter(current.values()), text)
        return insertion_numbers(text) == insertion_numbers(source)

    def _is_other_version(self) -> bool:
        version = self.target.version
        return bool(version) and bool(self.known.versions) and version not in self.known.versions

    def _add_variant(self) -> None:
        """The message of another version of the product becomes a variant, unless one has it already."""
        version = self.target.version
        variants = [variant for variant in self.known.variants if version in variant.versions]
        if variants or not version:
            return
        values: dict[str, Value] = {"versions": [version], MESSAGE: dict(self.event.messages)}
        if "insertions" in self.event.values:
            values["insertions"] = self.event.values["insertions"]
        listed = self.values.get("variants")
        put(self.part, ("variants",), [*(listed if isinstance(listed, list) else []), values])
        put(self.part, ("versions",), [*self.known.versions, version])
        self.rows.append(Row("variants", None, dict(self.event.messages), dict(self.event.messages)))

    def _put_messages(self, current: Mapping[str, str], merged: Mapping[str, str]) -> None:
        changed = [locale for locale in merged if merged[locale] != current.get(locale)]
        if not changed:
            return
        put(self.part, (MESSAGE,), dict(merged))
        originals = [*self.known.original_languages, *(locale for locale in changed)]
        languages = [locale for locale in dict.fromkeys(originals) if locale in merged]
        if languages != [SOURCE_LANGUAGE]:
            put(self.part, ("original_languages",), list(languages))
        for locale in changed:
            self.rows.append(Row(f"{MESSAGE}.{locale}", current.get(locale), merged[locale], merged[locale]))
        if not current:
            self.fields.add(MESSAGE)

    def _claim(self) -> None:
        """Writes down which values are the importer's, where there are any."""
        values = self.part.value
        assert isinstance(values, dict)
        fields = {key for key in self.fields if key in values and key not in BOOKKEEPING}
        if not fields:
            drop(self.part, ("imported",))
            return
        version = self.known.imported.version if self.known.imported and self.is_older else self.target.version
        target = Target(
            locales=self.target.locales,
            neutral=self.target.neutral,
            version=version or (self.known.imported.version if self.known.imported else None),
        )
        origin = self.origin
        if self.known.imported and (not self.rows or self.is_older):
            origin = (self.known.imported.format, self.known.imported.origin)
        entry = _imported(values, fields, origin, target)
        if values.get("imported") != entry:
            put(self.part, ("imported",), entry)
