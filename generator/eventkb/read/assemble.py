"""From what single files give to all definitions, and to what is wrong between files."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from eventkb.model.catalogue import Definitions
from eventkb.model.diagnostic import Diagnostic, Place, has_errors
from eventkb.model.event import Event, EventKey
from eventkb.model.source import EventSource
from eventkb.read import rules
from eventkb.read.piece import Piece


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that could be read, and everything that is wrong with the rest.

    What is missing because of `broken_files`, and the events of `broken`, has been reported: whoever misses it may be
    silent.
    """

    definitions: Definitions
    diagnostics: tuple[Diagnostic, ...]
    broken: frozenset[EventKey]
    broken_files: frozenset[str]


def assemble(pieces: Iterable[Piece]) -> Reading:
    """All definitions of a project from what its files gave."""
    found = sorted(pieces, key=lambda piece: piece.file)
    typed = {_folder(source.file): source for piece in found for source in piece.sources}
    names = {source.folder: source.name for source in typed.values()}
    events = sorted(
        (_with_source(event, typed) for piece in found for event in piece.events),
        key=lambda event: (event.key, event.file),
    )
    definitions = Definitions(
        tuple(events),
        dict(sorted(_sources(events, found).items())),
        {product.key: product for piece in found for product in piece.products},
        {shared.key: shared for piece in found for shared in piece.shared},
        tuple(term for piece in found for term in piece.terms),
    )
    diagnostics = [one for piece in found for one in piece.diagnostics]
    return Reading(
        definitions,
        (*diagnostics, *_between(found, events)),
        frozenset(EventKey(names.get(key.source, key.source), key.id) for piece in found for key in piece.broken),
        frozenset(piece.file for piece in found if has_errors(piece.diagnostics)),
    )


def _folder(file: str) -> str:
    return file.rpartition("/")[0]


def _with_source(event: Event, typed: Mapping[str, EventSource]) -> Event:
    """An event whose source nobody typed, with the source's true name instead of the folder's."""
    source = typed.get(_folder(event.file))
    if source is None or event.path == () or event.key.source != source.folder:
        return event
    return replace(event, key=EventKey(source.name, event.key.id))


def _sources(events: Sequence[Event], pieces: Sequence[Piece]) -> dict[str, EventSource]:
    """Every source by its name: as its own file has it, or else as its first event names it."""
    found = {source.name: source for piece in reversed(pieces) for source in piece.sources}
    for event in events:
        if event.key.source not in found:
            name, folder = event.key.source, _folder(event.file).rpartition("/")[2]
            found[name] = EventSource(name, event.file, folder)
    return found


@dataclass(frozen=True, slots=True)
class _Naming:
    """A file that says which source it belongs to."""

    name: str
    place: Place
    defines: bool

    @property
    def folder(self) -> str:
        return _folder(self.place.file)


def _between(pieces: Sequence[Piece], events: Sequence[Event]) -> Iterator[Diagnostic]:
    """What is wrong between sources and folders, of which each has one of the other."""
    places = {piece.file: piece.named for piece in pieces}
    namings = [
        *(_Naming(source.name, places[source.file], True) for piece in pieces for source in piece.sources),
        *(_Naming(event.key.source, places[event.file], False) for event in events),
    ]
    by_name, by_folder = defaultdict(list), defaultdict(list)
    for one in namings:
        by_name[one.name].append(one)
        by_folder[one.folder].append(one)
    for same in by_folder.values():
        if len({one.name for one in same}) > 1:
            yield from _several_sources(same)
    for name, same in by_name.items():
        if len({one.folder for one in same}) > 1:
            yield from _several_folders(name, same)


def _several_sources(namings: Sequence[_Naming]) -> Iterator[Diagnostic]:
    """Two names in one folder; the one that most files have is taken for right, or that of source.yml."""
    counted = Counter(one.name for one in namings)
    right = next((one.name for one in namings if one.defines), counted.most_common(1)[0][0])
    for one in namings:
        if one.name != right:
            message = f"the folder belongs to {right}, and this file to {one.name}"
            help = f"write source: {right}; or give {one.name} a folder of its own, and one of the two another name"
            yield Diagnostic(rules.TWO_SOURCES_IN_FOLDER, one.place, message, help)


def _several_folders(name: str, namings: Sequence[_Naming]) -> Iterator[Diagnostic]:
    """One name in two folders; told once for each folder but the right one."""
    defining = [one for one in namings if one.defines]
    counted = Counter(one.folder for one in namings)
    right = defining[0].folder if defining else counted.most_common(1)[0][0]
    told = {right}
    for one in defining[1:]:
        told.add(one.folder)
        message = f"{name} is defined here for the second time; the first is {defining[0].place.file}"
        yield Diagnostic(rules.SOURCE_DEFINED_TWICE, one.place, message, "keep one of the two files")
    for one in namings:
        if one.folder not in told:
            told.add(one.folder)
            message = f"the definitions of {name} lie here and in {right}/"
            yield Diagnostic(rules.SOURCE_IN_TWO_FOLDERS, one.place, message, f"move this file into {right}/")
