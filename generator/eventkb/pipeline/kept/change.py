"""What has changed in some files of definitions, and whether it is only what pages ask for by name."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from eventkb.check import Agreed, Check, Scope, Subject, check, in_scope
from eventkb.model.asked import Input
from eventkb.model.catalogue import Catalogue, Definitions
from eventkb.model.diagnostic import Diagnostic, Finding, Path, has_errors, in_order
from eventkb.model.event import Event, EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.kind import Kind
from eventkb.model.text import Text, plain
from eventkb.pipeline import examine, parallel
from eventkb.pipeline.kept import relating
from eventkb.pipeline.kept.before import Before
from eventkb.pipeline.kept.events import Shelf
from eventkb.pipeline.kept.inputs import Wider, of_definitions, of_events, of_index, of_tables, with_pieces
from eventkb.pipeline.kept.outline import compared, outline, standing
from eventkb.pipeline.kept.relating import Related
from eventkb.pipeline.kept.state import Explained, Frame, Tables, catalogue_of
from eventkb.pipeline.kept.versions import Versions
from eventkb.pipeline.materials import Materials, all_checks
from eventkb.read import Piece, locator, piece
from eventkb.read.location import Location

Supplies = Callable[[], Materials]
"""Reads the materials, which few changes need."""

Opened = Callable[[str], bytes]
"""Reads a file of definitions."""


@frozen_dataclass(kw_only=True)
class Change:
    """What differs from the last build, and all diagnostics now.

    `events` are those that differ or are new, `gone` those that are no more, and `versions` both as they were and are.
    `shelf` and `tables` have all events as they are now, `frame` all else, `related` how events hang together, None
    where they do so as before. `inputs` are the names of what other pages than those of the events ask for; it is empty
    where nothing but texts of single articles has changed. `explained` are all explanations, None where none has
    changed.
    """

    events: Mapping[EventKey, Event]
    gone: frozenset[EventKey]
    versions: Versions
    shelf: Shelf
    tables: Tables
    frame: Frame
    related: Related | None
    inputs: frozenset[Input]
    diagnostics: tuple[Diagnostic, ...]
    explained: Explained | None


def change(
    before: Before, files: Mapping[str, bytes], gone: Collection[str], opened: Opened, supplies: Supplies
) -> Change:
    """What differs where some files have changed, or are new, and others are gone; `opened` reads any file.

    Raises:
        Wider: more may have changed than what pages ask for, or there is an error.
    """
    if not before.places.keys() >= set(gone):
        raise Wider("a file that defines no event is gone")
    pieces = [_read(before, file, data) for file, data in files.items()]
    now = with_pieces(was := before.frame.definitions, pieces, gone)
    versions = _versions(before, [event for file in (*files, *gone) for event in before.events_of(file)], pieces)
    events = {event.key: event for _, event in versions if event}
    lost = frozenset(event.key for event, new in versions if event and not new)
    shown = {event.key for old, event in versions if event and (not old or _is_shown(before, old, event))}
    related = None if _hang_as_before(versions) else _related(before, now, events, lost)
    frame = replace(before.frame, definitions=now, speaking=related.speaking if related else before.frame.speaking)
    tables, shelf = before.tables.with_changes(versions), before.shelf(events, related)
    if related:
        tables = replace(related.tables, dates=tables.dates, levels=tables.levels)
    after = catalogue_of(frame, tables, shelf)
    inputs = (
        *of_events(frozenset(shown | lost), before.tables, tables),
        *of_tables(before.tables, tables),
        *of_index(before.catalogue.definitions, after.definitions, versions),
        *of_definitions(was, now, before.frame.press.languages),
        *(related.inputs if related else ()),
    )
    explained = _explained(before, versions, tables)
    is_alone = now == was and not related and _is_alone(before, events, shown, files)
    of_all = partial(_problems_of_all, before, after, now, supplies)
    find = partial(_problems, before, explained) if is_alone else of_all
    problems = in_order(find(pieces, {**files, **dict.fromkeys(gone, b"")}, opened))
    if has_errors(problems):
        raise Wider("there is an error")
    return Change(
        events=events,
        gone=lost,
        versions=versions,
        shelf=shelf,
        tables=tables,
        frame=frame,
        related=related,
        inputs=frozenset(inputs),
        diagnostics=tuple(problems),
        explained=explained,
    )


def _is_alone(
    before: Before, events: Mapping[EventKey, Event], shown: Collection[EventKey], files: Collection[str]
) -> bool:
    """Whether no rule that compares files can say anything else than before, or elsewhere, of events that differ."""
    rules = all_checks()
    if shown and in_scope(rules, Scope.CATALOGUE):
        return False
    comparing = {rule.rule for rule in in_scope(rules, Scope.CATALOGUE, Scope.TIES)}
    if any(
        problem.place.file in files and problem.rule in comparing for problem in before.kept.published.diagnostics()
    ):
        return False
    was = before.catalogue.events
    return all(compared(event) == compared(was[key]) for key, event in events.items())


def _problems(
    before: Before,
    explained: Explained | None,
    pieces: Sequence[Piece],
    files: Mapping[str, bytes],
    opened: Callable[[str], bytes],
) -> Sequence[Diagnostic]:
    """What is wrong where files need not be compared: only rules about single files and about links are asked."""
    rules = all_checks()
    diagnostics = before.kept.published.diagnostics()
    problems = [problem for problem in diagnostics if problem.place.file not in files]
    for read in pieces:
        problems += (*read.diagnostics, *map(locator(files), _findings(before, rules, read.events)))
    if explained is not None:
        alone = in_scope(rules, Scope.EXPLANATIONS)
        problems = [problem for problem in problems if problem.rule not in {rule.rule for rule in alone}]
        findings = check(Subject(definitions=_of_explanations(explained)), alone)
        problems += map(locator({finding.file: opened(finding.file) for finding in findings}), findings)
    return problems


def _problems_of_all(
    before: Before,
    after: Catalogue,
    now: Definitions,
    read_supplies: Supplies,
    pieces: Sequence[Piece],
    files: Mapping[str, bytes],
    opened: Callable[[str], bytes],
) -> Sequence[Diagnostic]:
    """What is wrong where files are compared again, all of them."""
    supplies = read_supplies()
    everything = replace(after.definitions, events=tuple(after.definitions.events))
    is_agreed = now.products == before.frame.definitions.products  # names of products are looked for in all texts
    looked_at = _of_files(everything, files) if is_agreed else everything
    between = {check.rule.code for check in in_scope(supplies.checks, *BETWEEN)}
    alone = {check.rule.code for check in in_scope(supplies.checks, Scope.FILE)}
    problems = [
        problem
        for problem in before.kept.published.diagnostics()
        if problem.place.file not in files
        and problem.rule.code not in between
        and (is_agreed or problem.rule.code not in alone)
    ]
    findings = examine.findings(everything, looked_at, supplies, parallel.jobs_here())
    located = {
        finding.file: opened(finding.file) for finding in findings if finding.file.startswith(f"{before.folders.own}/")
    }
    return [*problems, *(problem for read in pieces for problem in read.diagnostics), *map(locator(located), findings)]


BETWEEN = (Scope.CATALOGUE, Scope.TIES, Scope.LINKS, Scope.EXPLANATIONS)
"""The scopes of rules that compare files."""


def _of_files(everything: Definitions, files: Collection[str]) -> Definitions:
    """What some files define of all definitions."""
    return replace(
        everything,
        events=tuple(event for event in everything.events if event.file in files),
        sources={name: source for name, source in everything.sources.items() if source.file in files},
        products={name: product for name, product in everything.products.items() if product.file in files},
        shared={name: shared for name, shared in everything.shared.items() if shared.file in files},
        glossary=tuple(term for term in everything.glossary if term.file in files),
        notes={key: note for key, note in everything.notes.items() if note.file in files},
        tables={name: table for name, table in everything.tables.items() if table.file in files},
        guides={key: guide for key, guide in everything.guides.items() if guide.file in files},
    )


def _read(before: Before, file: str, data: bytes) -> Piece:
    """What a file without errors defines."""
    frame, folders = before.frame, before.folders
    location = Location.of(file, folders.own)
    read = piece(file, data, frozenset(frame.languages), root=folders.own, kind=_kind(frame, location))
    others = replace(read, events=(), diagnostics=(), naming=None)
    if has_errors(read.diagnostics) or read.broken or not folders.has(file):
        raise Wider(f"{file} has errors, or is in another catalogue")
    if others.has_content and folders.others:
        raise Wider(f"{file} may take the place of what another catalogue has")
    return replace(read, events=tuple(_with_source(event, frame, location) for event in read.events))


def _with_source(event: Event, frame: Frame, location: Location) -> Event:
    """An event of a list with the true name of its source instead of that of the folder."""
    if event.path == () or event.key.source != location.folder:
        return event
    sources = (source.name for source in frame.definitions.sources.values() if source.folder == location.folder)
    return replace(event, key=EventKey(next(sources, event.key.source), event.key.id))


def _kind(frame: Frame, location: Location) -> Kind:
    sources = (source for source in frame.definitions.sources.values() if source.folder == location.folder)
    return frame.definitions.kinds.named(next((source.kind for source in sources), None))


def _versions(before: Before, old: Sequence[Event], pieces: Sequence[Piece]) -> Versions:
    """The events of some files that differ, each as it was in one of them and as it is.

    Raises:
        Wider: whether they are right depends on what is in other files, or other catalogues.
    """
    was = {event.key: event for event in old}
    now = {event.key: event for read in pieces for event in read.events}
    if sum(len(read.events) for read in pieces) != len(now):
        raise Wider("an event is there twice")
    new, gone = now.keys() - was.keys(), was.keys() - now.keys()
    for key in new:
        _require_place(before, now[key])
    for key in now.keys() & was.keys():
        if str(key) != str(was[key].key):
            raise Wider(f"{was[key].key} is written in another way")
        if now[key].file != was[key].file:
            _require_place(before, now[key], is_known=True)
    sources = {key.source for key in (*new, *gone)}
    noted = {key.source for key in before.frame.definitions.notes}
    if sources and (before.folders.others or sources & noted):
        raise Wider("an event is new or gone that another catalogue may have, or that a note may be about")
    versions = [(was.get(key), now.get(key)) for key in {**was, **now}]
    return [(old, event) for old, event in versions if old != event]


def _require_place(before: Before, event: Event, *, is_known: bool = False) -> None:
    """Makes sure that a new event is the only one of its key, in the folder of its source.

    Raises:
        Wider: it may not be.
    """
    source = before.frame.definitions.sources.get(event.key.source)
    folder = Location.of(event.file, before.folders.own).folder
    if source is None or source.folder != folder or (event.key in before.tables.files and not is_known):
        raise Wider(f"{event.key} may be another event too, or of another source")


def _hang_as_before(versions: Versions) -> bool:
    """Whether no event is new or gone, and all are tied to others as before."""
    return all(old and event and standing(old) == standing(event) for old, event in versions)


def _related(before: Before, now: Definitions, events: Mapping[EventKey, Event], gone: Collection[EventKey]) -> Related:
    """How all events hang together where some are new, gone, or tied to others in another way."""
    was = relating.Before(
        definitions=now,
        standings=before.standings,
        tables=before.tables,
        speaking=before.frame.speaking,
        around_of=before.catalogue.neighbourhoods.__getitem__,
    )
    return relating.related(was, events, gone)


def _is_shown(before: Before, old: Event, event: Event) -> bool:
    """Whether others show what has changed in an event."""
    locales = before.kept.head.locales
    return outline(event, locales) != outline(old, locales)


def _findings(before: Before, rules: Sequence[Check], events: Sequence[Event]) -> Iterator[Finding]:
    """What is wrong with the events of a file by themselves, and with their links to others."""
    frame, context = before.frame, before.catalogue.definitions
    agreed = Agreed.of(frame.definitions, frame.conventions, frame.common_words)
    own = Definitions(events=tuple(events), sources={})
    yield from check(Subject(definitions=own, locales=frame.languages, agreed=agreed), in_scope(rules, Scope.FILE))
    values = {name: getattr(context, name) for name in context.__dataclass_fields__}
    linking = Definitions(**{**values, "events": tuple(events), "guides": context.guides})
    vars(linking).update({name: value for name, value in vars(context).items() if name not in values})
    files = {event.file for event in events}
    findings = check(Subject(definitions=linking), in_scope(rules, Scope.LINKS))
    yield from (finding for finding in findings if finding.file in files)


def _explained(before: Before, versions: Versions, tables: Tables) -> Explained | None:
    """All explanations where one of them has changed, or is at another place."""
    if all(old and event and _place(old) == _place(event) for old, event in versions):
        return None
    known = {each[0]: each for each in before.kept.explained()}
    known |= {event.key: (event.key, *_place(event)) for _, event in versions if event}
    return tuple(known[key] for key in tables.files)


def _place(event: Event) -> tuple[str, Path, Text | None]:
    return event.file, event.path, event.explanation


def _of_explanations(explained: Explained) -> Definitions:
    """Definitions of which only the explanations are there."""
    events = (
        Event(key=key, file=file, path=path, message=plain(""), original_languages=(), explanation=text)
        for key, file, path, text in explained
    )
    return Definitions(events=tuple(events), sources={})
