"""The shapes of the JSON below `/api/v1/`. They are a contract: keys may be added, never renamed or taken away.

The docstring below each key is its description in the JSON Schema.
"""

from typing import Literal

from typing_extensions import TypedDict

from eventkb.index.textshapes import Passage, Review, Texts, documented

Kind = Literal[
    "causes", "caused-by", "follows", "followed-by", "resolved-by", "resolves", "same-problem", "see-also"
]  # fmt: skip


@documented
class Insertion(TypedDict):
    """What an insertion string stands for."""

    number: int
    """1 for `%1`."""
    name: str
    """Its name in commands: `{{name}}`."""
    meaning: dict[str, str]
    """What it is, by language."""
    example: str | None
    """A value that it may have."""
    codes: list[str]
    """The code tables that explain its values."""


@documented
class Variant(TypedDict):
    """How the event differs in some versions of its product; null is: as in the event itself."""

    versions: list[str]
    """The versions that this is true of."""
    event_versions: list[int]
    """Versions of the single event, as manifests count them, where no product's versions are known."""
    message: dict[str, str] | None
    """The message text by language."""
    symbolic_name: str | None
    """The vendor's name of the event."""
    level: str | None
    """How severe it is, a level of the source's kind such as `error`."""


@documented
class Case(TypedDict):
    """What holds for certain values of insertion strings only. The first case that applies counts."""

    number: int
    """Its place in the definition, from 1; the cases of a variant are counted for themselves."""
    versions: list[str]
    """The versions of the variant that has the case; empty for the event's own cases."""
    anchor: str
    """The part of its address after `#`, in the article of each language."""
    when: dict[str, list[str]]
    """Values by the name of an insertion string: any of the values, and each of the names, must match."""


@documented
class Related(TypedDict):
    """A related event."""

    event: str
    """The other event, `<source>/<id>`."""
    relation: Kind
    """Read as "this event <relation> that event"."""
    address: str
    """The permanent address of the other event."""
    reason: dict[str, str]
    """Why, by language."""


@documented
class Reference(TypedDict):
    """A page elsewhere that says more."""

    title: dict[str, str]
    """What it is called, by language."""
    url: str
    """Where it is."""


@documented
class Contact(TypedDict):
    """A person or a team to ask; what is not known is empty."""

    who: dict[str, str]
    """Who it is, by language."""
    mail: str
    """The mail address."""
    phone: str
    """The telephone number."""
    url: str
    """A page or a chat."""


@documented
class HouseNote(TypedDict):
    """The publisher's own note on an event, which is not part of the article. A site for the public has none."""

    texts: dict[str, Passage]
    """The note by language."""
    links: list[Reference]
    """Pages of the house."""
    contacts: list[Contact]
    """Whom to ask."""


@documented
class Origin(TypedDict):
    """The catalogue that a definition comes from."""

    title: dict[str, str]
    """What the catalogue is called, by language."""
    licence: str | None
    """The licence of its texts; null where the catalogue states none."""
    url: str | None
    """Where the catalogue is published."""
    edit: str | None
    """Where this definition is edited."""


@documented
class Catalogue(TypedDict):
    """A catalogue that the site is made of."""

    title: dict[str, str]
    """What it is called, by language."""
    licence: str | None
    """The licence of its texts; null where it states none."""
    url: str | None
    """Where it is published."""


@documented
class EventEntry(TypedDict):
    """An event as lists have it."""

    event: str
    """The event's key, `<source>/<id>`."""
    source: str
    """The provider's exact name."""
    id: int | str
    """The event ID: a number, or a text where the IDs of its kind are texts."""
    address: str
    """The permanent address, from the site's root: `/e/<source>-<id>/`."""
    json: str
    """Where the whole event is, from the site's root: a file, or `#` and a JSON pointer in the file of its source."""
    level: str | None
    """How severe it is, a level of the source's kind such as `error`; null where nobody knows."""
    symbolic_name: str | None
    """The vendor's name of the event."""
    is_stub: bool
    """Whether nobody has explained the event yet."""
    modified: str | None
    """The day of the last change, as 2012-09-19."""
    title: dict[str, str]
    """One line that says what it is about, by language."""
    has_note: bool
    """Whether the publisher has a note of its own on the event."""


