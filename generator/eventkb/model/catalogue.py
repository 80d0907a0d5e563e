"""All events together: as they were read (`Definitions`) and with their relations (`Catalogue`)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from eventkb.model.address import slug
from eventkb.model.asked import Asked
from eventkb.model.codes import CodeTable, Key, leading, named
from eventkb.model.event import Event, EventKey, Relation, messages
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.guide import Guide, Step, in_order
from eventkb.model.identifier import EventId, id_slug
from eventkb.model.kind import NO_KINDS, Kind, Kinds
from eventkb.model.locale import Locale
from eventkb.model.marks import Ignorable
from eventkb.model.note import Note
from eventkb.model.origin import Origin
from eventkb.model.released import NOTHING, Released
from eventkb.model.source import EventSource, Product, SharedText, Term
from eventkb.model.speaking import Speaking
from eventkb.model.text import TranslationState


@frozen_dataclass(slots=False, kw_only=True)
class Definitions:
    """The content of all definition files, each read by itself.

    `events` are sorted by source and ID and may contain the same key twice, which `check` reports.
    Every source of an event is in `sources`, with or without a `source.yml`. `tables` are the code tables by name, also
    those that come with the package.
    `notes` are a house's own, by the event that they are about. `origins` are the catalogues that the files are from,
    the project's own first; `originals` are definitions of other catalogues that one of an earlier catalogue replaces.
    `released` are the addresses that the site has published before. `is_one_language`: they are for a preview of one
    language, which has no pages for all languages.
    """

    events: tuple[Event, ...]
    sources: Mapping[str, EventSource]
    products: Mapping[str, Product] = field(default_factory=dict)
    shared: Mapping[str, SharedText] = field(default_factory=dict)
    glossary: tuple[Term, ...] = ()
    tables: Mapping[str, CodeTable] = field(default_factory=dict)
    guides: Mapping[str, Guide] = field(default_factory=dict)
    notes: Mapping[EventKey, Note] = field(default_factory=dict)
    origins: tuple[Origin, ...] = ()
    originals: Mapping[EventKey, Event] = field(default_factory=dict)
    kinds: Kinds = NO_KINDS
    released: Released = NOTHING
    is_one_language: bool = False

    def kind_of(self, source: str) -> Kind:
        """The kind of a source, which may be unknown here."""
        known = self.sources.get(source)
        return self.kinds.named(known.kind if known else None)

    @cached_property
    def used_kinds(self) -> tuple[Kind, ...]:
        """The kinds of all sources, the default one first."""
        kinds = {kind.name: kind for kind in map(self.kind_of, self.sources)}
        return tuple(sorted(kinds.values(), key=lambda kind: (kind.name != self.kinds.default, kind.name)))

    def note_on(self, event: Event) -> Note | None:
        """The house's own note on an event, also one that is still filed under a key which the event once had."""
        keys = (event.key, *event.aliases)
        return next((self.notes[key] for key in keys if key in self.notes), None) if self.notes else None

    def has_note(self, event: Event) -> bool:
        """Whether there is such a note, for those who don't show what it says."""
        return bool(self.notes) and any(key in self.notes for key in (event.key, *event.aliases))

    def origin_of(self, file: str) -> Origin | None:
        """The other catalogue that a file is from; None for a file of the project's own."""
        for origin in self.origins[1:]:  # there are none in most projects, and each page asks several times
            if origin.has(file):
                return origin
        return None

    @cached_property
    def by_key(self) -> Mapping[EventKey, Event]:
        """The events by key, in their order; of two events with the same key the first."""
        events: dict[EventKey, Event] = {}
        for event in self.events:
            events.setdefault(event.key, event)
        return events

    @cached_property
    def slugs(self) -> Mapping[str, str]:
        """Each source's part of an address."""
        return {name: source.slug or slug(name) for name, source in self.sources.items()}

    @cached_property
    def shown_tables(self) -> tuple[CodeTable, ...]:
        """The code tables that the site shows, the best first.

        These are the project's own, those of the kinds of its sources, and those that insertion strings name.
        """
        own = (table.name for table in self.tables.values() if table.file)
        of_kinds = (name for kind in self.used_kinds for name in kind.tables)
        insertions = (insertion for event in self.events for text in messages(event) for insertion in text.insertions)
        of_insertions = (name for insertion in insertions if insertion for name in insertion.codes)
        return named(self.tables, tuple(dict.fromkeys((*own, *of_kinds, *of_insertions))))

    @cached_property
    def code_pages(self) -> tuple[tuple[str, str], ...]:
        """The pages of the shown tables: the name of a table, with the leading digits of codes if it is split."""
        pages = {(table.name, ""): None for table in self.shown_tables}
        for table in self.shown_tables:
            if table.digits:
                parts = (leading(table.notation, table.digits, code.code) for code in table.codes)
                pages |= dict.fromkeys((table.name, part) for part in sorted(set(parts)))
        return tuple(pages)

    def plain_id(self, key: EventKey) -> int | str:
        """An event's ID as plain values have it: a number, or a text where IDs are texts."""
        return str(key.id) if isinstance(key.id, str) or self.kind_of(key.source).has_text_ids else key.id

    def slug_of(self, key: EventKey) -> str:
        """The part of an address that is the event's own, below that of its source."""
        return self.own_slugs.get(key) or id_slug(key.id)

    @cached_property
    def own_slugs(self) -> Mapping[EventKey, str]:
        """The parts of addresses that events have in the place of one made from their ID."""
        return {key: event.slug for key, event in self.by_key.items() if event.slug}

    def has_pages(self, key: EventKey) -> bool:
        """Whether an event has pages in each language. A bare stub without a note has one page for all languages."""
        return key in self._with_pages

    def has_own_json(self, key: EventKey) -> bool:
        """Whether an event has a JSON file of its own: where it has pages, or has published them before."""
        released = self.released.has_article(self.slugs[key.source], self.slug_of(key))
        return released or self.has_pages(key)

    @cached_property
    def _with_pages(self) -> frozenset[EventKey]:
        events = self.by_key.values()
        if self.is_one_language:
            return frozenset(self.by_key)
        return frozenset(event.key for event in events if not event.is_bare or self.has_note(event))

    def former_addresses(self) -> Iterator[tuple[str, str, EventKey]]:
        """The addresses that events once had: the source's part, the event's, and the key of the event today."""
        for old, new in self.renamed.items():
            yield self.slugs.get(old.source, slug(old.source)), id_slug(old.id), new
        former = {name: tuple(map(slug, source.former_names)) for name, source in self.sources.items()}
        for key in self.by_key:
            for part in former[key.source]:
                yield part, self.slug_of(key), key

    @cached_property
    def renamed(self) -> Mapping[EventKey, EventKey]:
        """From each old key (of the `aliases` of events) to the key of the event today."""
        return {alias: event.key for event in self.events for alias in event.aliases}


