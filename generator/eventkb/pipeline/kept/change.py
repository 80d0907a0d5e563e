"""What has changed in some files of definitions, and whether it is only what pages ask for by name."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import cast

from eventkb.cache.store import Place
from eventkb.check import Agreed, Check, Scope, Subject, check, in_scope
from eventkb.model.asked import Input
from eventkb.model.catalogue import Catalogue, Definitions
from eventkb.model.diagnostic import Diagnostic, Finding, has_errors, in_order
from eventkb.model.event import Event, EventKey
from eventkb.model.kind import Kind
from eventkb.model.text import plain
from eventkb.pipeline import examine, parallel
from eventkb.pipeline.kept.events import Entry, Shelf
from eventkb.pipeline.kept.inputs import Wider, of_definitions, of_events, of_index, of_tables, with_pieces
from eventkb.pipeline.kept.outline import compared, outline, ties
from eventkb.pipeline.kept.state import Explained, Frame, Kept, Tables, catalogue_of
from eventkb.pipeline.materials import Materials, all_checks
from eventkb.read import Piece, locator, piece
from eventkb.read.location import Location
from eventkb.stock.catalogues import Folders

Supplies = Callable[[], Materials]
"""Reads the materials, which few changes need."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What differs from the last build, and all diagnostics now.

    `events` are those that differ, `shelf` and `tables` have all events as they are now; `definitions` are all else.
    `inputs` are the names of what other pages than those of the events ask for; it is empty where nothing but texts of
    single articles has changed. `explained` are all explanations, None where none has changed.
    """

    events: Mapping[EventKey, Event]
    shelf: Shelf
    tables: Tables
    definitions: Definitions
    inputs: frozenset[Input]
    diagnostics: tuple[Diagnostic, ...]
    explained: Explained | None


@dataclass(frozen=True, kw_only=True)
class Before:
    """What a change is compared with: what is kept of the last build."""

    kept: Kept
    frame: Frame
    tables: Tables
    places: Mapping[str, Place]
    folders: Folders

    def entries(self, file: str) -> Sequence[Entry]:
        """The events of a file of definitions."""
        return cast(Sequence[Entry], self.kept.store.blob(self.places[file])) if file in self.places else ()

    def entries_with(
        self, changed: Mapping[EventKey, Event], files: Collection[str]
    ) -> Mapping[str, tuple[Entry, ...]]:
        """The events of some files, in their new form where they have changed."""
        return {
            file: tuple((changed.get(event.key, event), around) for event, around in self.entries(file))
            for file in files
            if file in self.places
        }

    def shelf(self, changed: Mapping[EventKey, Event]) -> Shelf:
        """All events, each read when it is asked for; those that have `changed` are there in their new form."""
        return Shelf(self.tables.files, self.entries, changed)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue as it was."""
        return catalogue_of(self.frame, self.tables, self.shelf({}))


def before_of(kept: Kept, folders: Folders) -> Before:
    """What is kept of the last build, opened; `folders` are those of definitions."""
    return Before(kept=kept, frame=kept.frame(), tables=kept.tables(), places=kept.places(), folders=folders)


def change(before: Before, files: Mapping[str, bytes], opened: Callable[[str], bytes], supplies: Supplies) -> Change:
    """What differs where some files have changed; `opened` reads any file of definitions.

    Raises:
        Wider: more may have changed than what pages ask for, or there is an error.
    """
    pieces = [_read(before, file, data) for file, data in files.items()]
    events: dict[EventKey, Event] = {}
    shown: set[EventKey] = set()
    for read in pieces:
        differing = dict(_differing(before.entries(read.file), read.events))
        events |= differing
        shown |= {key for key, event in differing.items() if _is_shown(before, event)}
    was = before.frame.definitions
    now = with_pieces(was, pieces)
    tables = before.tables.with_changes(before.catalogue, events)
    inputs = frozenset(
        (
            *of_events(frozenset(shown), before.tables),
            *of_tables(before.tables, tables),
            *of_index(before.catalogue.definitions, before.catalogue.events, events),
            *of_definitions(was, now, before.frame.press.languages),
        )
    )
    explained = _explained(before, events)
    shelf = before.shelf(events)
    is_alone = now == was and _is_alone(before, events, shown, files)
    find = (
        partial(_problems, before, explained) if is_alone else partial(_problems_of_all, before, now, shelf, supplies())
    )
    problems = in_order(find(pieces, files, opened))
    if has_errors(problems):
        raise Wider("there is an error")
    return Change(
        events=events,
        shelf=shelf,
        tables=tables,
        definitions=now,
        inputs=inputs,
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
    now: Definitions,
    shelf: Shelf,
    supplies: Materials,
    pieces: Sequence[Piece],
    files: Mapping[str, bytes],
    opened: Callable[[str], bytes],
) -> Sequence[Diagnostic]:
    """What is wrong where files are compared again, all of them."""
    frame = replace(before.frame, definitions=now)
    lazy = catalogue_of(frame, before.tables, shelf).definitions
    everything = replace(lazy, events=tuple(lazy.events))
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


def _differing(old: Iterable[Entry], new: Sequence[Event]) -> Iterator[tuple[EventKey, Event]]:
    """The events that differ from the old ones; all of them must have the same ties."""
    known = {event.key: event for event, _ in old}
    if sorted(event.key for event in new) != sorted(known):
        raise Wider("an event is new, or gone")
    for event in new:
        if event != known[event.key]:
            if ties(event) != ties(known[event.key]):
                raise Wider(f"{event.key} hangs together with others in another way")
            yield event.key, event


def _is_shown(before: Before, event: Event) -> bool:
    """Whether others show what has changed in an event."""
    locales = before.kept.head.locales
    return outline(event, locales) != outline(before.catalogue.events[event.key], locales)


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


def _explained(before: Before, events: Mapping[EventKey, Event]) -> Explained | None:
    """All explanations where one of them has changed."""
    old = {key: before.catalogue.events[key].explanation for key in events}
    if all(event.explanation == old[key] for key, event in events.items()):
        return None
    return tuple(
        (key, file, path, events[key].explanation if key in events else text)
        for key, file, path, text in before.kept.explained()
    )


def _of_explanations(explained: Explained) -> Definitions:
    """Definitions of which only the explanations are there."""
    events = (
        Event(key=key, file=file, path=path, message=plain(""), original_languages=(), explanation=text)
        for key, file, path, text in explained
    )
    return Definitions(events=tuple(events), sources={})
