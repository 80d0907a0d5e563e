"""What is kept of a published site: what it was made from, what it consists of, and what its pages are made with."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from eventkb.cache.snapshot import Times
from eventkb.check.convention import Conventions
from eventkb.language.recognition import CommonWords
from eventkb.model.catalogue import Catalogue, Definitions
from eventkb.model.codes import Key, named
from eventkb.model.diagnostic import Diagnostic, Path
from eventkb.model.event import Event, EventKey
from eventkb.model.identifier import EventId
from eventkb.model.locale import Language, Locale
from eventkb.model.text import Text
from eventkb.pipeline.kept.events import Entry, Events, Members, Neighbourhoods, Shelf
from eventkb.pipeline.kept.store import Lost, Place, Store
from eventkb.pipeline.plan import Plan, Press
from eventkb.publish import Listing
from eventkb.read.folders import Folders


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What shows whether a site is still right, and what is said about it.

    `order` are the wishes that it was built for, `project` is the digest of all that decides it beside the definitions,
    among it `others`, files and folders that only this project has; `definitions` are the files of these, with their
    size and times, in `folders`. `generation` names the site, `before` its last but one generation, from which it
    differs in `late`; `founded` is the generation that was built from nothing. `missing` are languages with the number
    of articles that have an untranslated text.
    """

    order: str
    project: str
    folders: Folders
    paths: tuple[str, ...]
    others: tuple[str, ...]
    definitions: Mapping[str, Times]
    site: str
    generation: str
    founded: str
    before: str = ""
    late: frozenset[str] = frozenset()
    events: int
    stubs: int
    pages: int
    locales: tuple[Locale, ...]
    missing: tuple[tuple[Language, int], ...]
    wanted: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What is known of all events without reading one of them. `files` have the keys in their order."""

    files: Mapping[EventKey, str]
    places: Mapping[str, Place]
    by_source: Mapping[str, tuple[EventKey, ...]]
    by_id: Mapping[EventId, tuple[EventKey, ...]]
    by_product: Mapping[str, tuple[EventKey, ...]]
    articles: tuple[EventKey, ...]
    listed_ids: frozenset[EventId]
    own_slugs: Mapping[EventKey, str]
    with_pages: frozenset[EventKey]
    renamed: Mapping[EventKey, EventKey]
    slugs: Mapping[str, str]
    code_pages: tuple[tuple[str, str], ...]
    shown_tables: tuple[str, ...]


Explained = tuple[tuple[EventKey, str, Path, Text | None], ...]
"""All explanations in their order, each with its event's key and place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What pages are made with: definitions without events, and what does not depend on definitions."""

    definitions: Definitions
    speaking: Mapping[Key, tuple[EventKey, ...]]
    press: Press
    languages: tuple[Locale, ...]
    conventions: Conventions
    common_words: CommonWords


def frame_of(plan: Plan, locales: Sequence[Locale], conventions: Conventions, common_words: CommonWords) -> Frame:
    """What to keep of a plan. `locales` are all languages that have words."""
    definitions = plan.catalogue.definitions
    return Frame(
        definitions=_without_events(definitions),
        speaking=plan.catalogue.speaking,
        press=plan.press,
        languages=tuple(locales),
        conventions=conventions,
        common_words=common_words,
    )


def _without_events(definitions: Definitions) -> Definitions:
    values = {name: getattr(definitions, name) for name in definitions.__dataclass_fields__}
    return Definitions(**{**values, "events": (), "originals": {}})


def tables_of(catalogue: Catalogue, places: Mapping[str, Place]) -> Tables:
    """What to keep of all events together."""
    definitions = catalogue.definitions
    return Tables(
        files={key: event.file for key, event in catalogue.events.items()},
        places=places,
        by_source=_keys(catalogue.by_source),
        by_id=_keys(catalogue.by_id),
        by_product=_keys(catalogue.by_product),
        articles=catalogue.articles,
        listed_ids=catalogue.listed_ids,
        own_slugs=definitions.own_slugs,
        with_pages=frozenset(key for key in catalogue.events if definitions.has_pages(key)),
        renamed=definitions.renamed,
        slugs=definitions.slugs,
        code_pages=definitions.code_pages,
        shown_tables=tuple(table.name for table in definitions.shown_tables),
    )