@documented
class Facts(TypedDict):
    """What is the same in all languages."""

    event: str
    """The event's key, `<source>/<id>`."""
    source: str
    """The provider's exact name."""
    kind: str
    """The kind of the source, such as `syslog` or `alert`."""
    id: int | str
    """The event ID: a number, or a text where the IDs of its kind are texts."""
    symbolic_name: str | None
    """The vendor's name of the event."""
    product: str | None
    """The key of the product."""
    versions: list[str]
    """The versions of the product that write it."""
    channel: str | None
    """The log that it is written to."""
    level: str | None
    """How severe it is, a level of the source's kind such as `error`; null where nobody knows."""
    category: str | None
    """The task category, as the vendor writes it."""
    keywords: list[str]
    """The vendor's keywords."""
    qualifiers: list[int]
    """Full identifiers of 32 bits, of which the ID is the lower half."""
    ignorable: Literal["never", "once", "if-alone", "usually"] | None
    """Whether the event may be ignored; null where nothing is said."""
    logging_level: Literal["lowest", "low", "medium", "high", "expert"] | None
    """The diagnostic level from which on the source writes the event; null where it is always written or not known."""
    sample: dict[str, str]
    """Values of an entry as it could be in a log, by the names of insertion strings."""
    variants: list[Variant]
    """How the event differs in some versions."""
    aliases: list[str]
    """Keys that the event once had."""
    replaced_by: str | None
    """The event that took over."""
    is_stub: bool
    """Whether nobody has explained the event yet."""
    modified: str | None
    """The day of the last change, as 2012-09-19."""
    reviewed: Review | None
    """When somebody last reviewed the article; null where nobody has."""
    version: str
    """A digest of all its texts in all languages, which reports on the article name."""
    authors: list[str]
    """Who wrote the article."""


@documented
class EventDocument(Facts):
    """An event with everything that is known of it."""

    address: str
    """The permanent address, from the site's root."""
    articles: dict[str, str]
    """The article's address by language, from the site's root; the permanent address of a bare stub."""
    insertions: list[Insertion]
    """What the insertion strings stand for."""
    cases: list[Case]
    """What holds for certain values only; the texts are in `texts`."""
    texts: dict[str, Texts]
    """The texts by language."""
    related: list[Related]
    """Related events, also those that name this one."""
    references: list[Reference]
    """Pages elsewhere."""
    guides: list[str]
    """The guides that tell readers to look for it, by their keys."""
    note: HouseNote | None
    """The publisher's own note on the event."""
    origin: Origin | None
    """The other catalogue that the definition comes from; null for the site's own."""


@documented
class EventList(TypedDict):
    """Events, sorted by source and ID."""

    events: list[EventEntry]
    """The events."""


@documented
class SourceEntry(TypedDict):
    """An event source as lists have it."""

    source: str
    """The provider's exact name."""
    slug: str
    """Its part of addresses."""
    json: str
    """Where its events are, from the site's root."""
    events: int
    """How many events of it are known."""
    title: dict[str, str]
    """What it is, by language; empty where nobody has said it."""


@documented
class SourceDocument(TypedDict):
    """An event source with its events."""

    source: str
    """The provider's exact name."""
    slug: str
    """Its part of addresses."""
    kind: str
    """The kind of the source, such as `syslog` or `alert`."""
    guid: str | None
    """The provider's GUID."""
    aliases: list[str]
    """Other names by which it is found, such as translated ones."""
    former_names: list[str]
    """Names that it once had here."""
    product: str | None
    """The key of its product."""
    channel: str | None
    """The log that it writes to."""
    title: dict[str, str]
    """What it is, by language."""
    origin: Origin | None
    """The other catalogue that describes the source; null for the site's own."""
    events: list[EventEntry]
    """Its events, sorted by ID."""
    stubs: dict[str, EventDocument]
    """The whole of those events that have no file of their own, since nobody has written about them, by their part of
    addresses."""


@documented
class SourceList(TypedDict):
    """All event sources, sorted by name."""

    sources: list[SourceEntry]
    """The sources."""


@documented
class Change(TypedDict):
    """An article that was written or changed on a day."""

    modified: str
    """The day, as 2012-09-19."""
    event: str
    """The event's key, `<source>/<id>`."""
    json: str
    """Where the whole event is, from the site's root."""


@documented
class ChangeList(TypedDict):
    """What has changed, the newest first: read until the day that you have already."""

    changes: list[Change]
    """The changes."""


@documented
class Index(TypedDict):
    """Where everything is. Addresses are from the site's root; `{source}` is a slug."""

    version: Literal["1"]
    """The version of these shapes."""
    name: str
    """What the site is called."""
    languages: list[str]
    """The languages of the site, the source language first."""
    events: int
    """How many events there are, stubs among them."""
    articles: int
    """How many of them are explained."""
    addresses: dict[str, str]
    """What there is, by name."""
    catalogues: list[Catalogue]
    """The catalogues that the site is made of, its own first."""
