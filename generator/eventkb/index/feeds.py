"""New and changed articles as feeds, for each language and each source.

Formats: https://www.rfc-editor.org/rfc/rfc4287 (Atom) and https://www.jsonfeed.org/version/1.1/
"""

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from eventkb.index.schema import compact_json
from eventkb.index.textforms import plain
from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.catalogue import newest_first
from eventkb.model.event import Event
from eventkb.pour.edition import Edition, summary

MOST = 50
"""Entries of a feed: enough for a reader who fetches it once a month."""


def files(editions: Sequence[Edition]) -> Iterator[tuple[Address, bytes]]:
    """All feeds; none where the site's root is not known, since a feed needs full URLs."""
    for edition in editions:
        if edition.site.url:
            home = address.home(edition.locale)
            yield from _in_both_formats(edition, home, edition.site.name, edition.catalogue.definitions.events)
            for source, events in edition.catalogue.by_source.items():
                listing = address.source_listing(edition.locale, edition.slug(source))
                yield from _in_both_formats(edition, listing, f"{source} - {edition.site.name}", events)


def newest(events: Iterable[Event]) -> list[Event]:
    """The articles that changed last, the newest first. Articles without a date are in no feed."""
    dated = [event for event in events if event.modified and not event.is_stub]
    return newest_first(dated)[:MOST]


def _in_both_formats(
    edition: Edition, page: Address, title: str, events: Iterable[Event]
) -> Iterator[tuple[Address, bytes]]:
    latest = newest(events)
    yield address.atom(page), _atom(edition, page, title, latest)
    yield address.json_feed(page), _json(edition, page, title, latest)


def _atom(edition: Edition, page: Address, title: str, events: Sequence[Event]) -> bytes:
    url = edition.site.absolute
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(edition.locale)}>',
        f"<title>{escape(title)}</title>",
        f"<id>{escape(url(page))}</id>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(url(address.atom(page)))}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(url(page))}/>',
        f"<updated>{_moment(events[0]) if events else NEVER}</updated>",
        f"<author><name>{escape(edition.site.name)}</name></author>",
    ]
    for event in events:
        article = url(edition.article(event.key))
        lines += [
            "<entry>",
            f"<title>{escape(event.title)}</title>",
            f"<id>{escape(article)}</id>",
            f'<link rel="alternate" type="text/html" href={quoteattr(article)}/>',
            f"<updated>{_moment(event)}</updated>",
            f"<category term={quoteattr(event.key.source)}/>",
            f"<summary>{escape(_summary(edition, event))}</summary>",
            "</entry>",
        ]
    return "\n".join((*lines, "</feed>", "")).encode()


NEVER = "1970-01-01T00:00:00Z"
"""The date of a feed without entries; the format requires one."""


def _json(edition: Edition, page: Address, title: str, events: Sequence[Event]) -> bytes:
    url = edition.site.absolute
    return compact_json(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": title,
            "home_page_url": url(page),
            "feed_url": url(address.json_feed(page)),
            "language": edition.locale,
            "items": [
                {
                    "id": url(edition.article(event.key)),
                    "url": url(edition.article(event.key)),
                    "title": event.title,
                    "content_text": _summary(edition, event),
                    "date_modified": _moment(event),
                    "tags": [event.key.source],
                }
                for event in events
            ],
        }
    )


def _summary(edition: Edition, event: Event) -> str:
    lead = summary(edition, event)
    return plain(lead.value) if lead else edition.local(event.message, event.translation).value


def _moment(event: Event) -> str:
    """The day of the last change as a moment; definitions have no time."""
    return f"{event.modified}T00:00:00Z"
