"""Pages at the former addresses of events, IDs and sources, which lead on to the present ones."""

from collections.abc import Iterator
from dataclasses import replace

from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.event import EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import id_slug
from eventkb.pour.edition import Edition
from eventkb.pour.listing import id_title


@frozen_dataclass()
class MovedView:
    """A page that leads from an old address to `target`, the new one; `canonical` is its URL if the root is known."""

    language: str
    title: str
    target: Address
    href: str
    canonical: str


def moved(editions: tuple[Edition, ...]) -> Iterator[tuple[Address, MovedView]]:
    """A page for each former address: of renamed events, of sources under their former names, and `merged`."""
    yield from renamed(editions)
    yield from merged(editions)


def merged(editions: tuple[Edition, ...]) -> Iterator[tuple[Address, MovedView]]:
    """A page for each address in one language of what now has a single page for all: bare stubs, and IDs of such.

    Only addresses that were published have one.
    """
    catalogue = editions[0].catalogue
    definitions, released = catalogue.definitions, catalogue.definitions.released
    for key in catalogue.events:
        slug, part = definitions.slugs[key.source], definitions.slug_of(key)
        if not definitions.has_pages(key) and released.has_article(slug, part):
            for edition in editions:
                old = address.article(edition.locale, slug, part)
                yield _merged(edition, old, edition.permalink(key), f"{key.source} {key.id}")
    for id in catalogue.by_id:
        if not catalogue.has_id_listing(id) and released.has_id_listing(id_slug(id)):
            for edition in editions:
                old = address.id_listing(edition.locale, id_slug(id))
                yield _merged(edition, old, edition.id_listing(id), id_title(edition, id))


def _merged(edition: Edition, old: Address, new: Address, title: str) -> tuple[Address, MovedView]:
    """The page at an address in one language that leads to a page of all languages, which then speaks this one."""
    _, view = _view(edition, old, new, title)
    return old, replace(view, href=f"{view.href}#{edition.locale}")


def renamed(editions: tuple[Edition, ...]) -> Iterator[tuple[Address, MovedView]]:
    """A page for each address that an event or a source had under another name."""
    definitions = editions[0].catalogue.definitions
    for source in definitions.sources.values():
        for former in source.former_names:
            yield from _source(editions, address.slug(former), source.name)
    for old_slug, old_part, new in definitions.former_addresses():
        yield from _event(editions, old_slug, old_part, new)


def _source(editions: tuple[Edition, ...], former: str, name: str) -> Iterator[tuple[Address, MovedView]]:
    for edition in editions:
        old = address.source_listing(edition.locale, former)
        yield _view(edition, old, address.source_listing(edition.locale, edition.slug(name)), name)


def _event(
    editions: tuple[Edition, ...], old_slug: str, old_part: str, new: EventKey
) -> Iterator[tuple[Address, MovedView]]:
    title = f"{new.source} {new.id}"
    definitions = editions[0].catalogue.definitions
    had_pages = definitions.has_pages(new) or definitions.released.has_article(old_slug, old_part)
    for edition in editions if had_pages else ():
        yield _view(edition, address.article(edition.locale, old_slug, old_part), edition.article(new), title)
    first = editions[0]
    permalink = first.permalink(new)
    yield _view(first, address.permalink(old_slug, old_part), permalink, title)


def _view(edition: Edition, old: Address, new: Address, title: str) -> tuple[Address, MovedView]:
    return old, MovedView(
        language=edition.locale, title=title, target=new, href=relative(old, new), canonical=edition.site.absolute(new)
    )
