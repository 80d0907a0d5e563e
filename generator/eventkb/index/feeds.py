"""New and changed articles as feeds, for each language and each source.

Formats: https://www.rfc-editor.org/rfc/rfc4287 (Atom) and https://www.jsonfeed.org/version/1.1/
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from eventkb.index.compactjson import compact_json
from eventkb.index.textforms import plain
from eventkb.language.xml import escape, quoteattr
from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.catalogue import newest_first
from eventkb.model.event import Event, EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.guide import Guide
from eventkb.pour.edition import Edition, summary

MOST = 50
"""Entries of a feed: enough for a reader who fetches it once a month."""


def files(editions: Sequence[Edition]) -> Iterator[tuple[Address, bytes]]:
    """The feeds of all events; none where the site's root is not known, since a feed needs full URLs."""
    for edition in editions:
        if edition.site.url:
            home = address.home(edition.locale)
            guides = map(partial(_of_guide, edition), edition.catalogue.definitions.guides.values())
            entries = (*_of_events(edition, edition.catalogue.dates_of_articles), *guides)
            yield from _in_both_formats(edition, home, edition.site.name, entries)


def of_source(editions: Sequence[Edition], source: str) -> Iterator[tuple[Address, bytes]]:
    """The feeds of a source's events, in each language."""
    for edition in editions:
        if edition.site.url and source in edition.catalogue.by_source:
            listing = address.source_listing(edition.locale, edition.slug(source))
            title = f"{source} - {edition.site.name}"
            events = edition.catalogue.by_source[source]
            dates = {event.key: event.modified for event in events if event.modified and not event.is_stub}
            yield from _in_both_formats(edition, listing, title, _of_events(edition, dates))


@frozen_dataclass(kw_only=True)
class Entry:
    """An article or a guide in a feed; `modified` is a day, `tag` what it belongs to."""

    url: str
    title: str
    text: str
    modified: str
    tag: str


def _of_events(edition: Edition, dates: Mapping[EventKey, str]) -> tuple[Entry, ...]:
    """The articles that changed last, of some with their dates. Articles without a date are in no feed."""
    newest = (edition.catalogue.events[key] for key in newest_first(dates)[:MOST])
    return tuple(
        Entry(
            url=edition.site.absolute(edition.article(event.key)),
            title=event.title,
            text=_summary(edition, event),
            modified=event.modified or "",
            tag=event.key.source,
        )
        for event in newest
    )


def _of_guide(edition: Edition, guide: Guide) -> Entry:
    """A guide, which is as old as it says."""
    return Entry(
        url=edition.site.absolute(address.guide(edition.locale, guide.key)),
        title=edition.local(guide.title, guide.translation).value,
        text=plain(edition.local(guide.summary, guide.translation).value),
        modified=guide.modified or "",
        tag=edition.word("guides", "title"),
    )


def _in_both_formats(
    edition: Edition, page: Address, title: str, entries: Iterable[Entry]
) -> Iterator[tuple[Address, bytes]]:
    dated = (entry for entry in entries if entry.modified)
    latest = sorted(dated, key=lambda entry: entry.modified, reverse=True)[:MOST]
    yield address.atom(page), _atom(edition, page, title, latest)
    yield address.json_feed(page), _json(edition, page, title, latest)


def _atom(edition: Edition, page: Address, title: str, entries: Sequence[Entry]) -> bytes:
    url = edition.site.absolute
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(edition.locale)}>',
        f"<title>{escape(title)}</title>",
        f"<id>{escape(url(page))}</id>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(url(address.atom(page)))}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(url(page))}/>',
        f"<updated>{_moment(entries[0]) if entries else NEVER}</updated>",
        f"<author><name>{escape(edition.site.name)}</name></author>",
    ]
    for entry in entries:
        lines += [
            "<entry>",
            f"<title>{escape(entry.title)}</title>",
            f"<id>{escape(entry.url)}</id>",
            f'<link rel="alternate" type="text/html" href={quoteattr(entry.url)}/>',
            f"<updated>{_moment(entry)}</updated>",
            f"<category term={quoteattr(entry.tag)}/>",
            f"<summary>{escape(entry.text)}</summary>",
            "</entry>",
        ]
    return "\n".join((*lines, "</feed>", "")).encode()


NEVER = "1970-01-01T00:00:00Z"
"""The date of a feed without entries; the format requires one."""


def _json(edition: Edition, page: Address, title: str, entries: Sequence[Entry]) -> bytes:
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
                    "id": entry.url,
                    "url": entry.url,
                    "title": entry.title,
                    "content_text": entry.text,
                    "date_modified": _moment(entry),
                    "tags": [entry.tag],
                }
                for entry in entries
            ],
        }
    )


def _summary(edition: Edition, event: Event) -> str:
    lead = summary(edition, event)
    return plain(lead.value) if lead else edition.local(event.message, event.translation).value


def _moment(entry: Entry) -> str:
    """The day of the last change as a moment; definitions have no time."""
    return f"{entry.modified}T00:00:00Z"
