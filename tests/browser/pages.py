"""The kinds of pages that the site has, each with an address of one that is there in the real catalogue."""

from typing import NamedTuple

LOCALES = ("en", "de")
OTHER = {"en": "de", "de": "en"}
DEVICES = {"desktop": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
SCHEMES = ("light", "dark")

ARTICLE = "msexchangetransport/2007/"
"""The article that started the project: it has every part that an article can have."""
WITH_VALUES_IN_COMMANDS = "msexchangetransport/2015/"
"""An article of whose insertion strings a command uses the first, a connector's name."""

WITH_CASES = "ese/482/"
"""An article with cases by the error of Windows, its eighth insertion string."""

GUIDE = "guides/mail-stuck-in-a-queue/"
"""A guide with commands, values, events to look for, a circle and many ends."""

PERMALINK = "e/msexchangetransport-2007/"

KINDS = {
    "home": "",
    "article": ARTICLE,
    "article with cases": WITH_CASES,
    "all events": "events/",
    "further events": "events/page-2/",
    "sources": "sources/",
    "source": "msexchangetransport/",
    "ids": "id/",
    "id": "id/2007/",
    "products": "products/",
    "product": "products/exchange/",
    "guides": "guides/",
    "guide": GUIDE,
    "maps": "map/",
    "map": "map/msexchangetransport/",
    "badges": "badges/",
    "glossary": "glossary/",
    "search": "search/",
    "code tables": "codes/",
    "code table": "codes/ese/",
    "finding": "finding/",
    "translation": "contribute/translation/",
    "publishing": "own/",
    "checks": "checks/",
    "check": "checks/E101/",
    "about": "about/",
}
"""Addresses below a language's root, by kind of page."""

STUB = "stub"
"""The kind of page of which an example is looked for in the built site, since stubs become articles."""

NEUTRAL = {"root": "", "permalink": PERMALINK, "neutral id": "id/2007/", "not found": "404.html"}
"""Pages that belong to no language."""


class Kind(NamedTuple):
    """A kind of page in one language."""

    name: str
    locale: str

    def __str__(self) -> str:
        return f"{self.locale} {self.name}"


ALL_KINDS = tuple(Kind(name, locale) for locale in LOCALES for name in (*KINDS, STUB))
"""Every kind of page in every language."""
