"""The page of an ID whose events are bare stubs: the list itself, for all languages at once."""

from eventkb.language.markup import Html
from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.event import Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId, id_slug
from eventkb.model.locale import Locale
from eventkb.pour.edition import Edition, breakable
from eventkb.pour.eventlink import LevelView
from eventkb.pour.every import each_link, of_each
from eventkb.pour.level import level_of_each
from eventkb.pour.listing import articles_first, id_title
from eventkb.pour.rowtext import row_text


@frozen_dataclass()
class RowWording:
    """How a message begins; `language` is None where it is the same in all languages."""

    language: Locale | None
    html: Html


@frozen_dataclass()
class EventRow:
    href: str
    source: Html
    level: LevelView | None
    texts: tuple[RowWording, ...]


@frozen_dataclass(kw_only=True)
class AllOfId:
    """The list of all events with an ID. Hrefs are relative to it."""

    title: str
    description: str
    canonical: str
    json: str
    id: EventId
    crumb: Html
    heading: Html
    lead: Html
    rows: tuple[EventRow, ...]


def all_of_id(editions: tuple[Edition, ...], event_id: EventId) -> tuple[Address, AllOfId]:
    """The list of all events with an ID, with its address."""
    first = editions[0]
    page = address.neutral_id(id_slug(event_id))
    events = articles_first(first.catalogue.by_id[event_id])
    count = len({event.key.source for event in events})
    leads = [edition.counted(count, "list", "id_lead").replace("{id}", str(event_id)) for edition in editions]
    titles = [id_title(edition, event_id) for edition in editions]
    return page, AllOfId(
        title=titles[0],
        description=titles[0],
        canonical=first.site.absolute(page),
        json=relative(page, address.id_json(id_slug(event_id))) if "api" in first.site.offers else "",
        id=event_id,
        crumb=each_link(editions, page, lambda edition: (address.ids(edition.locale), edition.word("list", "by_id"))),
        heading=of_each(editions, titles),
        lead=of_each(editions, leads),
        rows=tuple(_row(editions, page, event) for event in events),
    )


def _row(editions: tuple[Edition, ...], page: Address, event: Event) -> EventRow:
    texts: dict[Locale | None, Html] = {}
    for edition in editions:
        text = row_text(edition, event)
        language = None if event.message.neutral else text.said_language or edition.locale
        texts.setdefault(language, text.said)
    return EventRow(
        href=relative(page, editions[0].permalink(event.key)),
        source=breakable(event.key.source),
        level=level_of_each(editions, event),
        texts=tuple(RowWording(language, html) for language, html in texts.items()),
    )
