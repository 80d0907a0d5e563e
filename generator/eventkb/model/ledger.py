"""The addresses that stay valid for ever: those that readers may have noted, and former ones of events and sources."""

from collections.abc import Iterator

from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.catalogue import Definitions
from eventkb.model.identifier import id_slug
from eventkb.model.locale import Locale


def addresses(definitions: Definitions, locales: tuple[Locale, ...]) -> Iterator[Address]:
    """The permanent addresses of events, IDs and guides; in each language guides, listings, pages of codes, and the
    articles of events that have some."""
    released = definitions.released
    for event in definitions.events:
        source_slug, event_slug = definitions.slugs[event.key.source], definitions.slug_of(event.key)
        yield address.permalink(source_slug, event_slug)
        has_pages = definitions.has_own_json(event.key)
        if has_pages:
            yield from (address.article(locale, source_slug, event_slug) for locale in locales)
        for part in (id_slug(key.id) for key in (event.key, *event.aliases)):
            yield address.neutral_id(part)
            if has_pages or released.has_id_listing(part):
                yield from (address.id_listing(locale, part) for locale in locales)
    yield from (address.guide_permalink(key) for key in definitions.guides)
    for locale in locales:
        yield from (address.guide(locale, key) for key in definitions.guides)
        yield from (address.source_listing(locale, part) for part in definitions.slugs.values())
        yield from (address.product_listing(locale, key) for key in definitions.products)
        yield from (address.code_table(locale, table, part) for table, part in definitions.code_pages)


def former(definitions: Definitions, locales: tuple[Locale, ...]) -> Iterator[Address]:
    """The former addresses of events and sources, which lead on to the present ones."""
    for part, own, _ in definitions.former_addresses():
        yield address.permalink(part, own)
        yield from (address.article(locale, part, own) for locale in locales)
    for source in definitions.sources.values():
        for name in source.former_names:
            yield from (address.source_listing(locale, address.slug(name)) for locale in locales)
