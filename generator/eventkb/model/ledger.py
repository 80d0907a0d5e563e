"""The addresses that stay valid for ever: those that readers may have noted, and former ones of events and sources."""

from collections.abc import Iterator

from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.catalogue import Definitions
from eventkb.model.identifier import id_slug
from eventkb.model.locale import Locale


def addresses(definitions: Definitions, locales: tuple[Locale, ...]) -> Iterator[Address]:
    """The permanent addresses of events, IDs and guides, and in each language guides, listings and pages of codes."""
    for event in definitions.events:
        yield address.permalink(definitions.slugs[event.key.source], definitions.slug_of(event.key))
        for key in (event.key, *event.aliases):
            yield address.neutral_id(id_slug(key.id))
    yield from (address.guide_permalink(key) for key in definitions.guides)
    for locale in locales:
        yield from (address.guide(locale, key) for key in definitions.guides)
        yield from (address.source_listing(locale, part) for part in definitions.slugs.values())
        yield from (address.product_listing(locale, key) for key in definitions.products)
        yield from (address.code_table(locale, table, part) for table, part in definitions.code_pages)


def former(definitions: Definitions, locales: tuple[Locale, ...]) -> Iterator[Address]:
    """The former addresses of events and sources, which lead on to the present ones."""
    yield from (address.permalink(part, own) for part, own, _ in definitions.former_addresses())
    for source in definitions.sources.values():
        for name in source.former_names:
            yield from (address.source_listing(locale, address.slug(name)) for locale in locales)
