"""What is kept of a published site: what it was made from, what it consists of, and what its pages are made with."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar, cast

from eventkb.cache.published import Head, Published
from eventkb.cache.snapshot import Times
from eventkb.cache.store import Place, Store
from eventkb.check.convention import Conventions
from eventkb.language.recognition import CommonWords
from eventkb.model.address import Address
from eventkb.model.catalogue import Catalogue, Definitions, Samples
from eventkb.model.codes import Key, named
from eventkb.model.copy import OutdatedCopy
from eventkb.model.diagnostic import Path
from eventkb.model.event import EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId
from eventkb.model.locale import Locale
from eventkb.model.marks import Ignorable
from eventkb.model.speaking import Speaking
from eventkb.model.text import Text
from eventkb.pipeline.kept.events import Events, Members, Neighbourhoods, Shelf
from eventkb.pipeline.kept.lexicon import Lexicons
from eventkb.pipeline.kept.outline import Standing
from eventkb.pipeline.kept.translations import CountingPage, States
from eventkb.pipeline.kept.versions import Versions
from eventkb.pipeline.materials import Materials
from eventkb.pipeline.plan import Plan, Press
from eventkb.pipeline.units import Notes
from eventkb.stock.catalogues import Folders


@frozen_dataclass()
class Sources:
    """The files of definitions, with their size and times, and their folders."""

    folders: Folders
    files: Mapping[str, Times]


@frozen_dataclass(kw_only=True)
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
    symbolic_names: Mapping[EventKey, str]
    dates: Mapping[EventKey, str]
    levels: Mapping[str, int]
    marks: Mapping[Ignorable, int]
    samples: Samples

    def with_changes(self, versions: Versions) -> "Tables":
        """The tables after some events have changed, whose ties are as before: days and levels alone differ."""
        dates, levels = dict(self.dates), Counter(self.levels)
        for was, now in versions:
            if was is not None:
                _ = dates.pop(was.key, None)
                levels.subtract([was.level] if was.level else ())
            if now is not None:
                dates |= {now.key: now.modified} if now.modified else {}
                levels.update([now.level] if now.level else ())
        return replace(self, dates=dates, levels={level: count for level, count in levels.items() if count})


EVENTS, AROUND = "events", "around"
"""The files of what is kept of events that have changed since the last build from nothing, and of neighbourhoods."""

STANDINGS = "standings"

Places = Mapping[str, Place]
"""By the name of each file of definitions with events, where these are, or what is kept of them. Some files are at one
place."""

Explained = tuple[tuple[EventKey, str, Path, Text | None], ...]
"""All explanations in their order, each with its event's key and place."""


@frozen_dataclass(kw_only=True)
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
    outdated_copies: tuple[OutdatedCopy, ...]


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
        outdated_copies=supplies.outdated_copies,
    )


def _without_events(definitions: Definitions) -> Definitions:
    values = {name: getattr(definitions, name) for name in definitions.__dataclass_fields__}
    return Definitions(**{**values, "events": (), "originals": {}})


def tables_of(catalogue: Catalogue) -> Tables:
    """What to keep of all events together."""
    definitions = catalogue.definitions
    return Tables(
        files={key: event.file for key, event in catalogue.events.items()},
        by_source=catalogue.keys_by_source,
        by_id=catalogue.keys_by_id,
        by_product=catalogue.keys_by_product,
        articles=catalogue.articles,
        listed_ids=catalogue.listed_ids,
        own_slugs=definitions.own_slugs,
        with_pages=frozenset(key for key in catalogue.events if definitions.has_pages(key)),
        renamed=definitions.renamed,
        slugs=definitions.slugs,
        code_pages=definitions.code_pages,
        shown_tables=tuple(table.name for table in definitions.shown_tables),
        symbolic_names=catalogue.symbolic_names,
        dates=dict(catalogue.dates),
        levels=dict(catalogue.levels),
        marks=dict(catalogue.marks),
        samples=catalogue.samples,
    )


def explained_of(catalogue: Catalogue) -> Explained:
    """The explanations of a catalogue, in the order in which rules compare them."""
    return tuple((event.key, event.file, event.path, event.explanation) for event in catalogue.definitions.events)


Name = TypeVar("Name")


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
        keys_by_source=tables.by_source,
        keys_by_id=tables.by_id,
        keys_by_product=tables.by_product,
        symbolic_names=tables.symbolic_names,
        dates=tables.dates,
        levels=tables.levels,
        marks=tables.marks,
        samples=tables.samples,
    )
    return catalogue


@frozen_dataclass()
class Kept:
    """What is kept of a published site, by the types of its parts."""

    published: Published

    @property
    def head(self) -> Head:
        return self.published.head

    @property
    def store(self) -> Store:
        return self.published.store

    def sources(self) -> Sources:
        return cast(Sources, self.published.part("sources"))

    def tables(self) -> Tables:
        return cast(Tables, self.published.part("tables"))

    def places(self) -> Places:
        """Where the events of each file of definitions are."""
        return cast(Places, self.published.part("places"))

    def places_around(self) -> Places:
        """Where the neighbourhoods of the events of each file are."""
        return cast(Places, self.published.part("around"))

    def frame(self) -> Frame:
        return cast(Frame, self.published.part("frame"))

    def explained(self) -> Explained:
        return cast(Explained, self.published.part("explained"))

    def standings(self) -> Mapping[EventKey, Standing]:
        """What decides how events hang together, in their order."""
        return cast(Mapping[EventKey, Standing], self.published.part(STANDINGS))

    def lexicons(self) -> Lexicons:
        return cast(Lexicons, self.published.part("lexicons"))

    def notes(self) -> Notes:
        """What the units of the last build from nothing asked for."""
        return cast(Notes, self.published.part("notes"))

    def later(self) -> Notes:
        """What those asked for that were poured since."""
        return cast(Notes, self.published.part("later"))

    def pages(self) -> Mapping[Address, str]:
        """The hand-written pages as the engine has rendered them."""
        return cast(Mapping[Address, str], self.published.part("pages"))

    def assets(self) -> frozenset[str]:
        """The files that pages show beside their text."""
        return cast(frozenset[str], self.published.part("assets"))

    def states(self) -> States:
        return cast(States, self.published.part("states"))
