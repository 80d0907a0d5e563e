"""What one file gives: a pure function of its bytes, so that it can run anywhere and be kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eventkb.model.diagnostic import Diagnostic, Place, has_errors
from eventkb.model.event import Event, EventKey
from eventkb.model.locale import Locale
from eventkb.model.source import EventSource, Product, SharedText, Term
from eventkb.read.definitions import definitions
from eventkb.read.location import Kind, Location
from eventkb.read.schema.models import KEYS
from eventkb.read.yaml import Parsed, parse
from eventkb.read.yaml.characters import decode

TYPED_ID = re.compile(r"^(?:- | {2})id: *([0-9]{1,5})\b", re.MULTILINE)
"""An ID in a list of known events that YAML can't read."""

NAMING = {Kind.EVENT: "source", Kind.SOURCE: "name"}
"""The key by which a file of one source names it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What one file defines, and what is wrong with it. `broken` are the events that it defines with errors."""

    file: str
    diagnostics: tuple[Diagnostic, ...] = ()
    events: tuple[Event, ...] = ()
    sources: tuple[EventSource, ...] = ()
    products: tuple[Product, ...] = ()
    shared: tuple[SharedText, ...] = ()
    terms: tuple[Term, ...] = ()
    broken: frozenset[EventKey] = frozenset()
    naming: Place | None = None

    @property
    def named(self) -> Place:
        """Where the file says which source it belongs to."""
        return self.naming or Place(self.file)


def piece(file: str, data: bytes, locales: frozenset[Locale], *, root: str = "events") -> Piece:
    """Reads one file: `file` is its path from the project's root, in which `root` is the folder of all definitions."""
    location = Location.of(file, root)
    text, faults = decode(file, data)
    if text is None:
        return Piece(file, tuple(faults), broken=frozenset(_guessed(location, data.decode("utf-8", "replace"))))
    parsed = parse(text, file, KEYS)
    if parsed.broken:
        return Piece(file, (*faults, *parsed.diagnostics), broken=frozenset(_guessed(location, text)))
    found = tuple(definitions(parsed, location, locales))
    diagnostics = (*faults, *parsed.diagnostics, *(one for one in found if isinstance(one, Diagnostic)))
    lost = [one for one in found if isinstance(one, EventKey)]
    events = tuple(one for one in found if isinstance(one, Event))
    if has_errors(faults):
        return Piece(file, diagnostics, broken=frozenset((*lost, *(event.key for event in events))))
    return Piece(
        file,
        diagnostics,
        events,
        tuple(one for one in found if isinstance(one, EventSource)),
        tuple(one for one in found if isinstance(one, Product)),
        tuple(one for one in found if isinstance(one, SharedText)),
        tuple(one for one in found if isinstance(one, Term)),
        frozenset(lost),
        parsed.place_below(NAMING[location.kind]) if location.kind in NAMING else None,
    )


def readable(file: str, data: bytes) -> tuple[Parsed | None, tuple[Diagnostic, ...]]:
    """A file as values, if its characters and its YAML are sound; else what is wrong with them."""
    text, faults = decode(file, data)
    parsed = parse(text, file, KEYS) if text is not None else None
    found = (*faults, *(parsed.diagnostics if parsed else ()))
    return (None, found) if has_errors(found) or parsed is None else (parsed, found)


def _guessed(location: Location, text: str) -> Iterator[EventKey]:
    """The events that an unreadable file is about, going by its name or by lines that look like IDs."""
    if location.kind is Kind.EVENT and location.event_key:
        yield location.event_key
    if location.kind is Kind.KNOWN and location.folder:
        for number in TYPED_ID.findall(text):
            yield EventKey(location.folder, int(number))
