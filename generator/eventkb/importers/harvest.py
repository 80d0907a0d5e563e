"""What an importer has read from a file: sources, events, code tables, and the problems on the way."""

from collections.abc import Mapping
from dataclasses import field

from eventkb.model.codes import Notation
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId

LOW = 0xFFFF
"""The bits of an identifier that Event Viewer shows."""

Texts = Mapping[str, str]
"""A text by language tags (`de`). The tag is empty where the language is not known."""


@frozen_dataclass()
class Problem:
    """Something in a file that was not understood. `line` counts from 1; 0 means the whole file."""

    line: int
    message: str
    help: str


class ImportFault(Exception):
    """A file of which nothing can be read. The message says why, and what to do."""


@frozen_dataclass()
class ImportedInsertion:
    """An insertion string `%n`: the name that the format gives it, in our form, and its code table if it has one."""

    name: str
    table: str | None = None


@frozen_dataclass(kw_only=True)
class ImportedAction:
    """Something to do, as an article says it; `command` is a shell and what to type there."""

    text: Texts
    choices: tuple["ImportedAction", ...] = ()
    steps: tuple["ImportedAction", ...] = ()
    note: Texts = field(default_factory=dict)
    command: tuple[str, str] | None = None


@frozen_dataclass(kw_only=True)
class ImportedArticle:
    """What an article says beyond facts and message. `texts` are by key; `modified` is a day in ISO 8601.

    `references` are pairs of a title and an address. `product` is the title of a product and `versions` are its.
    """

    texts: Mapping[str, Texts] = field(default_factory=dict)
    introduction: Texts = field(default_factory=dict)
    actions: tuple[ImportedAction, ...] = ()
    references: tuple[tuple[Texts, str], ...] = ()
    modified: str | None = None
    product: str | None = None
    versions: tuple[str, ...] = ()


@frozen_dataclass(kw_only=True)
class ImportedEvent:
    """An event as a file describes it. `messages` are in the form of a definition.

    `qualifiers` are full identifiers of which the ID is a part. `event_version` is the version of this single event,
    as manifests count it. An event with an `article` gets a file of its own; only such an event may have no message.
    `origin` is the name of the file, or the address of a page.
    """

    source: str
    id: EventId
    line: int
    messages: Texts
    qualifiers: tuple[int, ...] = ()
    event_version: int | None = None
    symbolic_name: str | None = None
    channel: str | None = None
    level: str | None = None
    category: str | None = None
    keywords: tuple[str, ...] = ()
    insertions: tuple[ImportedInsertion | None, ...] = ()
    article: ImportedArticle | None = None
    origin: str = ""


def identified(identifier: int) -> tuple[int, tuple[int, ...]]:
    """The event ID of an identifier of Windows, its low 16 bits, and the identifier itself if it says more."""
    id = identifier & LOW
    return id, (identifier,) if identifier > LOW else ()


@frozen_dataclass(kw_only=True)
class ImportedSource:
    """An event source as a file describes it. `kind` is the one of the format, if it is not the project's."""

    name: str
    kind: str | None = None
    guid: str | None = None
    titles: Texts = field(default_factory=dict)
    channel: str | None = None


@frozen_dataclass(kw_only=True)
class ImportedCode:
    """A code of a table as it is written there, and what it means."""

    code: str
    texts: Texts
    symbol: str | None = None


@frozen_dataclass(kw_only=True)
class ImportedTable:
    """A code table: values that an insertion string can have. `name` is that of its file."""

    name: str
    titles: Texts
    notation: Notation
    codes: tuple[ImportedCode, ...]
    origin: str = ""


@frozen_dataclass(kw_only=True)
class Harvest:
    """All that was read from one file. `without_message` counts events that have no text in any language."""

    sources: tuple[ImportedSource, ...] = ()
    events: tuple[ImportedEvent, ...] = ()
    tables: tuple[ImportedTable, ...] = ()
    problems: tuple[Problem, ...] = ()
    without_message: int = 0
