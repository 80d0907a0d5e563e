"""The kinds of pages that the site has, each with an address of one that is there in the real catalogue."""

from collections.abc import Iterator
from typing import NamedTuple

LOCALES = ("en", "de")
OTHER = {"en": "de", "de": "en"}
DEVICES = {"desktop": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
SCHEMES = ("light", "dark")

ARTICLE = "msexchangetransport/2007/"
"""The article that started the project: it has every part that an article can have."""

PERMALINK = "e/msexchangetransport-2007/"

KINDS = {
    "home": "",
    "article": ARTICLE,
    "all events": "events/",
    "further events": "events/page-2/",
    "sources": "sources/",
    "source": "msexchangetransport/",
    "ids": "id/",
    "id": "id/2007/",
    "products": "products/",
    "product": "products/exchange/",
    "glossary": "glossary/",
    "checks": "checks/",
    "check": "checks/E101/",
    "about": "about/",
}
"""Addresses below a language's root, by kind of page. A stub is found in the built site: stubs become articles."""

NEUTRAL = {"root": "", "permalink": PERMALINK, "neutral id": "id/2007/", "not found": "404.html"}
"""Pages that belong to no language."""


class Kind(NamedTuple):
    """A kind of page in one language; `address` is relative to the root of the site."""

    name: str
    locale: str
    address: str


def kinds() -> Iterator[Kind]:
    """Every kind of page in every language."""
    for locale in LOCALES:
        for name, below in KINDS.items():
            yield Kind(name, locale, f"{locale}/{below}")


def named(value: object) -> str:
    """How a test names the page that it was given."""
    return f"{value.locale} {value.name}" if isinstance(value, Kind) else str(value)
