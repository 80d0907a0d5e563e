"""Listings of events: of a source, an ID, a product, and of all; as tables that read well without a script."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from eventkb.language.html import as_html, escaped
from eventkb.language.markup import Html, escape, plain_text
from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.event import Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId, id_slug
from eventkb.model.locale import Locale
from eventkb.model.marks import Ignorable
from eventkb.model.source import EventSource, Product
from eventkb.pour import maps
from eventkb.pour.article import Crumb
from eventkb.pour.badges import BadgeView, ignorable_badge, state_badges
from eventkb.pour.edition import Edition, breakable, first_sentence
from eventkb.pour.eventlink import LevelView
from eventkb.pour.level import level_view, view_of
from eventkb.pour.notes import foreign
from eventkb.pour.origin import origin_view
from eventkb.pour.rowtext import RowText, row_text

ROWS = 500
"""Rows of a page. Longer tables have several pages, so that no page grows with the catalogue."""

MAY_BE_IGNORED = frozenset(Ignorable) - {Ignorable.NEVER}


@frozen_dataclass(kw_only=True)
class Row:
    """One event in a listing. `href` is relative to the listing's page."""

    href: str
    source: str
    source_html: Html
    id: EventId
    level: LevelView | None
    text: RowText
    symbolic_name: str | None
    category: str
    product: str
    is_stub: bool
    state: str
    ignorable: BadgeView | None
    badges: tuple[BadgeView, ...]


@frozen_dataclass()
class IdRow:
    """An ID with the sources that use it."""

    href: str
    name: Html
    aside: str


@frozen_dataclass()
class LevelCount:
    level: LevelView
    count: int


@frozen_dataclass()
class PageLink:
    label: str
    number: int
    href: str
    current: bool


@frozen_dataclass(kw_only=True)
class TableView:
    """A page of a table.

    `with_source` is true where its events can have several sources; `legend_href` leads to what badges mean.
    """

    caption: str
    rows: tuple[Row, ...]
    with_source: bool
    levels: tuple[LevelCount, ...]
    ignorable: int
    articles: int
    pages: tuple[PageLink, ...]
    legend_href: str


@frozen_dataclass(kw_only=True)
class ListingView:
    """A page with a heading and a table, or (for an ID) a list with one entry per event.

    `label` is the last crumb, `more` what follows the lead for those who want to know it. `custom_view` leads to a view
    for a log viewer, `map_href` to the map of the events; each is empty where there is none.
    """

    crumbs: tuple[Crumb, ...]
    label: str
    title: Html
    plain_title: str
    lead: Html
    lead_text: str
    more: str = ""
    language: Locale | None = None
    facts: tuple[tuple[str, str], ...] = ()
    table: TableView | None = None
    entries: tuple[Row, ...] = ()
    ids: tuple[IdRow, ...] = ()
    custom_view: str = ""
    map_href: str = ""


def table(
    edition: Edition, listing: Address, events: Sequence[Event], with_source: bool
) -> Iterator[tuple[Address, TableView]]:
    """The pages of a table with their addresses, articles before stubs. `listing` is the address of the first page."""
    events = articles_first(events)
    whole = _whole(
        edition,
        len(events),
        levels=Counter(event.level for event in events if event.level),
        ignorable=sum(event.ignorable in MAY_BE_IGNORED for event in events),
        articles=sum(not event.is_stub for event in events),
        with_source=with_source,
    )
    for number in range(1, pages_of(len(events)) + 1):
        own = events[(number - 1) * ROWS : number * ROWS]
        yield _page(edition, listing, whole, number, events=own, of=pages_of(len(events)))


