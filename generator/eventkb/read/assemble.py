"""From what single files give to all definitions, and to what is wrong between files."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from eventkb.model.catalogue import Definitions
from eventkb.model.codes import CodeTable
from eventkb.model.diagnostic import Diagnostic, Place, has_errors
from eventkb.model.event import Event, EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import event_id, file_stem
from eventkb.model.kind import NO_KINDS, Kinds
from eventkb.model.origin import Origin
from eventkb.model.source import EventSource
from eventkb.read import rules
from eventkb.read.combine import combined
from eventkb.read.location import Location, right_name
from eventkb.read.piece import Piece
from eventkb.stock.catalogues import Folders

OWN_ALONE = Folders("events")


@frozen_dataclass()
class Reading:
    """Everything that could be read, and everything that is wrong with the rest.

    Rules need not report what is missing because of the events of `broken` and the files of `broken_files`.
    """

    definitions: Definitions
    diagnostics: tuple[Diagnostic, ...]
    broken: frozenset[EventKey]
    broken_files: frozenset[str]


def assemble(
    pieces: Iterable[Piece],
    unread: Iterable[Diagnostic] = (),
    folders: Folders = OWN_ALONE,
    supplied: Mapping[str, CodeTable] | None = None,
    *,
    kinds: Kinds = NO_KINDS,
) -> Reading:
    """All definitions of a project from what its files gave; `unread` are about files that could not be opened.

    A definition of an earlier folder replaces one with the same key in a later one, whole. `supplied` are the code
    tables that come with the package and its extensions, in whose place those of the folders come.
    `kinds` are the kinds of event sources.
    """
    by_folder = _by_folder(pieces, folders)
    unopened: dict[str, list[Diagnostic]] = {name: [] for name in folders.names}
    for diagnostic in unread:
        unopened[folders.of(diagnostic.place.file)].append(diagnostic)
    names: dict[str, str] = {}
    readings: list[Reading] = []
    for name in reversed(folders.names):
        readings.insert(0, _of_folder(name, by_folder[name], unopened[name], names))
    return Reading(
        _whole([reading.definitions for reading in readings], supplied, kinds),
        tuple(diagnostic for reading in readings for diagnostic in reading.diagnostics),
        frozenset(key for reading in readings for key in reading.broken),
        frozenset(file for reading in readings for file in reading.broken_files),
    )


def assembled(
    pieces: Iterable[Piece],
    folders: Folders = OWN_ALONE,
    supplied: Mapping[str, CodeTable] | None = None,
    *,
    kinds: Kinds = NO_KINDS,
) -> Definitions:
    """The definitions of `assemble` without what is wrong, in a third of the time."""
    by_folder = _by_folder(pieces, folders)
    names: dict[str, str] = {}
    catalogues: list[Definitions] = []
    for name in reversed(folders.names):
        catalogues.insert(0, _definitions(name, by_folder[name], names))
    return _whole(catalogues, supplied, kinds)


def _by_folder(pieces: Iterable[Piece], folders: Folders) -> dict[str, list[Piece]]:
    """The pieces of each folder by their files' paths."""
    by_folder: dict[str, list[Piece]] = {name: [] for name in folders.names}
    for piece in sorted(pieces, key=lambda piece: piece.file):
        by_folder[folders.of(piece.file)].append(piece)
    return by_folder


def _whole(catalogues: Sequence[Definitions], supplied: Mapping[str, CodeTable] | None, kinds: Kinds) -> Definitions:
    definitions = combined(catalogues)
    return replace(definitions, tables={**(supplied or {}), **definitions.tables}, kinds=kinds)


def _of_folder(folder: str, pieces: Sequence[Piece], unread: Iterable[Diagnostic], names: dict[str, str]) -> Reading:
    """What is in one folder; of its arguments, `_definitions` says more."""
    definitions = _definitions(folder, pieces, names)
    lost = [key for piece in pieces for key in piece.broken]
    files = frozenset(piece.file for piece in pieces)
    diagnostics = [_copied(diagnostic, piece, files) for piece in pieces for diagnostic in piece.diagnostics]
    return Reading(
        definitions,
        (*diagnostics, *_between(pieces, definitions.events)),
        frozenset(_named(key, names) for key in (*lost, *_named_by(unread))),
        frozenset(piece.file for piece in pieces if has_errors(piece.diagnostics)),
    )


def _definitions(folder: str, pieces: Sequence[Piece], names: dict[str, str]) -> Definitions:
    """The definitions of one folder, whose pieces are in the order of their files.

    `names` are the true names of sources by their folder, as later catalogues say them; those of this one are added.
    """
    names |= {source.folder: source.name for piece in pieces for source in piece.sources}
    events = sorted(
        (_with_source(event, names) for piece in pieces for event in piece.events),
        key=lambda event: (event.key, event.file),
    )
    notes = (note for piece in pieces for note in piece.notes)
    named_notes = (replace(note, key=_named(note.key, names)) for note in notes)
    return Definitions(
        events=tuple(events),
        sources=dict(sorted(_sources(events, pieces).items())),
        products={product.key: product for piece in pieces for product in piece.products},
        shared={shared.key: shared for piece in pieces for shared in piece.shared},
        glossary=tuple(term for piece in pieces for term in piece.terms),
        notes={note.key: note for note in named_notes},
        origins=(next((origin for piece in pieces for origin in piece.origins), Origin.unnamed(folder)),),
        tables={table.name: table for piece in pieces for table in piece.tables},
        guides={guide.key: guide for piece in pieces for guide in piece.guides},
    )


