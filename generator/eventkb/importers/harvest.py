"""What an importer has read from a file: sources, events, code tables, and the problems on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field


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

    `identifier` is the number that the file has: the ID, or a full identifier with severity and facility.
    `event_version` is the version of this single event, as manifests count it. `origin` is the name of the file.
    """

    source: str
    identifier: int
    line: int
    messages: Mapping[str, str]
    event_version: int | None = None
    symbolic_name: str | None = None
    channel: str | None = None
    level: str | None = None
    category: str | None = None
    keywords: tuple[str, ...] = ()
    insertions: tuple[ImportedInsertion | None, ...] = ()
    origin: str = ""

    @property
    def id(self) -> int:
        """The event ID: the low 16 bits of the identifier."""
        return self.identifier & 0xFFFF

    @property
    def qualifiers(self) -> tuple[int, ...]:
        """The full identifier, if it says more than the ID."""
        return (self.identifier,) if self.identifier > 0xFFFF else ()  # noqa: PLR2004


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedSource:
    """An event source as a file describes it."""

    name: str
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