def explained_of(catalogue: Catalogue) -> Explained:
    """The explanations of a catalogue, in the order in which rules compare them."""
    return tuple((event.key, event.file, event.path, event.explanation) for event in catalogue.definitions.events)


Name = TypeVar("Name")


def _keys(groups: Mapping[Name, Sequence[Event]]) -> dict[Name, tuple[EventKey, ...]]:
    return {name: tuple(event.key for event in events) for name, events in groups.items()}


def by_file(catalogue: Catalogue) -> Mapping[str, tuple[Entry, ...]]:
    """The events of each file with their neighbourhoods, as a shelf loads them."""
    files: dict[str, list[Entry]] = {}
    for key, event in catalogue.events.items():
        files.setdefault(event.file, []).append((event, catalogue.neighbourhoods[key]))
    return {file: tuple(entries) for file, entries in files.items()}


def shelf(store: Store, tables: Tables, changed: Mapping[EventKey, Event]) -> Shelf:
    """The events of a store, each read when it is asked for; `changed` are there in their new form."""
    return Shelf(tables.files, lambda file: cast(Sequence[Entry], store.blob(tables.places[file])), changed)


def catalogue_of(frame: Frame, tables: Tables, events: Shelf) -> Catalogue:
    """The catalogue of a site, of which an event is read when somebody asks for it.

    What is a table of all events is kept; whatever else walks over all events reads them all.
    """

    def members(groups: Mapping[Name, Sequence[EventKey]]) -> dict[Name, Members]:
        return {name: Members(events, keys) for name, keys in groups.items()}

    values = {name: getattr(frame.definitions, name) for name in frame.definitions.__dataclass_fields__}
    definitions = Definitions(**{**values, "events": Members(events, tuple(tables.files))})
    vars(definitions).update(
        by_key=Events(events),
        slugs=tables.slugs,
        own_slugs=tables.own_slugs,
        renamed=tables.renamed,
        code_pages=tables.code_pages,
        shown_tables=named(definitions.tables, tables.shown_tables),
        _with_pages=tables.with_pages,
    )
    catalogue = Catalogue(definitions, Neighbourhoods(events), frame.speaking)
    vars(catalogue).update(
        by_source=members(tables.by_source),
        by_id=members(tables.by_id),
        by_product=members(tables.by_product),
        articles=tables.articles,
        listed_ids=tables.listed_ids,
    )
    return catalogue


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a site. All but the frame belongs to one generation."""

    store: Store
    head: Head

    def tables(self) -> Tables:
        return cast(Tables, self.store.read("tables", self.head.generation))

    def frame(self) -> Frame:
        return cast(Frame, self.store.read("frame", self.head.founded))

    def listing(self) -> Listing:
        return Listing.of(*cast(tuple[str, bytes, str, int], self.store.read("listing", self.head.generation)))

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return cast(tuple[Diagnostic, ...], self.store.read("diagnostics", self.head.generation))

    def explained(self) -> Explained:
        return cast(Explained, self.store.read("explained", self.head.generation))

    def entries(self, tables: Tables, file: str) -> Sequence[Entry]:
        """The events of a file of definitions."""
        if file not in tables.places:
            raise Lost(file)
        return cast(Sequence[Entry], self.store.blob(tables.places[file]))

    def keep_frame(self, frame: Frame) -> None:
        self.store.write("frame", self.head.founded, frame)

    def keep_catalogue(self, catalogue: Catalogue) -> None:
        """Keeps all events, and the tables of them."""
        places = self.store.write_blobs(by_file(catalogue).items())
        self.store.write("tables", self.head.generation, tables_of(catalogue, places))

    def keep_again(
        self, before: "Kept", tables: Tables, events: Mapping[EventKey, Event], files: Collection[str]
    ) -> None:
        """Keeps the events of a catalogue of which those of some files have changed."""
        entries = {file: before.entries(tables, file) for file in files}
        new = {
            file: tuple((events.get(event.key, event), around) for event, around in old)
            for file, old in entries.items()
        }
        places = {**tables.places, **self.store.add_blobs(new)}
        self.store.write("tables", self.head.generation, replace(tables, places=places))

    def keep_listing(self, listing: Listing) -> None:
        self.store.write("listing", self.head.generation, listing.plain())

    def keep_findings(self, diagnostics: Sequence[Diagnostic], explained: Explained) -> None:
        self.store.write("diagnostics", self.head.generation, tuple(diagnostics))
        self.store.write("explained", self.head.generation, explained)
