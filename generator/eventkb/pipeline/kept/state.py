"""What is kept of a published site: what it was made from, what it consists of, and what its pages are made with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from eventkb.cache.snapshot import Times
from eventkb.check.convention import Conventions
from eventkb.language.recognition import CommonWords
from eventkb.model.address import Address
from eventkb.model.catalogue import Catalogue, Definitions
from eventkb.model.codes import Key, named
from eventkb.model.diagnostic import Diagnostic, Path
from eventkb.model.event import Event, EventKey
from eventkb.model.identifier import EventId
from eventkb.model.locale import Language, Locale
from eventkb.model.speaking import Speaking
from eventkb.model.text import Text
from eventkb.pipeline.kept.events import Entry, Events, Members, Neighbourhoods, Shelf
from eventkb.pipeline.kept.lexicon import Lexicons
from eventkb.pipeline.kept.store import Place, Store
from eventkb.pipeline.kept.translations import CountingPage, States
from eventkb.pipeline.materials import Materials
from eventkb.pipeline.plan import Plan, Press
from eventkb.publish import Listing
from eventkb.read.folders import Folders


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What shows whether a site is still right, and what is said about it.

    `order` are the wishes that it was built for, `project` is the digest of all that decides it beside the definitions,
    among it `others`, files and folders that only this project has; `definitions` are the files of these, with their
    size and times, in `folders`. `generation` names the site, `before` its last but one generation, from which it
    differs in `late`. `text` names the index of all texts. `tags` are those of the parts of what is kept. `missing` are
    languages with the number of articles that have an untranslated text.
    """

    order: str
    project: str
    folders: Folders
    paths: tuple[str, ...]
    others: tuple[str, ...]
    definitions: Mapping[str, Times]
    site: str
    generation: str
    tags: Mapping[str, str] = field(default_factory=dict)
    before: str = ""
    late: frozenset[str] = frozenset()
    events: int
    stubs: int
    pages: int
    locales: tuple[Locale, ...]
    missing: tuple[tuple[Language, int], ...]
    wanted: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What is known of all events without reading one of them. `files` have the keys in their order."""

    files: Mapping[EventKey, str]
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
    speaking: Mapping[Key, tuple[Speaking, ...]]
    press: Press
    languages: tuple[Locale, ...]
    conventions: Conventions
    common_words: CommonWords
    hand_written: frozenset[Address]
    counting: tuple[CountingPage, ...]


def frame_of(plan: Plan, supplies: Materials, counting: tuple[CountingPage, ...]) -> Frame:
    """What to keep of a plan; `counting` are the pages that show the states of translations."""
    definitions = plan.catalogue.definitions
    return Frame(
        definitions=_without_events(definitions),
        speaking=plan.catalogue.speaking,
        press=plan.press,
        languages=supplies.locales,
        conventions=supplies.conventions,
        common_words=supplies.common_words,
        hand_written=plan.hand_written,
        counting=counting,
    )


def _without_events(definitions: Definitions) -> Definitions:
    values = {name: getattr(definitions, name) for name in definitions.__dataclass_fields__}
    return Definitions(**{**values, "events": (), "originals": {}})


def tables_of(catalogue: Catalogue) -> Tables:
    """What to keep of all events together."""
    definitions = catalogue.definitions
    return Tables(
        files={key: event.file for key, event in catalogue.events.items()},
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
    """What is kept of a site. Each part carries the tag that the head says, which is new where the part has changed."""

    store: Store
    head: Head

    def _read(self, name: str) -> object:
        return self.store.read(name, self.head.tags.get(name, "none"))

    def tables(self) -> Tables:
        return cast(Tables, self._read("tables"))

    def places(self) -> Mapping[str, Place]:
        """Where the events of each file of definitions are."""
        return cast(Mapping[str, Place], self._read("places"))

    def frame(self) -> Frame:
        return cast(Frame, self._read("frame"))

    def listing(self) -> Listing:
        return Listing.of(*cast(tuple[str, bytes, str, int], self._read("listing")))

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return cast(tuple[Diagnostic, ...], self._read("diagnostics"))

    def explained(self) -> Explained:
        return cast(Explained, self._read("explained"))

    def lexicons(self) -> Lexicons:
        return cast(Lexicons, self._read("lexicons"))

    def states(self) -> States:
        return cast(States, self._read("states"))

    def with_parts(self, head: Head, parts: Mapping[str, object]) -> "Kept":
        """The same with another head and with some parts in their new form; all of it counts only once it is kept."""
        for name, value in parts.items():
            self.store.write(name, head.generation, value)
        head = replace(head, tags={**head.tags, **dict.fromkeys(parts, head.generation)})
        self.store.write_head(head)
        return Kept(self.store, head)
