"""Whether some files of definitions have changed in texts alone that nobody shows but the article itself."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from eventkb.cache.store import Place
from eventkb.check import CHECKS, Agreed, Check, Scope, Subject, check, in_scope
from eventkb.model.catalogue import Catalogue, Definitions
from eventkb.model.diagnostic import Diagnostic, Finding, has_errors, in_order
from eventkb.model.event import Event, EventKey
from eventkb.model.kind import Kind
from eventkb.model.locale import Locale
from eventkb.model.text import plain
from eventkb.pipeline.kept.events import Entry, Shelf
from eventkb.pipeline.kept.outline import outline
from eventkb.pipeline.kept.state import Explained, Frame, Kept, Tables, catalogue_of
from eventkb.read import locator, piece
from eventkb.read.location import Location
from eventkb.stock import extensions
from eventkb.stock.catalogues import Folders


@dataclass(frozen=True, slots=True)
class Change:
    """Events that differ from those of the last build, in texts of their own alone; and all diagnostics now.

    `explained` are all explanations, None where none has changed.
    """

    events: Mapping[EventKey, Event]
    diagnostics: tuple[Diagnostic, ...]
    explained: Explained | None


class Wider(Exception):
    """Other pages than those of the changed events may change, so that everything is poured again."""


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
        if file not in self.places:
            raise Wider(f"{file} is new")
        return cast(Sequence[Entry], self.kept.store.blob(self.places[file]))

    def entries_with(
        self, changed: Mapping[EventKey, Event], files: Collection[str]
    ) -> Mapping[str, tuple[Entry, ...]]:
        """The events of some files, in their new form where they have changed."""
        return {
            file: tuple((changed.get(event.key, event), around) for event, around in self.entries(file))
            for file in files
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


def change(before: Before, files: Mapping[str, bytes], opened: Callable[[str], bytes]) -> Change:
    """The events that differ in changed files; `opened` reads any file of definitions.

    Raises:
        Wider: something has changed beside the texts of single articles, or there is an error.
    """
    rules = _rules()
    diagnostics = before.kept.published.diagnostics()
    compared = {rule.rule.code for rule in in_scope(rules, Scope.CATALOGUE)}
    if any(problem.place.file in files and problem.rule.code in compared for problem in diagnostics):
        raise Wider("what is compared with other files may have changed")
    events: dict[EventKey, Event] = {}
    problems = [problem for problem in diagnostics if problem.place.file not in files]
    for file, data in files.items():
        read, of_file = _read(before, file, data)
        events |= _differing(before.entries(file), read, before.kept.head.locales)
        problems += (*of_file, *map(locator(files), _findings(before, rules, read)))
    explained = _explained(before, events)
    if explained is not None:
        alone = in_scope(rules, Scope.EXPLANATIONS)
        problems = [problem for problem in problems if problem.rule not in {rule.rule for rule in alone}]
        findings = check(Subject(definitions=_of_explanations(explained)), alone)
        problems += map(locator({finding.file: opened(finding.file) for finding in findings}), findings)
    if has_errors(problems):
        raise Wider("there is an error")
    return Change(events, tuple(in_order(problems)), explained)


def _rules() -> tuple[Check, ...]:
    return (*CHECKS, *(rule for package in extensions() for rule in getattr(package, "CHECKS", ())))


def _read(before: Before, file: str, data: bytes) -> tuple[Sequence[Event], Sequence[Diagnostic]]:
    """The events of a file that has no error and defines nothing else."""
    frame, folders = before.frame, before.folders
    location = Location.of(file, folders.own)
    read = piece(file, data, frozenset(frame.languages), root=folders.own, kind=_kind(frame, location))
    others = replace(read, events=(), diagnostics=(), naming=None)
    if has_errors(read.diagnostics) or others.has_content or others.broken or not folders.has(file):
        raise Wider(f"{file} defines more than events")
    return [_with_source(event, frame, location) for event in read.events], read.diagnostics


def _with_source(event: Event, frame: Frame, location: Location) -> Event:
    """An event of a list with the true name of its source instead of that of the folder."""
    if event.path == () or event.key.source != location.folder:
        return event
    sources = (source.name for source in frame.definitions.sources.values() if source.folder == location.folder)
    return replace(event, key=EventKey(next(sources, event.key.source), event.key.id))


def _kind(frame: Frame, location: Location) -> Kind:
    sources = (source for source in frame.definitions.sources.values() if source.folder == location.folder)
    return frame.definitions.kinds.named(next((source.kind for source in sources), None))


def _differing(
    old: Iterable[Entry], new: Sequence[Event], locales: Sequence[Locale]
) -> Iterator[tuple[EventKey, Event]]:
    """The events that differ from the old ones; all of them must have the same outline."""
    known = {event.key: event for event, _ in old}
    if sorted(event.key for event in new) != sorted(known):
        raise Wider("an event is new, or gone")
    for event in new:
        if event != known[event.key]:
            if outline(event, locales) != outline(known[event.key], locales):
                raise Wider(f"others show what has changed in {event.key}")
            yield event.key, event


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
