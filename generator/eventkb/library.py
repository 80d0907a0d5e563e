"""A catalogue for Python programs: load it, look events up in it, render them.

>>> from eventkb import load, look_up, render
>>> kb = load("path/to/the/project")
>>> matches = look_up(kb, "MSExchangeTransport 2007")
>>> print(render(kb, matches[0].event, language="de"))
"""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eventkb.export import tables
from eventkb.export.records import records
from eventkb.index import markdown
from eventkb.index.document import document, permalink
from eventkb.index.document import texts as texts_of
from eventkb.index.shapes import EventDocument
from eventkb.lookup import Index, lookup, opened
from eventkb.model.catalogue import Catalogue
from eventkb.model.diagnostic import Diagnostic
from eventkb.model.event import Event, EventKey
from eventkb.model.locale import SOURCE_LANGUAGE
from eventkb.pipeline import finder, sharing
from eventkb.pipeline.gather import catalogue, gather
from eventkb.pipeline.materials import materials
from eventkb.pipeline.parallel import jobs_here
from eventkb.pipeline.project import Engine
from eventkb.pour.edition import Edition


@dataclass(frozen=True)
class Library:
    """A catalogue in all its languages.

    `diagnostics` are the faults of the definitions; faulty definitions are left out.
    """

    catalogue: Catalogue
    editions: Mapping[str, Edition]
    index: Index = field(repr=False)
    diagnostics: Sequence[Diagnostic]

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.editions)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMatch:
    """An event that a text may mean.

    `event` is its key, `address` its permanent address, `confidence` is exact, likely or possible. `values` are the
    values of insertion strings, by name; `entry` is the number of the pasted entry, from 0.
    """

    event: str
    confidence: str
    reason: str
    address: str
    values: Mapping[str, str]
    entry: int = 0


Found = EventMatch  # the name in version 0.1


def load(root: str | Path, engine: Engine) -> Library:
    """Reads the project in a folder: the one with `mkdocs.yml`.

    Raises:
        EngineFault, LanguageFault: its settings are wrong; the message says how.
    """
    folder = Path(root).resolve()
    configurations = engine.configurations(folder)
    supplies = materials(folder).of_kind(configurations[0].kind)
    gathered = gather(folder, configurations[0].events, supplies, jobs_here())
    related = catalogue(gathered)
    editions = {str(edition.locale): edition for edition in sharing.editions(configurations, related, supplies)}
    return Library(related, editions, opened(finder.in_memory(related, supplies)), gathered.diagnostics)


def look_up(library: Library, text: str) -> tuple[EventMatch, ...]:
    """The events that a typed line or a pasted log entry may mean, best first within each entry.

    Accepts any text; a text that means no event has no matches.
    """
    return tuple(
        EventMatch(
            event=f"{match.record.source}/{match.record.id}",
            confidence=match.confidence.value,
            reason=match.reason.value,
            address=permalink(_first(library), EventKey(match.record.source, match.record.id)),
            values={value.name: value.value for value in match.values},
            entry=match.entry,
        )
        for match in lookup(text, library.index).matches
    )


def event(library: Library, key: str) -> Event:
    """The event with a key such as `MSExchangeTransport/2007`, also under a key that it once had.

    Raises:
        KeyError: there is none.
    """
    event_key = EventKey.parse(key)
    if event_key is None:
        raise KeyError(key)
    present_key = library.catalogue.definitions.renamed.get(event_key, event_key)
    if present_key not in library.catalogue.events:
        raise KeyError(key)
    return library.catalogue.events[present_key]


def render(library: Library, key: str, language: str = SOURCE_LANGUAGE) -> str:
    """An event's article as Markdown.

    Raises:
        KeyError: there is no such event, or no such language.
    """
    edition, definition = library.editions[language], event(library, key)
    return markdown.article(edition, definition, texts_of(edition, definition))


def data(library: Library, key: str) -> EventDocument:
    """An event with all its texts in all languages, in the shape of `/api/v1/events/…`.

    Raises:
        KeyError: there is no such event.
    """
    return document(tuple(library.editions.values()), event(library, key))


def texts(library: Library) -> sqlite3.Connection:
    """A database in memory with the table `records` and the full-text index `records_fts`."""
    database = sqlite3.connect(":memory:", check_same_thread=False)
    tables.fill(database, records(tuple(library.editions.values())))
    return database


def _first(library: Library) -> Edition:
    return next(iter(library.editions.values()))
