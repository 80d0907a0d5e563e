"""The page of a bare stub: one for all languages, at its permanent address, with everything that is known of it.

What differs between languages is in all of them; see `every`.
"""

from collections.abc import Sequence
from functools import partial

from eventkb.language.markup import Html, escape
from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.event import Event, EventKey, EventMessage
from eventkb.model.event import messages as event_messages
from eventkb.model.feedback import Feedback
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId
from eventkb.model.kind import DetailName
from eventkb.model.locale import Locale
from eventkb.pour.details import details
from eventkb.pour.edition import Edition, breakable
from eventkb.pour.eventlink import LevelView
from eventkb.pour.every import each_link, link, of_each
from eventkb.pour.guidelinks import guides_naming
from eventkb.pour.head import NOTHING, describe
from eventkb.pour.level import level_of_each
from eventkb.pour.message import MessageView, message_view
from eventkb.pour.notes import LanguageNote
from eventkb.pour.once import once_an_edition
from eventkb.pour.origin import OriginView, origin_view
from eventkb.pour.prefilled import new_file
from eventkb.pour.queries import Query, queries
from eventkb.pour.related import ALSO, BESIDE

IN_HEADING = frozenset({DetailName.SOURCE, DetailName.ID, DetailName.LEVEL, DetailName.SYMBOLIC_NAME})
"""Details that the heading has already."""


@frozen_dataclass(kw_only=True)
class Wording:
    """The message in one language; `language` is None where it is the same in all."""

    language: Locale | None
    html: Html


@frozen_dataclass()
class ReaderNote:
    """A note for the readers of one language: that the message is a translation, or is not translated."""

    language: Locale
    note: LanguageNote


@frozen_dataclass(kw_only=True)
class StubInsertion:
    """A row of the table of insertion strings. `codes` are the names of the tables that explain its values."""

    anchor: str
    number: int
    name: str
    meaning: Html
    example: str
    codes: str
    tables: Html


@frozen_dataclass(kw_only=True)
class StubMessage:
    """A message of the event, in each language that has it."""

    anchor: str
    title: Html
    wordings: tuple[Wording, ...]
    notes: tuple[ReaderNote, ...]
    insertions: tuple[StubInsertion, ...]


@frozen_dataclass()
class StubDetail:
    term: Html
    value: Html
    aside: Html
    is_code: bool


@frozen_dataclass()
class StubQuery:
    tool: str
    name: Html
    run: str


@frozen_dataclass()
class EventLink:
    """A link to another event; `tie` is how the two are related."""

    href: str
    name: Html
    symbolic_name: str = ""
    tie: Html = NOTHING


@frozen_dataclass(kw_only=True)
class StubPage:
    """All of the page that is not the same on every page of its kind. Hrefs are relative to it."""

    title: str
    source: Html
    id: EventId
    description: str
    canonical: str
    json: str
    level: LevelView | None
    symbolic_name: str
    permalink: str
    crumbs: tuple[Html, ...]
    messages: tuple[StubMessage, ...]
    details: tuple[StubDetail, ...]
    queries: tuple[StubQuery, ...]
    neighbours: tuple[EventLink, ...]
    same_id: tuple[EventLink, ...]
    same_id_link: Html
    related: tuple[EventLink, ...]
    guides: tuple[Html, ...]
    file: str
    write: str
    report: str
    origin: OriginView | None


def stub(editions: tuple[Edition, ...], event: Event) -> tuple[Address, StubPage]:
    """The page of a bare stub, with its address."""
    first = editions[0]
    page = first.permalink(event.key)
    origin = first.catalogue.definitions.origin_of(event.file)
    edit_link = first.edit_link(event.file)
    around = first.catalogue.neighbourhoods[event.key]
    linked = partial(_linked, first, page)
    return page, StubPage(
        title=event.title,
        source=breakable(event.key.source),
        id=event.key.id,
        description=describe(first, event),
        canonical=first.site.absolute(page),
        json=relative(page, first.json(event.key)) if "api" in first.site.offers else "",
        level=level_of_each(editions, event),
        symbolic_name=event.symbolic_name or "",
        permalink=f"/{page}",
        crumbs=_crumbs(editions, event.key.source),
        messages=tuple(_message(editions, event, message) for message in event_messages(event)),
        details=_details(editions, event),
        queries=_queries(editions, event),
        neighbours=tuple(linked(key, escape(key.id)) for key in (*around.before[-BESIDE:], *around.after[:BESIDE])),
        same_id=tuple(linked(key, escape(key.source)) for key in around.same_id[:BESIDE]),
        same_id_link=each_link(
            editions, page, lambda edition: (edition.id_listing(event.key.id), edition.word("same_id"))
        ),
        related=_related(editions, page, event),
        guides=_guides(editions, event),
        file=origin.inside(event.file) if origin else event.file,
        write=edit_link if origin else new_file(first, event, is_short=True) or edit_link,
        report=first.report_link(Feedback(event.file, event.title)),
        origin=origin_view(first, event.file),
    )


