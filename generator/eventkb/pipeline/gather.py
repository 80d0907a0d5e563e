"""From the folder of definitions to a catalogue: read, check, relate. What every command begins with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import cast

from eventkb.model.catalogue import Catalogue, Definitions
from eventkb.model.diagnostic import Diagnostic, Severity, has_errors, in_order
from eventkb.model.event import Event, actions, walk_actions
from eventkb.model.locale import Locale
from eventkb.model.source import SharedText
from eventkb.pipeline import cache, examine, parallel
from eventkb.pipeline.examine import Answers
from eventkb.pipeline.materials import Materials
from eventkb.read import Piece, assemble, folder, locator, piece
from eventkb.relate import relate

CACHED, ANSWERED = "pieces", "answers"
READ_TOGETHER = 50


@dataclass(frozen=True, slots=True)
class Gathered:
    """All definitions that could be read, and everything that is wrong with them, sorted."""

    definitions: Definitions
    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[str, bytes]

    @property
    def has_errors(self) -> bool:
        return has_errors(self.diagnostics)


@cache.without_collector()
def gather(root: Path, events: str, supplies: Materials, jobs: int) -> Gathered:
    """Reads and checks the folder `events` of the project in `root`; what was read before comes from the cache."""
    files, unreadable = folder.events(root, events)
    pieces = read_pieces(root, files, events, supplies, jobs)
    kept_answers = cast(Answers, cache.load(root, ANSWERED))
    gathered, answers = examined(pieces, files, unreadable, supplies, jobs=jobs, kept=kept_answers)
    if answers.keys() != kept_answers.keys():
        cache.store(root, ANSWERED, answers)
    return gathered


def read_pieces(
    root: Path, files: Mapping[str, bytes], events: str, supplies: Materials, jobs: int
) -> Mapping[str, Piece]:
    """What each of the project's files defines, by a digest of the file; the cache has it for the next time."""
    kept = cache.load(root, CACHED)
    pieces = _pieces(kept, events, files, supplies.locales, jobs)
    if pieces.keys() != kept.keys():
        cache.store(root, CACHED, pieces)
    return pieces


@cache.without_collector()
def gather_files(root: Path, files: Mapping[str, bytes], events: str, supplies: Materials, jobs: int) -> Gathered:
    """Reads and checks files that are not in the project's folder, such as an older commit's. The cache stays as is."""
    pieces = _pieces(cache.load(root, CACHED), events, files, supplies.locales, jobs)
    kept_answers = cast(Answers, cache.load(root, ANSWERED))
    return examined(pieces, files, (), supplies, jobs=jobs, kept=kept_answers)[0]


def examined(
    pieces: Mapping[str, Piece],
    files: Mapping[str, bytes],
    unreadable: Sequence[Diagnostic],
    supplies: Materials,
    *,
    jobs: int,
    kept: Answers,
) -> tuple[Gathered, Answers]:
    """The definitions in all files, everything that is wrong with them, and the answers to keep.

    `pieces` are by a digest of their files; `unreadable` are the diagnostics of files that could not be read.
    """
    reading = assemble(pieces.values(), unreadable)
    locate = locator(files)
    answers = examine.alone(reading, {part.file: name for name, part in pieces.items()}, supplies, jobs, kept)
    findings = chain(*answers.values(), examine.between(reading, supplies))
    diagnostics = in_order((*unreadable, *reading.diagnostics, *map(locate, findings)))
    return Gathered(reading.definitions, tuple(diagnostics), files), answers


def catalogue(gathered: Gathered) -> Catalogue:
    """The catalogue of those definitions that are sound; with no error that is all of them."""
    return relate(sound(gathered.definitions, gathered.diagnostics))


def sound(definitions: Definitions, diagnostics: Iterable[Diagnostic]) -> Definitions:
    """The definitions without those whose file has an error, and without those that need one of these."""
    faulty = {diagnostic.place.file for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR}
    if not faulty:
        return definitions
    shared = {key: text for key, text in definitions.shared.items() if text.file not in faulty}
    while lost := [key for key, text in shared.items() if not _used_by(text) <= shared.keys()]:
        shared = {key: text for key, text in shared.items() if key not in lost}
    sources = {name: source for name, source in definitions.sources.items() if source.file not in faulty}
    events = tuple(
        event
        for event in definitions.events
        if event.file not in faulty and event.key.source in sources and _uses(event) <= shared.keys()
    )
    return replace(definitions, events=events, shared=shared, sources=sources)


def _uses(event: Event) -> set[str]:
    return {action.use for _, action in actions(event) if action.use}


def _used_by(shared: SharedText) -> set[str]:
    return {action.use for _, action in walk_actions((), (shared.action,)) if action.use}


def _pieces(
    kept: Mapping[str, object], events: str, files: Mapping[str, bytes], locales: Sequence[Locale], jobs: int
) -> dict[str, Piece]:
    """The contents of each file by a digest of it; only files whose contents are not kept are read."""
    settings = cache.digest(events, *locales)
    names = {cache.digest(settings, file, data): file for file, data in files.items()}
    pieces = {name: kept_piece for name in names if isinstance(kept_piece := kept.get(name), Piece)}
    missing = [(name, names[name]) for name in names if name not in pieces]
    work = partial(_read, files, frozenset(locales), events)
    for _, new_pieces in parallel.in_chunks(work, missing, jobs, READ_TOGETHER):
        pieces.update(new_pieces)
    return {name: pieces[name] for name in names}


def _read(
    files: Mapping[str, bytes], locales: frozenset[Locale], events: str, wanted: Sequence[tuple[str, str]]
) -> dict[str, Piece]:
    return {name: piece(file, files[file], locales, root=events) for name, file in wanted}


__all__ = [
    "Gathered",
    "catalogue",
    "examined",
    "gather",
    "gather_files",
    "read_pieces",
    "sound",
]
