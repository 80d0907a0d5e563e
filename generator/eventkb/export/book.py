"""Articles one after another as one page, for paper and for a disk: a view, and the links in it made links within it.

Sorted by source and ID. Events that nobody has explained are a table at the end.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from html import escape, unescape

from eventkb.language.markup import Html, plain_text
from eventkb.model.address import Address, joined
from eventkb.model.event import Event, EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.pour.article import article
from eventkb.pour.dates import date_words
from eventkb.pour.edition import Edition, first_line, summary
from eventkb.pour.eventlink import LevelView
from eventkb.pour.level import level_view
from eventkb.pour.notes import foreign

LINK = re.compile(r'<a\b([^>]*?)\shref="([^"]*)"([^>]*)>')
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

Render = Callable[..., Html]
"""Renders a template; views are passed by the names that it uses."""


@frozen_dataclass(kw_only=True)
class ChapterView:
    """An article as HTML; `anchor` is its place in the book, `language` that of the summary if it is another one."""

    anchor: str
    id: str
    summary: str
    language: str
    html: Html


@frozen_dataclass()
class PartView:
    """The articles of a source."""

    source: str
    chapters: tuple[ChapterView, ...]


@frozen_dataclass(kw_only=True)
class StubRow:
    """An event of which only the message is known."""

    anchor: str
    source: str
    id: str
    level: LevelView | None
    symbolic_name: str
    message: str
    language: str


@frozen_dataclass(kw_only=True)
class BookView:
    """A book in one language. `changed` is the day of the latest change, in words; empty where none is known."""

    language: str
    title: str
    site: str
    url: str
    count: str
    changed: str
    parts: tuple[PartView, ...]
    stubs: tuple[StubRow, ...]


def book(edition: Edition, keys: Sequence[EventKey], title: str, chapter: Render) -> BookView:
    """The book of some events. `chapter` renders an article."""
    events = [edition.catalogue.events[key] for key in sorted(keys)]
    explained = [event for event in events if not event.is_stub]
    anchors = {edition.article(event.key): anchor(edition, event.key) for event in events}
    anchors |= {edition.permalink(event.key): anchor(edition, event.key) for event in events}
    make = partial(_chapter, edition, anchors, chapter)
    sources = dict.fromkeys(event.key.source for event in explained)
    days = [event.modified for event in events if event.modified]
    return BookView(
        language=edition.locale,
        title=title,
        site=edition.site.name,
        url=edition.site.url,
        count=edition.counted(len(explained), "book", "articles"),
        changed=date_words(edition, max(days)) if days else "",
        parts=tuple(
            PartView(source, tuple(map(make, (event for event in explained if event.key.source == source))))
            for source in sources
        ),
        stubs=tuple(_stubs(edition, events)),
    )


def anchor(edition: Edition, key: EventKey) -> str:
    """The place of an event in a book."""
    return f"{edition.slug(key.source)}-{edition.event_slug(key)}"


def _chapter(edition: Edition, anchors: Mapping[Address, str], render: Render, event: Event) -> ChapterView:
    place, lead = anchor(edition, event.key), summary(edition, event)
    html = render(v=article(edition, event), anchor=place)
    return ChapterView(
        anchor=place,
        id=str(event.key.id),
        summary=plain_text(lead.value) if lead else event.symbolic_name or "",
        language=(foreign(edition, lead) or "") if lead else "",
        html=linked_within(edition.article(event.key), anchors, edition.site.url, html),
    )


def linked_within(page: Address, anchors: Mapping[Address, str], url: str, html: Html) -> Html:
    """The HTML of an article at `page` with its links as they are right in a book.

    `anchors` are the places of pages in the book. A link to another page leads to the published site below `url`; where
    nobody knows that, it is no link.
    """

    def local(match: re.Match[str]) -> str:
        href = unescape(match[2])
        if ELSEWHERE.match(href):
            return match[0]
        if href.startswith("#"):  # a place of the article that only a screen leads to
            return f"<a{match[1]}{match[3]}>"
        target = joined(page, href)
        place = anchors.get(Address(target.partition("#")[0]))
        if place:
            return f'<a{match[1]} href="#{escape(place)}"{match[3]}>'
        return f'<a{match[1]} href="{escape(url + target)}"{match[3]}>' if url else f"<a{match[1]}{match[3]}>"

    return Html(LINK.sub(local, html))


def _stubs(edition: Edition, events: Sequence[Event]) -> Iterator[StubRow]:
    for event in events:
        if event.is_stub:
            message = edition.local(event.message, event.translation)
            yield StubRow(
                anchor=anchor(edition, event.key),
                source=event.key.source,
                id=str(event.key.id),
                level=level_view(edition, event),
                symbolic_name=event.symbolic_name or "",
                message=first_line(message.value),
                language=message.language,
            )
