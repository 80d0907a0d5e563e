"""What an importer has read from a file: sources, events, code tables, and the problems on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from eventkb.model.identifier import EventId

LOW = 0xFFFF
"""The bits of an identifier that Event Viewer shows."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that was not understood. `line` counts from 1; 0 means the whole file."""

    line: int
    message: str
    help: str


class ImportFault(Exception):
    """A file of which nothing can be read. The message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class ImportedInsertion:
    """An insertion string `%n`: the name that the format gives it, in our form, and its code table if it has one."""

    name: str
    table: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedEvent:
    """An event as a file describes it. `messages` are by language tag (`de`), in the form of a definition.

    `qualifiers` are full identifiers of which the ID is a part. `event_version` is the version of this single event,
    as manifests count it. `texts` are those of an article by key and language tag; an event that has any gets a file of
    its own. `origin` is the name of the file.
    """

    source: str
    id: EventId
    line: int
    messages: Mapping[str, str]
    qualifiers: tuple[int, ...] = ()
    event_version: int | None = None
    symbolic_name: str | None = None
    channel: str | None = None
    level: str | None = None
    category: str | None = None
    keywords: tuple[str, ...] = ()
    insertions: tuple[ImportedInsertion | None, ...] = ()
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    origin: str = ""


def identified(identifier: int) -> tuple[int, tuple[int, ...]]:
    """The event ID of an identifier of Windows, its low 16 bits, and the identifier itself if it says more."""
    id = identifier & LOW
    return id, (identifier,) if identifier > LOW else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedSource:
    """An event source as a file describes it. `kind` is the one of the format, if it is not the project's."""

    name: str
    kind: str | None = None
    guid: str | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    channel: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedTable:
    """Values that an insertion string can have, each with its words by language. `is_flags`: values are added up."""

    name: str
    source: str
    is_flags: bool
    codes: Mapping[int, Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """All that was read from one file. `without_message` counts events that have no text in any language."""

    sources: tuple[ImportedSource, ...] = ()
    events: tuple[ImportedEvent, ...] = ()
    tables: tuple[ImportedTable, ...] = ()
    problems: tuple[Problem, ...] = ()
    without_message: int = 0
