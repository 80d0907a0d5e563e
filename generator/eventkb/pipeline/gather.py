"""From the folder of definitions to a catalogue: read, check, relate. What every command begins with."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Self, cast

from eventkb.model.catalogue import Catalogue, Definitions
from eventkb.model.diagnostic import Diagnostic, Finding, Severity, has_errors, in_order
from eventkb.model.event import EventKey, uses
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.kind import Kind
from eventkb.model.locale import Locale
from eventkb.model.released import Released
from eventkb.model.source import used_by
from eventkb.pipeline import beside, cache, examine, parallel
from eventkb.pipeline.cache import Part
from eventkb.pipeline.examine import Answers
from eventkb.pipeline.materials import Materials
from eventkb.pipeline.replacements import outdated
from eventkb.read import Piece, assemble, kind_of_file, locator, piece
from eventkb.read.folders import opened
from eventkb.read.rules import MISSING_CATALOGUE
from eventkb.relate import References, Relating
from eventkb.stock.catalogues import Folders

CACHED, ANSWERED = "pieces", "answers"
AT_ONCE = 50
"""Files that a process reads before it sends what they define."""


@frozen_dataclass(kw_only=True)
class Gathered:
    """All definitions that could be read, and everything that is wrong with them, sorted.

    `files` are the project's own, `files_beside` those of other catalogues. Of these, `diagnostics` has the errors, as
    warnings where only their own definitions are lost; `warnings_beside` are for those who maintain them. `faulty` are
    all files whose definitions are left out. `names` are those under which the cache has what each file defines.
    """

    definitions: Definitions
    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[str, bytes]
    files_beside: Mapping[str, bytes] = field(default_factory=dict)
    warnings_beside: tuple[Diagnostic, ...] = ()
    faulty: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_errors(self) -> bool:
        return has_errors(self.diagnostics)

    @property
    def all_files(self) -> Mapping[str, bytes]:
        return {**self.files, **self.files_beside}

    def without_files(self) -> Self:
        """The same without the contents of files, for those who keep it until all pages are poured: a seventh of it."""
        return replace(self, files={}, files_beside={})


@cache.without_collector()
def gather(root: Path, folders: Folders, supplies: Materials, jobs: int) -> Gathered:
    """Reads and checks all definitions of the project in `root`; what was read before comes from the cache."""
    files, unreadable = opened(root, folders)
    pieces = read_pieces(root, files, folders, supplies, jobs)
    kept_answers = cast(Answers, cache.load(root, ANSWERED))
    sources = Sources(folders, files, unreadable)
    gathered, answers = examined(pieces, sources, supplies, jobs=jobs, kept=kept_answers)
    if answers.keys() != kept_answers.keys():
        cache.store(root, ANSWERED, answers)
    return gathered


def read_pieces(
    root: Path, files: Mapping[str, bytes], folders: Folders, supplies: Materials, jobs: int
) -> Mapping[str, Piece]:
    """What each of the project's files defines, by a digest of the file; the cache has it for the next time."""
    kept = cache.load_parts(root, CACHED)
    pieces, parts = _pieces(kept, folders, files, supplies, jobs)
    if sum(len(part.values) for part in kept) != len(pieces) or len(parts) != len(kept):
        cache.store_parts(root, CACHED, parts, pieces, _weight)
    return pieces


def _weight(piece: object) -> int:
    """How many events a file defines; a file without any counts as well."""
    return len(cast(Piece, piece).events) or 1


@cache.without_collector()
def gather_files(root: Path, files: Mapping[str, bytes], folders: Folders, supplies: Materials, jobs: int) -> Gathered:
    """Reads and checks files that are not in the project's folder, such as an older commit's. The cache stays as is."""
    pieces, _ = _pieces(cache.load_parts(root, CACHED), folders, files, supplies, jobs)
    kept_answers = cast(Answers, cache.load(root, ANSWERED))
    return examined(pieces, Sources(folders, files), supplies, jobs=jobs, kept=kept_answers)[0]


@frozen_dataclass()
class Sources:
    """The files of all folders, and the diagnostics of those that could not be opened."""

    folders: Folders
    files: Mapping[str, bytes]
    unreadable: Sequence[Diagnostic] = ()