Counts = dict[str, Counter[TranslationState]]
"""The numbers of texts by the state of their translation, of each group or of each owner of texts."""


class Tie(StrEnum):
    """Why a derived relation relates two events."""

    MENTIONS = "mentions"
    MENTIONED_BY = "mentioned-by"
    SAME_NAME = "same-name"
    SHARED_ACTION = "shared-action"


@frozen_dataclass()
class Derived:
    """A relation that no definition contains."""

    target: EventKey
    tie: Tie


@frozen_dataclass()
class Neighbourhood:
    """What an event is related to: by definitions of either side, by derivation, and by ID.

    `before` and `after` are its neighbours in its source, `same_id` the events of other sources with its ID.
    """

    relations: tuple[Relation, ...] = ()
    derived: tuple[Derived, ...] = ()
    before: tuple[EventKey, ...] = ()
    after: tuple[EventKey, ...] = ()
    same_id: tuple[EventKey, ...] = ()


MANY = 3
"""Insertion strings that an example has at most."""


@frozen_dataclass()
class Samples:
    """What can be shown as an example: the event that shows most of what events have, a symbolic name, a full ID.

    Each is None where the catalogue has none.
    """

    event: EventKey | None = None
    symbolic_name: str | None = None
    qualifier: int | None = None


@frozen_dataclass(slots=False)
class Catalogue:
    """Definitions without faults, and everything that is derived from them."""

    definitions: Definitions
    neighbourhoods: Mapping[EventKey, Neighbourhood]
    speaking: Mapping[Key, tuple[Speaking, ...]] = field(default_factory=dict)
    """The events whose articles mention a code, by its key; the code may be of several tables."""
    asked: Asked = field(default_factory=Asked, compare=False)
    """Notes what is taken from the catalogue, where somebody listens."""

    @cached_property
    def events(self) -> Mapping[EventKey, Event]:
        return self.definitions.by_key

    def speaking_of(self, key: Key | None, table: str) -> tuple[EventKey, ...]:
        """The events whose articles mention a code of a table, those that it matters most to first."""
        speaking = self.speaking.get(key, ()) if key is not None else ()
        return tuple(item.event for item in speaking if item.is_about(table))

    @cached_property
    def translation_counts(self) -> dict[Locale, tuple[Counts, Counts]]:
        """The numbers of texts by state of translation, of each group and of each event, once they are counted."""
        return {}

    @cached_property
    def articles(self) -> tuple[EventKey, ...]:
        """The events that are explained, in their order."""
        return tuple(key for key, event in self.events.items() if not event.is_stub)

    @cached_property
    def _stubs(self) -> tuple[EventKey, ...]:
        explained = frozenset(self.articles)
        return tuple(key for key in self.events if key not in explained)

    def articles_first(self, start: int, end: int) -> tuple[EventKey, ...]:
        """A part of all events in the order of lists, those that are explained first.

        Nothing is done for each of the other events: a large catalogue has very many parts.
        """
        explained = len(self.articles)
        others = self._stubs[max(start - explained, 0) : max(end - explained, 0)]
        return (*self.articles[start:end], *others)

    @cached_property
    def symbolic_names(self) -> Mapping[EventKey, str]:
        """The symbolic name of each event that has one."""
        return {key: event.symbolic_name for key, event in self.events.items() if event.symbolic_name}

    @cached_property
    def dates(self) -> Mapping[EventKey, str]:
        """The day of the last change of each event that has one."""
        return {key: event.modified for key, event in self.events.items() if event.modified}

    @property
    def dates_of_articles(self) -> Mapping[EventKey, str]:
        """The day of the last change of each article that has one."""
        return {key: self.dates[key] for key in self.articles if key in self.dates}

    @cached_property
    def levels(self) -> Mapping[str, int]:
        """The number of events with each level."""
        return Counter(event.level for event in self.definitions.events if event.level)

    @cached_property
    def marks(self) -> Mapping[Ignorable, int]:
        """The number of events with each mark that says whether they may be ignored."""
        return Counter(event.ignorable for event in self.definitions.events if event.ignorable)

    @cached_property
    def samples(self) -> Samples:
        """What is shown as an example; of equals the first counts."""
        events = self.definitions.events
        articles = Counter(key.source for key in self.articles)
        best = max(events, key=lambda event: _worth(event, articles), default=None)
        return Samples(
            event=best.key if best else None,
            symbolic_name=next(iter(self.symbolic_names.values()), None),
            qualifier=next((event.qualifiers[0] for event in events if event.qualifiers), None),
        )

    @cached_property
    def by_source(self) -> Mapping[str, tuple[Event, ...]]:
        return _grouped(self.definitions.events, lambda event: event.key.source)

    @cached_property
    def by_id(self) -> Mapping[EventId, tuple[Event, ...]]:
        """The events by ID, and by each ID that they once had, so that the address of the list stays valid.

        IDs with the same address, such as `E-1` and `E_1`, are one.
        """
        ids: dict[str, EventId] = {}
        groups: dict[str, list[Event]] = {}
        for event in self.definitions.events:
            for part, id in {id_slug(key.id): key.id for key in (*event.aliases, event.key)}.items():
                ids[part] = min(id, ids.get(part, id))
                groups.setdefault(part, []).append(event)
        return {ids[part]: tuple(groups[part]) for part in sorted(groups, key=lambda part: ids[part])}

    @cached_property
    def keys_by_id(self) -> Mapping[EventId, tuple[EventKey, ...]]:
        """The keys of `by_id`."""
        return _keys(self.by_id)

    @cached_property
    def keys_by_source(self) -> Mapping[str, tuple[EventKey, ...]]:
        """The keys of `by_source`."""
        return _keys(self.by_source)

    @cached_property
    def keys_by_product(self) -> Mapping[str, tuple[EventKey, ...]]:
        """The keys of `by_product`."""
        return _keys(self.by_product)

    def has_id_listing(self, id: EventId) -> bool:
        """Whether the list of all events with an ID has a page in each language: where one of these events has."""
        return id in self.listed_ids

    @cached_property
    def listed_ids(self) -> frozenset[EventId]:
        """The IDs whose list of events has a page in each language."""
        has_pages = self.definitions.has_pages
        return frozenset(id for id, events in self.by_id.items() if any(has_pages(event.key) for event in events))

    @cached_property
    def naming(self) -> Mapping[EventKey, tuple[tuple[Guide, Step], ...]]:
        """The guides that tell a reader to look for an event, each with the first step that does."""
        pairs: dict[EventKey, dict[str, tuple[Guide, Step]]] = {}
        renamed = self.definitions.renamed
        for guide in self.definitions.guides.values():
            for step in in_order(guide):
                for key in step.look_for:
                    pairs.setdefault(renamed.get(key, key), {}).setdefault(guide.key, (guide, step))
        return {key: tuple(by_guide.values()) for key, by_guide in pairs.items()}

    @cached_property
    def by_product(self) -> Mapping[str, tuple[Event, ...]]:
        return _grouped((e for e in self.definitions.events if e.product), lambda event: event.product or "")


def newest_first(dates: Mapping[EventKey, str]) -> list[EventKey]:
    """Events by the day of their last change, the newest first; those of one day by key."""
    return sorted(sorted(dates), key=dates.__getitem__, reverse=True)


def _worth(event: Event, articles: Mapping[str, int]) -> tuple[bool, int, int]:
    """How well an event serves as an example: explained, with all that events have, of a source with many articles."""
    values = sum(insertion is not None for insertion in event.insertions)
    facts = (event.symbolic_name, event.level, 1 <= values <= MANY)
    return not event.is_stub, sum(map(bool, facts)), articles.get(event.key.source, 0)


K = TypeVar("K")
M = TypeVar("M")


def _grouped(members: Iterable[M], key: Callable[[M], K]) -> Mapping[K, tuple[M, ...]]:
    groups: dict[K, list[M]] = {}
    for member in members:
        groups.setdefault(key(member), []).append(member)
    return {name: tuple(members) for name, members in groups.items()}


def _keys(groups: Mapping[K, tuple[Event, ...]]) -> Mapping[K, tuple[EventKey, ...]]:
    return {name: tuple(event.key for event in events) for name, events in groups.items()}
