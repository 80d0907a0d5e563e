"""From the folder of definitions to a catalogue: read, check, relate. What every command begins with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator.build import cache, parallel
from generator.build.materials import Materials
from generator.catalogue import Catalogue, Definitions
from generator.check import check
from generator.diagnostic import Diagnostic, Severity, has_errors, in_order
from generator.event import Event, actions, walk_actions
from generator.locale import Locale
from generator.read import Piece, assemble, folder, locator, piece
from generator.relate import relate
from generator.source import SharedText

CACHED = "pieces"
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


def gather(root: Path, events: str, found: Materials, jobs: int) -> Gathered:
    """Reads and checks the folder `events` of the project in `root`; what was read before comes from the cache."""
    files, unreadable = folder.events(root, events)
    kept = cache.load(root, CACHED)
    known = _pieces(kept, events, files, found.locales, jobs)
    if known.keys() != kept.keys():
        cache.store(root, CACHED, known)
    return examined(list(known.values()), files, unreadable, found)


def gather_files(root: Path, files: Mapping[str, bytes], events: str, found: Materials, jobs: int) -> Gathered:
    """The same of files that lie elsewhere, such as in an older commit; the cache stays as it is."""
    known = _pieces(cache.load(root, CACHED), events, files, found.locales, jobs)
    return examined(list(known.values()), files, (), found)


def examined(
    pieces: Sequence[Piece], files: Mapping[str, bytes], unreadable: Sequence[Diagnostic], found: Materials
) -> Gathered:
    """What files hold together, and all that is wrong, also with those that nobody could read."""
    reading = assemble(pieces)
    locate = locator(files)
    findings = check(
        reading.definitions, reading.broken, found.locales, reading.broken_files, conventions=found.conventions
    )
    diagnostics = in_order((*unreadable, *reading.diagnostics, *map(locate, findings)))
    return Gathered(reading.definitions, tuple(diagnostics), files)


def catalogue(gathered: Gathered) -> Catalogue:
    """The catalogue of those definitions that are sound; with no error that is all of them."""
    return relate(sound(gathered.definitions, gathered.diagnostics))


def sound(definitions: Definitions, diagnostics: Iterable[Diagnostic]) -> Definitions:
    """The definitions without those in whose file an error stands, and without those that need one of these."""
    faulty = {one.place.file for one in diagnostics if one.severity is Severity.ERROR}
    if not faulty:
        return definitions
    shared = {key: text for key, text in definitions.shared.items() if text.file not in faulty}
    while lost := [key for key, text in shared.items() if not _used_by(text) <= shared.keys()]:
        shared = {key: text for key, text in shared.items() if key not in lost}
    sources = {name: one for name, one in definitions.sources.items() if one.file not in faulty}
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
    """What each file holds, by a digest of it; only files that are not among the kept ones are read."""
    settings = cache.digest(events, *locales)
    names = {cache.digest(settings, file, data): file for file, data in files.items()}
    known = {name: one for name in names if isinstance(one := kept.get(name), Piece)}
    missing = [(name, names[name]) for name in names if name not in known]
    work = partial(_read, files, frozenset(locales), events)
    for _, found in parallel.in_chunks(work, missing, jobs, READ_TOGETHER):
        known.update(found)
    return {name: known[name] for name in names}


def _read(
    files: Mapping[str, bytes], locales: frozenset[Locale], events: str, wanted: Sequence[tuple[str, str]]
) -> dict[str, Piece]:
    return {name: piece(file, files[file], locales, root=events) for name, file in wanted}


__all__ = ["Gathered", "catalogue", "examined", "gather", "gather_files", "sound"]
