"""Pages at the former addresses of events and sources, which lead on to the present ones."""

from collections.abc import Iterator
from dataclasses import dataclass

from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.event import EventKey
from eventkb.pour.edition import Edition


@dataclass(frozen=True, slots=True)
class MovedView:
    """A page that leads from an old address to `target`, the new one; `canonical` is its URL if the root is known."""

    language: str
    title: str
    target: Address
    href: str
    canonical: str


def moved(editions: tuple[Edition, ...]) -> Iterator[tuple[Address, MovedView]]:
    """A page for each former address: of renamed events, and of sources under their former names."""
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
    for edition in editions:
        yield _view(edition, address.article(edition.locale, old_slug, old_part), edition.article(new), title)
    first = editions[0]
    permalink = first.permalink(new)
    yield _view(first, address.permalink(old_slug, old_part), permalink, title)


def _view(edition: Edition, old: Address, new: Address, title: str) -> tuple[Address, MovedView]:
    return old, MovedView(
        language=edition.locale, title=title, target=new, href=relative(old, new), canonical=edition.site.absolute(new)
    )
