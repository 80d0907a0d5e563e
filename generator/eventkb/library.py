"""A catalogue for Python programs: load it, look events up in it, render them.

>>> from eventkb import load, look_up, render
>>> kb = load("path/to/the/project")
>>> matches = look_up(kb, "Backup 1001")
>>> print(render(kb, matches[0].event, language="de"))
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from eventkb.cache.index import kept
from eventkb.cache.inputs import of_project
from eventkb.lookup.answer import Index, Match, lookup, opened
from eventkb.model import address
from eventkb.model.event import EventKey
from eventkb.model.locale import SOURCE_LANGUAGE

# What reads definitions is imported where it is used: a lookup in a kept index needs none of it and would wait for it.
if TYPE_CHECKING:
    import sqlite3

    from eventkb.index.shapes import EventDocument
    from eventkb.model.catalogue import Catalogue
    from eventkb.model.diagnostic import Diagnostic
    from eventkb.model.event import Event
    from eventkb.model.record import CaseRecord
    from eventkb.pipeline.gather import Gathered
    from eventkb.pipeline.materials import Materials
    from eventkb.pipeline.project import Configuration, Engine
    from eventkb.pour.edition import Edition


@dataclass(frozen=True)
class Library:
    """A catalogue in all its languages.

    For the public, a house's own notes are left out. `index` is what `look_up` asks; it is as the definitions were when
    the project was loaded. Everything else is read when it is first asked for.
    """

    root: Path
    engine: Callable[[Path], Engine]
    is_public: bool = False

    @cached_property
    def index(self) -> Index:
        """The lookup index: the one that is kept in the project, or a new one if something has changed."""
        if not self.is_public and (archive := kept(self.root)):
            return opened(archive.read)
        from eventkb.pipeline import finder  # noqa: PLC0415

        if self.is_public:
            return opened(finder.in_memory(self.catalogue, self.materials))
        before = of_project(self.root)
        return opened(finder.renewed(self.root, self.configurations, self.materials, before))

    @cached_property
    def configurations(self) -> tuple[Configuration, ...]:
        """The settings of each language."""
        return self.engine(self.root).configurations(self.root)

    @cached_property
    def materials(self) -> Materials:
        """What the project needs besides its definitions, such as words and templates."""
        from eventkb.pipeline.materials import materials  # noqa: PLC0415

        return materials(self.root).of_project(self.configurations)

    @cached_property
    def catalogue(self) -> Catalogue:
        """All definitions without faults, with their relations."""
        from eventkb.pipeline.gather import catalogue  # noqa: PLC0415

        return catalogue(self._gathered)

    @cached_property
    def editions(self) -> Mapping[str, Edition]:
        """The catalogue in each language of the site, by language."""
        from eventkb.pipeline import sharing  # noqa: PLC0415

        editions = sharing.editions(self.configurations, self.catalogue, self.materials)
        return {str(edition.locale): edition for edition in editions}

    @property
    def diagnostics(self) -> Sequence[Diagnostic]:
        """The faults of the definitions; faulty definitions are left out."""
        return self._gathered.diagnostics

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(str(configuration.locale) for configuration in self.configurations)

    @cached_property
    def _gathered(self) -> Gathered:
        from eventkb.pipeline.gather import gather  # noqa: PLC0415
        from eventkb.pipeline.parallel import jobs_here  # noqa: PLC0415

        return gather(self.root, self.configurations[0].folders(is_public=self.is_public), self.materials, jobs_here())


@dataclass(frozen=True, slots=True)
class CaseMatch:
    """The case of an event that applies to a text. `number` counts from 1 in the file; `title` is by language.

    `address` is in the article of the source language.
    """

    number: int
    title: Mapping[str, str]
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMatch:
    """An event that a text may mean.

    `event` is its key, `address` its permanent address, `confidence` is exact, likely or possible. `values` are the
    values of insertion strings, by name, and `case` what holds for them; `entry` is the number of the pasted entry,
    from 0. `ignorable` says whether the event may be ignored: never, once, if-alone, usually, or empty.
    """

    event: str
    confidence: str
    reason: str
    address: str
    values: Mapping[str, str]
    entry: int = 0
    case: CaseMatch | None = None
    ignorable: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeMeaning:
    """What a code means in a table.

    `text` is the code as it was pasted, `code` as the table writes it; `meaning` is by language. `value` is the name of
    the insertion string that has it, empty for a code by itself; `entry` is the number of the pasted entry, from 0.
    """

    text: str
    code: str
    table: str
    symbol: str | None
    meaning: Mapping[str, str]
    address: str
    value: str = ""
    entry: int = 0


Found = EventMatch  # the name in version 0.1


def load(root: str | Path, engine: Callable[[Path], Engine], *, public: bool = False) -> Library:
    """The project in a folder: the one with `mkdocs.yml`. `engine` gives the site engine of a project.

    For the public, a house's own notes are left out.

    Raises:
        EngineFault, LanguageFault: its settings are wrong; the message says how.
    """
    library = Library(Path(root).resolve(), engine, public)
    _ = library.index.manifest
    return library


def look_up(library: Library, text: str) -> tuple[EventMatch, ...]:
    """The events that a typed line or a pasted log entry may mean, best first within each entry.

    Accepts any text; a text that means no event has no matches.
    """
    return tuple(
        EventMatch(
            event=f"{match.record.source}/{match.record.id}",
            confidence=match.confidence.value,
            reason=match.reason.value,
            address=f"/{address.permalink(match.record.slug, match.record.event_slug)}",
            values={value.name: value.value for value in match.values},
            entry=match.entry,
            case=_case(match, match.case) if match.case else None,
            ignorable=match.record.ignorable,
        )
        for match in lookup(text, library.index).matches
    )


def _case(match: Match, case: CaseRecord) -> CaseMatch:
    return CaseMatch(
        number=case.number,
        title={str(locale): words for locale, words in case.titles.items()},
        address=f"/{address.case(SOURCE_LANGUAGE, match.record.slug, match.record.event_slug, case.anchor)}",
    )


@dataclass(frozen=True, slots=True)
class FittingGuide:
    """A guide that a text may mean: its key, its titles by language, and its permanent address."""

    guide: str
    title: Mapping[str, str]
    address: str


def find_guides(library: Library, text: str) -> tuple[FittingGuide, ...]:
    """The guides that a symptom in plain words may mean, best first. Accepts any text."""
    return tuple(
        FittingGuide(
            match.key,
            {str(locale): words for locale, words in match.titles.items()},
            f"/{address.guide_permalink(match.key)}",
        )
        for match in lookup(text, library.index).guides
    )


def render_guide(library: Library, key: str, language: str = SOURCE_LANGUAGE) -> str:
    """A guide as Markdown.

    Raises:
        KeyError: there is no such guide, or no such language.
    """
    from eventkb.index import guides  # noqa: PLC0415

    return guides.markdown(library.editions[language], library.catalogue.definitions.guides[key])


def explain_codes(library: Library, text: str) -> tuple[CodeMeaning, ...]:
    """What the codes of a typed line, or the values of a pasted log entry, mean, the best table first for each.

    Accepts any text; a text without a code has no meanings.
    """
    return tuple(
        CodeMeaning(
            text=code.text,
            code=code.code,
            table=code.table,
            symbol=code.symbol,
            meaning={str(locale): words for locale, words in code.meaning.items()},
            address=f"/{code.address(SOURCE_LANGUAGE)}",
            value=code.value,
            entry=code.entry,
        )
        for code in lookup(text, library.index).codes
    )


def event(library: Library, key: str) -> Event:
    """The event with a key such as `Backup/1001`, also under a key that it once had.

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
    from eventkb.index import markdown  # noqa: PLC0415
    from eventkb.index.document import texts  # noqa: PLC0415

    edition, definition = library.editions[language], event(library, key)
    return markdown.article(edition, definition, texts(edition, definition))


def data(library: Library, key: str) -> EventDocument:
    """An event with all its texts in all languages, in the shape of `/api/v1/events/…`.

    Raises:
        KeyError: there is no such event.
    """
    from eventkb.index.document import document  # noqa: PLC0415

    return document(tuple(library.editions.values()), event(library, key))


def texts(library: Library) -> sqlite3.Connection:
    """A database in memory with the table `records` and the full-text index `records_fts`."""
    import sqlite3  # noqa: PLC0415

    from eventkb.export import tables  # noqa: PLC0415
    from eventkb.export.records import records  # noqa: PLC0415

    database = sqlite3.connect(":memory:", check_same_thread=False)
    tables.fill(database, records(tuple(library.editions.values())))
    return database
