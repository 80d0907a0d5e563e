"""What one file defines: a pure function of its bytes, which can run in any process and be cached."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from eventkb.model.codes import CodeTable
from eventkb.model.diagnostic import Diagnostic, Place, Severity, has_errors
from eventkb.model.event import Event, EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.guide import Guide
from eventkb.model.identifier import event_id
from eventkb.model.kind import ANY, Kind
from eventkb.model.locale import Locale
from eventkb.model.note import Note
from eventkb.model.origin import Origin
from eventkb.model.source import EventSource, Product, SharedText, Term
from eventkb.read.definitions import definitions
from eventkb.read.entry import pasted_entry
from eventkb.read.location import Kind as FileKind
from eventkb.read.location import Location
from eventkb.read.schema.kinds import Allowed
from eventkb.read.schema.structure import KEYS
from eventkb.read.yaml import Parsed, parse
from eventkb.read.yaml.characters import decode

TYPED_ID = re.compile(r"^(?:- | {2})?id: *[\"']?([A-Za-z0-9._:-]{1,64})", re.MULTILINE)
"""An ID in a definition that YAML can't read."""

NAMING = {FileKind.EVENT: "source", FileKind.SOURCE: "name"}
"""The key by which a file of one source names it."""

OF_EVENTS = frozenset({FileKind.EVENT, FileKind.KNOWN})
MOST = 1_000
"""Diagnostics of one file."""


@frozen_dataclass(kw_only=True)
class Piece:
    """What one file defines, and what is wrong with it. `broken` are the events that it defines with errors."""

    file: str
    diagnostics: tuple[Diagnostic, ...] = ()
    events: tuple[Event, ...] = ()
    sources: tuple[EventSource, ...] = ()
    products: tuple[Product, ...] = ()
    shared: tuple[SharedText, ...] = ()
    terms: tuple[Term, ...] = ()
    notes: tuple[Note, ...] = ()
    origins: tuple[Origin, ...] = ()
    tables: tuple[CodeTable, ...] = ()
    guides: tuple[Guide, ...] = ()
    broken: frozenset[EventKey] = frozenset()
    naming: Place | None = None

    @property
    def has_content(self) -> bool:
        """Whether the file defines anything."""
        of_events = (self.events, self.sources, self.notes)
        beside_events = (self.products, self.shared, self.terms, self.origins, self.tables, self.guides)
        return any(of_events) or any(beside_events)

    @property
    def named(self) -> Place:
        """Where the file names its source."""
        return self.naming or Place(self.file)


def piece(file: str, data: bytes, locales: frozenset[Locale], *, root: str = "events", kind: Kind = ANY) -> Piece:
    """Reads one file: `file` is its path from the project's root, in which `root` is the folder of all definitions.

    `kind` is that of the source to which the file belongs.
    """
    location = Location.of(file, root)
    text, faults = decode(file, data)
    if text is None:
        return _unreadable(file, faults, location, data.decode("utf-8", "replace"))
    entry = pasted_entry(file, text) if location.kind is FileKind.EVENT else None
    if entry:
        return _unreadable(file, (*faults, entry), location, "")
    parsed = parse(text, file, KEYS, is_faultless=not faults)
    if parsed.broken:
        return _unreadable(file, (*faults, *parsed.diagnostics), location, text)
    results = tuple(definitions(parsed, location, Allowed(locales, kind)))
    diagnostics = (*faults, *few((*parsed.diagnostics, *_of(Diagnostic, results))))
    lost = _of(EventKey, results)
    if has_errors(faults):
        events = _of(Event, results)
        return Piece(file=file, diagnostics=diagnostics, broken=frozenset((*lost, *(event.key for event in events))))
    naming = parsed.place_below(NAMING[location.kind]) if location.kind in NAMING else None
    return of_nouns(file, results, diagnostics=diagnostics, broken=frozenset(lost), naming=naming)


def few(diagnostics: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """Of very many diagnostics of a file the first ones, errors before warnings; nobody reads on."""
    if len(diagnostics) <= MOST:
        return diagnostics
    return sorted(diagnostics, key=lambda each: (each.severity is not Severity.ERROR, each.place))[:MOST]


def of_nouns(
    file: str,
    results: Iterable[object],
    *,
    diagnostics: tuple[Diagnostic, ...] = (),
    broken: frozenset[EventKey] = frozenset(),
    naming: Place | None = None,
) -> Piece:
    """A piece with the nouns among some values."""
    by_class: dict[type, list[object]] = {}
    for value in results:
        by_class.setdefault(type(value), []).append(value)
    nouns: dict[str, Any] = {FIELDS[kind]: tuple(values) for kind, values in by_class.items() if kind in FIELDS}
    return Piece(file=file, diagnostics=diagnostics, broken=broken, naming=naming, **nouns)


FIELDS: Mapping[type, str] = {
    Event: "events",
    EventSource: "sources",
    Product: "products",
    SharedText: "shared",
    Term: "terms",
    Note: "notes",
    Origin: "origins",
    CodeTable: "tables",
    Guide: "guides",
}
"""Where the nouns of each class are in a piece."""

Result = TypeVar("Result")


def _of(kind: type[Result], results: Iterable[object]) -> tuple[Result, ...]:
    return tuple([result for result in results if isinstance(result, kind)])


def _unreadable(file: str, diagnostics: Iterable[Diagnostic], location: Location, text: str) -> Piece:
    return Piece(file=file, diagnostics=tuple(diagnostics), broken=frozenset(_guessed(location, text)))


def readable(file: str, data: bytes) -> tuple[Parsed | None, tuple[Diagnostic, ...]]:
    """A file as values, or None where its characters or its YAML have errors; and all diagnostics about these."""
    text, faults = decode(file, data)
    parsed = parse(text, file, KEYS) if text is not None else None
    diagnostics = (*faults, *(parsed.diagnostics if parsed else ()))
    return (None if has_errors(diagnostics) else parsed), diagnostics


def _guessed(location: Location, text: str) -> Iterator[EventKey]:
    """The events that an unreadable file seems to define, by its name or by lines that look like IDs."""
    if location.kind is FileKind.EVENT and location.event_key:
        yield location.event_key
    if location.kind in OF_EVENTS and location.folder:
        for written in TYPED_ID.findall(text):
            if (id := event_id(written)) is not None:
                yield EventKey(location.folder, id)