def examined(
    pieces: Mapping[str, Piece], sources: Sources, supplies: Materials, *, jobs: int, kept: Answers
) -> tuple[Gathered, Answers]:
    """The definitions in all files, everything that is wrong with them, and the answers to keep.

    `pieces` are by a digest of their files.
    """
    folders = sources.folders
    reading = assemble(pieces.values(), sources.unreadable, folders, supplies.tables, kinds=supplies.kinds)
    released = Released.of(supplies.released)
    reading = replace(reading, definitions=replace(reading.definitions, released=released))
    locate = locator(sources.files)
    names = {part.file: name for name, part in pieces.items()}
    answers = examine.alone(reading, names, supplies, jobs, kept)
    replaced = outdated(supplies.copies, sources.files, folders) if folders.others else ()
    # Where a whole catalogue is missing, whatever refers to it would be reported as well and bury the reason.
    is_whole = not any(diagnostic.rule == MISSING_CATALOGUE for diagnostic in sources.unreadable)
    between = examine.between(reading, supplies, replaced) if is_whole else ()
    findings = chain(*answers.values(), between)
    diagnostics = in_order(
        (
            *supplies.kind_faults,
            *supplies.unused_settings,
            *sources.unreadable,
            *reading.diagnostics,
            *map(locate, findings),
        )
    )
    faulty = frozenset(diagnostic.place.file for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR)
    judgement = beside.Judgement(tuple(diagnostics), ())
    if folders.others:
        ours = _of_the_combination(pieces, folders, supplies, between)
        judgement = beside.judged(diagnostics, reading.definitions, sound(reading.definitions, faulty), folders, ours)
    gathered = Gathered(
        definitions=reading.definitions,
        diagnostics=judgement.diagnostics,
        files={file: data for file, data in sources.files.items() if folders.has(file)},
        files_beside={file: data for file, data in sources.files.items() if not folders.has(file)},
        warnings_beside=judgement.warnings,
        faulty=faulty,
        names=names,
    )
    return gathered, answers


def _of_the_combination(
    pieces: Mapping[str, Piece], folders: Folders, supplies: Materials, findings: Iterable[Finding]
) -> frozenset[Finding]:
    """The errors in files of other catalogues that these catalogues do not have without the project's own."""
    errors = frozenset(
        finding for finding in findings if finding.rule.severity is Severity.ERROR and not folders.has(finding.file)
    )
    if not errors:
        return errors
    others = (piece for piece in pieces.values() if not folders.has(piece.file))
    alone = assemble(others, (), Folders(folders.others[0], folders.others[1:]), supplies.tables, kinds=supplies.kinds)
    return errors - frozenset(examine.between(alone, supplies))


def catalogue(gathered: Gathered) -> Catalogue:
    """The catalogue of those definitions that are sound; without errors, all of them."""
    return related(gathered)[0]


@cache.without_collector()
def related(gathered: Gathered) -> tuple[Catalogue, Mapping[EventKey, References]]:
    """The catalogue of those definitions that are sound, and what the texts of each of its events refer to."""
    relating = Relating()
    return relating.renewed(sound(gathered.definitions, gathered.faulty)), relating.references_by_key


def sound(definitions: Definitions, faulty: Collection[str]) -> Definitions:
    """The definitions without those of faulty files, and without those that need one of these."""
    if not faulty:
        return definitions
    shared = {key: text for key, text in definitions.shared.items() if text.file not in faulty}
    while lost := [key for key, text in shared.items() if not used_by(text) <= shared.keys()]:
        shared = {key: text for key, text in shared.items() if key not in lost}
    sources = {name: source for name, source in definitions.sources.items() if source.file not in faulty}
    events = tuple(
        event
        for event in definitions.events
        if event.file not in faulty and event.key.source in sources and uses(event) <= shared.keys()
    )
    notes = {key: note for key, note in definitions.notes.items() if note.file not in faulty}
    return replace(definitions, events=events, shared=shared, sources=sources, notes=notes)


def _pieces(
    kept: Sequence[Part], folders: Folders, files: Mapping[str, bytes], supplies: Materials, jobs: int
) -> tuple[dict[str, Piece], Sequence[Part]]:
    """The contents of each file by a digest of it, and all parts that have them.

    Only files whose contents are not kept are read.
    """
    kind_of = kind_of_file(files, supplies.kinds, folders.of)
    kinds = {file: kind_of(file) for file in files}
    by_name = {kind.name: kind for kind in kinds.values()}
    settings = {
        (folder, name): cache.digest(folder, *supplies.locales, repr(kind))
        for folder in folders.names
        for name, kind in by_name.items()
    }
    names = {
        cache.digest(settings[folders.of(file), kinds[file].name], file, data): file for file, data in files.items()
    }
    known = {name: kept_piece for part in kept for name, kept_piece in part.values.items()}
    pieces = {name: kept_piece for name in names if isinstance(kept_piece := known.get(name), Piece)}
    missing = [(name, names[name]) for name in names if name not in pieces]
    work = partial(_read, files, frozenset(supplies.locales), kinds, folders)
    made = [part for _, parts in parallel.in_chunks(work, missing, jobs, AT_ONCE) for part in parts]
    pieces.update((name, new) for part in made for name, new in part.values.items() if isinstance(new, Piece))
    return {name: pieces[name] for name in names}, (*kept, *made)


def _read(
    files: Mapping[str, bytes],
    locales: frozenset[Locale],
    kinds: Mapping[str, Kind],
    folders: Folders,
    wanted: Sequence[tuple[str, str]],
) -> list[Part]:
    pieces = {name: piece(file, files[file], locales, root=folders.of(file), kind=kinds[file]) for name, file in wanted}
    return list(cache.in_parts(pieces, _weight))


__all__ = ["Gathered", "Sources", "catalogue", "examined", "gather", "gather_files", "read_pieces", "related", "sound"]