def all_events(edition: Edition, listing: Address, number: int) -> tuple[Address, TableView]:
    """A page of the table of all events. Nothing is asked of events that are on other pages."""
    catalogue = edition.catalogue
    count = len(catalogue.events)
    whole = _whole(
        edition,
        count,
        levels=catalogue.levels,
        ignorable=sum(count for mark, count in catalogue.marks.items() if mark in MAY_BE_IGNORED),
        articles=len(catalogue.articles),
        with_source=True,
    )
    own = [catalogue.events[key] for key in catalogue.articles_first((number - 1) * ROWS, number * ROWS)]
    return _page(edition, listing, whole, number, events=own, of=pages_of(count))


def pages_of(count: int) -> int:
    """The number of pages of a table of so many events."""
    return max(1, -(-count // ROWS))


def _whole(
    edition: Edition, count: int, *, levels: Mapping[str, int], ignorable: int, articles: int, with_source: bool
) -> TableView:
    """What every page of a table has."""
    return TableView(
        caption=edition.counted(count, "list", "caption"),
        rows=(),
        with_source=with_source,
        levels=tuple(
            LevelCount(view_of(edition, level), levels[level.name])
            for level in edition.levels
            if levels.get(level.name)
        ),
        ignorable=ignorable,
        articles=articles,
        pages=(),
        legend_href="",
    )


def _page(
    edition: Edition, listing: Address, whole: TableView, number: int, *, events: Sequence[Event], of: int
) -> tuple[Address, TableView]:
    """A page of a table that has so many pages, with its address."""
    page = address.page_of(listing, number)
    rows = tuple(_row(edition, page, event) for event in events)
    links = tuple(_page_link(edition, listing, page, other) for other in range(1, of + 1)) if of > 1 else ()
    return page, replace(whole, rows=rows, pages=links, legend_href=relative(page, address.badges(edition.locale)))


def of_source(edition: Edition, source: EventSource) -> Iterator[tuple[Address, ListingView]]:
    """All events of a source."""
    listing = address.source_listing(edition.locale, edition.slug(source.name))
    description = edition.local(source.description, {}) if source.description else None
    whole = plain_text(description.value) if description else edition.word("list", "source_lead")
    lead = first_sentence(whole)
    for page, view in table(edition, listing, edition.catalogue.by_source.get(source.name, ()), with_source=False):
        yield (
            page,
            ListingView(
                crumbs=(crumb(edition, page, "sources", address.sources(edition.locale)),),
                label=source.name,
                title=breakable(source.name),
                plain_title=source.name,
                lead=escape(lead),
                lead_text=lead,
                more=whole.removeprefix(lead).strip(),
                language=foreign(edition, description) if description else None,
                facts=tuple(_source_facts(edition, source)),
                table=view,
                custom_view=_custom_view(edition, source, page),
                map_href=maps.link(edition, page, maps.of_source(edition, source)),
            ),
        )


def _custom_view(edition: Edition, source: EventSource, page: Address) -> str:
    """The link to a source's view for a log viewer; empty for a source without events."""
    kind = edition.catalogue.definitions.kind_of(source.name)
    has_view = kind.has_views and source.name in edition.catalogue.by_source
    if "setup" not in edition.site.offers or not has_view:
        return ""
    return relative(page, address.custom_view(edition.slug(source.name)))


def of_product(edition: Edition, product: Product) -> Iterator[tuple[Address, ListingView]]:
    """All events of a product, by source."""
    listing = address.product_listing(edition.locale, product.key)
    title = edition.local(product.title, {}).value
    lead = edition.word("list", "product_lead")
    for page, view in table(edition, listing, edition.catalogue.by_product.get(product.key, ()), with_source=True):
        yield (
            page,
            ListingView(
                crumbs=(crumb(edition, page, "products", address.products(edition.locale)),),
                label=title,
                title=escape(title),
                plain_title=title,
                lead=escape(lead),
                lead_text=lead,
                facts=tuple(
                    (number, edition.local(version.title, {}).value) for number, version in product.versions.items()
                ),
                table=view,
                map_href=maps.link(edition, page, maps.of_product(edition, product)),
            ),
        )


def of_id(edition: Edition, event_id: EventId) -> tuple[Address, ListingView]:
    """All events with an ID, below a sentence which says that an ID alone names no event."""
    page = address.id_listing(edition.locale, id_slug(event_id))
    events = edition.catalogue.by_id[event_id]
    sources = {event.key.source for event in events}
    lead = edition.counted(len(sources), "list", "id_lead").replace("{id}", str(event_id))
    title = id_title(edition, event_id)
    number = f'<span class="event-id">{escaped(str(event_id))}</span>'
    return page, ListingView(
        crumbs=(crumb(edition, page, "by_id", address.ids(edition.locale)),),
        label=str(event_id),
        title=as_html(number.join([escaped(part) for part in title.split(str(event_id))])),
        plain_title=title,
        lead=escape(lead),
        lead_text=lead,
        entries=tuple(_row(edition, page, event) for event in articles_first(events)),
    )


def id_title(edition: Edition, id: EventId) -> str:
    """What the list of all events with an ID is called: `Event ID 7`, `Error ORA-00600`."""
    names = {edition.id_name(event.key.source) for event in edition.catalogue.by_id[id]}
    name = names.pop() if len(names) == 1 else edition.word("list", "id")
    return edition.word("list", "id_title").replace("{name}", name).replace("{id}", str(id))


def articles_first(events: Sequence[Event]) -> list[Event]:
    """Articles before stubs, each in the order of the catalogue."""
    return sorted(events, key=lambda event: event.is_stub)


def _row(edition: Edition, page: Address, event: Event) -> Row:
    category = edition.local(event.category, event.translation).value if event.category else ""
    product = edition.product_title(event.product)
    return Row(
        href=relative(page, edition.article(event.key)),
        source=event.key.source,
        source_html=breakable(event.key.source),
        id=event.key.id,
        level=level_view(edition, event),
        text=row_text(edition, event),
        symbolic_name=event.symbolic_name,
        category=category,
        product=product.value if product else "",
        is_stub=event.is_stub,
        state=_state(edition, event),
        ignorable=ignorable_badge(edition, event),
        badges=state_badges(edition, event),
    )


def _state(edition: Edition, event: Event) -> str:
    """Whether an event is explained, and whether there is a house's own note on it."""
    state = edition.word("state", "stub" if event.is_stub else "article")
    has_note = edition.catalogue.definitions.has_note(event)
    return f"{state}, {edition.word('house_note', 'mark')}" if has_note else state


def _page_link(edition: Edition, listing: Address, page: Address, number: int) -> PageLink:
    target = address.page_of(listing, number)
    label = edition.word("list", "page").replace("{number}", str(number))
    return PageLink(label, number, relative(page, target), target == page)


def crumb(edition: Edition, page: Address, word: str, target: Address) -> Crumb:
    """A crumb of a page that leads to `target` and has a word of the group `list`."""
    return Crumb(edition.word("list", word), relative(page, target))


def _source_facts(edition: Edition, source: EventSource) -> Iterator[tuple[str, str]]:
    product = edition.product_title(source.product)
    if product:
        yield edition.word("product_name"), product.value
    if source.channel:
        yield edition.word("channel"), source.channel
    if source.guid:
        yield "GUID", source.guid
    origin = origin_view(edition, source.file)
    if origin:
        licence = f"{edition.word('origin', 'licence')} {origin.licence}"
        stated = licence if origin.licence else edition.word("origin", "no_licence")
        yield edition.word("origin", "catalogue"), f"{origin.name} · {stated}"


def plain(view: TableView, *, crumbs: tuple[Crumb, ...], label: str, title: str) -> ListingView:
    """A further page of a hand-written listing: its title and the table, no lead."""
    number = next((page.number for page in view.pages if page.current), 1)
    name = label.replace("{number}", str(number))
    return ListingView(
        crumbs=crumbs,
        label=name,
        title=escape(title),
        plain_title=f"{title}, {name}",
        lead=escape(name),
        lead_text=name,
        table=view,
    )