def _named(key: EventKey, names: Mapping[str, str]) -> EventKey:
    """A key whose source has its true name instead of that of its folder."""
    return EventKey(names.get(key.source, key.source), key.id)


def _copied(diagnostic: Diagnostic, piece: Piece, files: Collection[str]) -> Diagnostic:
    """A diagnostic; the one about a file that defines another file's event names that file as well."""
    name = piece.file.rpartition("/")[2].removesuffix(".yml")
    stems = (file_stem(key.id) for key in sorted(piece.broken))
    others = [f"{stem}.yml" for stem in stems if stem != name and f"{_folder(piece.file)}/{stem}.yml" in files]
    if diagnostic.rule is not rules.FILE_NAME_DISAGREES or not others:
        return diagnostic
    message = f"{name}.yml defines the event of {others[0]}, as a copy of it does"
    cure = f"write id: {name}" if event_id(name) is not None else "write the new ID, and name the file by it"
    return replace(diagnostic, message=message, help=f"{cure}, if this is to be another event; or delete this file")


def _named_by(unread: Iterable[Diagnostic]) -> Iterator[EventKey]:
    """The events that files define by their names."""
    files = (right_name(diagnostic.place.file) or diagnostic.place.file for diagnostic in unread)
    return (key for file in files if (key := Location.of(file, "").event_key))


def _folder(file: str) -> str:
    return file.rpartition("/")[0]


def _with_source(event: Event, names: Mapping[str, str]) -> Event:
    """An event; one without `source` gets the name of its folder's source instead of the folder's own name."""
    is_stub_without_source = event.path != () and event.key.source == _folder(event.file).rpartition("/")[2]
    if not is_stub_without_source or event.key.source not in names or names[event.key.source] == event.key.source:
        return event  # the same value, so that nothing need be related again
    return replace(event, key=_named(event.key, names))


def _sources(events: Sequence[Event], pieces: Sequence[Piece]) -> dict[str, EventSource]:
    """Every source by its name: from its own file, or else from its first event."""
    sources = {source.name: source for piece in reversed(pieces) for source in piece.sources}
    for event in events:
        name = event.key.source
        if name not in sources:
            sources[name] = EventSource(name=name, file=event.file, folder=_folder(event.file).rpartition("/")[2])
    return sources


@frozen_dataclass()
class _Naming:
    """A file that names its source; `defines` says that it is the source's own file."""

    name: str
    place: Place
    defines: bool

    @property
    def folder(self) -> str:
        return _folder(self.place.file)


def _between(pieces: Sequence[Piece], events: Sequence[Event]) -> Iterator[Diagnostic]:
    """What is wrong between sources and folders: each source has one folder, and each folder one source."""
    places = {piece.file: piece.named for piece in pieces}
    namings = [
        *(_Naming(source.name, places[source.file], True) for piece in pieces for source in piece.sources),
        *(_Naming(event.key.source, places[event.file], False) for event in events),
    ]
    by_name, by_folder = defaultdict(list), defaultdict(list)
    for naming in namings:
        by_name[naming.name].append(naming)
        by_folder[naming.folder].append(naming)
    for same in by_folder.values():
        if len({naming.name for naming in same}) > 1:
            yield from _two_sources(same)
    for name, same in by_name.items():
        if len({naming.folder for naming in same}) > 1:
            yield from _two_folders(name, same)


def _two_sources(namings: Sequence[_Naming]) -> Iterator[Diagnostic]:
    """Two names in one folder; the one of source.yml, or else of most files, is taken for right."""
    counted = Counter(naming.name for naming in namings)
    right = next((naming.name for naming in namings if naming.defines), counted.most_common(1)[0][0])
    for naming in namings:
        if naming.name != right:
            message = f"the folder belongs to {right}, but this file to {naming.name}"
            help = f"write source: {right}; or move {naming.name} into another folder, and rename one of the two"
            yield Diagnostic(rules.TWO_SOURCES_IN_FOLDER, naming.place, message, help)


def _two_folders(name: str, namings: Sequence[_Naming]) -> Iterator[Diagnostic]:
    """One name in two folders, reported once for each folder but the right one."""
    defining = [naming for naming in namings if naming.defines]
    counted = Counter(naming.folder for naming in namings)
    right = defining[0].folder if defining else counted.most_common(1)[0][0]
    reported = {right}
    for naming in defining[1:]:
        reported.add(naming.folder)
        message = f"{name} is already defined in {defining[0].place.file}"
        yield Diagnostic(rules.SOURCE_DEFINED_TWICE, naming.place, message, "keep one of the two files")
    for naming in namings:
        if naming.folder not in reported:
            reported.add(naming.folder)
            message = f"the definitions of {name} are in two folders, this one and {right}/"
            yield Diagnostic(rules.SOURCE_IN_TWO_FOLDERS, naming.place, message, f"move this file into {right}/")