def _linked(edition: Edition, page: Address, key: EventKey, name: Html, tie: Html = NOTHING) -> EventLink:
    """A link from a page of all languages to an event: to its permanent address, which leads to the reader's."""
    event = edition.catalogue.events[key]
    return EventLink(relative(page, edition.permalink(key)), name, event.symbolic_name or "", tie)


def _crumbs(editions: Sequence[Edition], source: str) -> tuple[Html, ...]:
    ways = zip(*(_ways_up(edition, source) for edition in editions), strict=True)
    return tuple(of_each(editions, links) for links in ways)


@once_an_edition
def _ways_up(edition: Edition, source: str) -> tuple[Html, Html]:
    """The links of a language from the stubs of a source, all of which are as deep: to all sources, and to this one."""
    page = address.permalink("-", "-")
    sources, listing = address.sources(edition.locale), address.source_listing(edition.locale, edition.slug(source))
    return link(relative(page, sources), edition.word("list", "sources")), link(relative(page, listing), source)


def _message(editions: Sequence[Edition], event: Event, message: EventMessage) -> StubMessage:
    links = [edition.edit_link(event.file) for edition in editions]
    views = [message_view(edition, event, message, link) for edition, link in zip(editions, links, strict=True)]
    by_language = {(view.language or edition.locale): view.html for edition, view in zip(editions, views, strict=True)}
    is_neutral = message.text.neutral
    wordings = [Wording(language=None if is_neutral else name, html=html) for name, html in by_language.items()]
    notes = [
        ReaderNote(edition.locale, view.note)
        for edition, view in zip(editions, views, strict=True)
        if view.note is not None
    ]
    return StubMessage(
        anchor=views[0].anchor,
        title=of_each(editions, [view.title for view in views]),
        wordings=tuple(wordings[:1] if is_neutral else wordings),
        notes=tuple(notes),
        insertions=_insertions(editions, views),
    )


def _insertions(editions: Sequence[Edition], views: Sequence[MessageView]) -> tuple[StubInsertion, ...]:
    rows = zip(*(view.insertions for view in views), strict=True)
    return tuple(
        StubInsertion(
            anchor=row.anchor,
            number=row.number,
            name=row.name,
            meaning=of_each(editions, [each.meaning for each in all_rows]),
            example=row.example or "",
            codes=" ".join(table.name for table in row.tables),
            tables=of_each(
                editions,
                [Html(", ").join(link(table.href, table.title) for table in each.tables) for each in all_rows],
            ),
        )
        for row, *others in rows
        for all_rows in [(row, *others)]
    )


def _details(editions: Sequence[Edition], event: Event) -> tuple[StubDetail, ...]:
    rows = zip(*(details(edition, event, IN_HEADING) for edition in editions), strict=True)
    return tuple(
        StubDetail(
            term=of_each(editions, [row.term for row in each]),
            value=of_each(editions, [row.value for row in each]),
            aside=of_each(editions, [row.aside for row in each]),
            is_code=each[0].is_code,
        )
        for each in rows
    )


def _queries(editions: Sequence[Edition], event: Event) -> tuple[StubQuery, ...]:
    def view(query: Query) -> StubQuery:
        names = [query.title.nearest(edition.locale) for edition in editions]
        return StubQuery(query.tool, of_each(editions, names), query.run)

    return tuple(map(view, queries(event, editions[0].kind_of(event))))


def _related(editions: tuple[Edition, ...], page: Address, event: Event) -> tuple[EventLink, ...]:
    """The events that others relate to this one, and those that are related by derivation."""
    around = editions[0].catalogue.neighbourhoods[event.key]
    ties = [("relations", relation.kind.value, relation.target) for relation in around.relations]
    ties += [("ties", derived.tie.value, derived.target) for derived in around.derived]
    return tuple(
        _linked(
            editions[0],
            page,
            target,
            escape(f"{target.source} {target.id}"),
            of_each(editions, [edition.word(group, word) for edition in editions]),
        )
        for group, word, target in ties[:ALSO]
    )


def _guides(editions: tuple[Edition, ...], event: Event) -> tuple[Html, ...]:
    """The guides that name the event, each as a link for every language."""
    rows = zip(*(guides_naming(edition, event) for edition in editions), strict=True)
    return tuple(of_each(editions, [link(guide.href, guide.title) for guide in each]) for each in rows)
