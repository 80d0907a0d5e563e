"""Every address of the site, one function each. Nobody else writes a path of the site.

An address is relative to the root of the site, without a slash at its beginning: `en/msexchangetransport/2007/`.
The root itself is the empty string.
"""

import re
import unicodedata
from typing import NewType
from urllib.parse import urljoin

from eventkb.model.locale import Locale

Address = NewType("Address", str)

RESERVED = frozenset({"id", "products", "checks", "guides", "events", "glossary", "frames", "assets", "sources"})
"""Names below a language that no event source may take."""


DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))})
"""Names that no folder of Windows may have."""

LONGEST_SLUG = 100
"""Characters of a source's part of an address, so that no path is too long for a file system."""

FULL_TEXT = "pagefind/"
"""Where the full-text index stands, all languages in one."""


GO = tuple(Address(folder) for folder in ("go/", "technet/support/ee/transform.aspx/", "products/ee/transform.aspx/"))
"""Where a query with a source and an ID may be sent: our own address, and those of Microsoft's old event library."""


def slug(name: str) -> str:
    """A name as addresses write it: NFC, lower case, every run of other characters than a-z 0-9 one hyphen."""
    folded = unicodedata.normalize("NFC", name).lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")


def home(locale: Locale) -> Address:
    return Address(f"{locale}/")


def article(locale: Locale, source_slug: str, event_id: int) -> Address:
    return Address(f"{locale}/{source_slug}/{event_id}/")


def permalink(source_slug: str, event_id: int) -> Address:
    """The language-neutral link for tickets; one path segment, since that is all that autolinks pass on."""
    return Address(f"e/{source_slug}-{event_id}/")


def picture_of(source_slug: str, event_id: int) -> Address:
    """What a chat shows beside a link to an event."""
    return Address(f"{permalink(source_slug, event_id)}card.png")


def source_listing(locale: Locale, source_slug: str) -> Address:
    return Address(f"{locale}/{source_slug}/")


def page_of(listing: Address, number: int) -> Address:
    """A long listing's further page; `page-2`, since a bare number after a source would be an event."""
    return listing if number == 1 else Address(f"{listing}page-{number}/")


def sources(locale: Locale) -> Address:
    return Address(f"{locale}/sources/")


def id_listing(locale: Locale, event_id: int) -> Address:
    return Address(f"{locale}/id/{event_id}/")


def ids(locale: Locale) -> Address:
    return Address(f"{locale}/id/")


def neutral_id(event_id: int) -> Address:
    """For trackers that pass on digits only."""
    return Address(f"id/{event_id}/")


def product_listing(locale: Locale, product: str) -> Address:
    return Address(f"{locale}/products/{slug(product)}/")


def products(locale: Locale) -> Address:
    return Address(f"{locale}/products/")


def all_events(locale: Locale) -> Address:
    return Address(f"{locale}/events/")


def search(locale: Locale) -> Address:
    """The page that searches all texts."""
    return Address(f"{home(locale)}search/")


def glossary(locale: Locale) -> Address:
    return Address(f"{locale}/glossary/")


def open_search(locale: Locale) -> Address:
    """How a browser's address bar searches the site."""
    return Address(f"{locale}/opensearch.xml")


def atom(page: Address) -> Address:
    """The feed of what a page lists."""
    return Address(f"{page}feed.xml")


def json_feed(page: Address) -> Address:
    return Address(f"{page}feed.json")


API = "api/v1/"
"""Where the JSON API stands."""


def event_json(source_slug: str, event_id: int) -> Address:
    """An event as JSON."""
    return Address(f"{API}events/{source_slug}-{event_id}.json")


POLICY_FILE = Address("setup/event-viewer.reg")
"""What makes Event Viewer's online help lead here."""

FUNCTION_FILE = Address("setup/Get-EventHelp.ps1")
"""A function for PowerShell that goes from an entry to its article."""


def custom_view(source_slug: str) -> Address:
    """A view of a source's entries for Event Viewer."""
    return Address(f"setup/views/{source_slug}.xml")


def markdown(article: Address) -> Address:
    """An article as Markdown, beside it."""
    return Address(f"{article}index.md")


def check_page(locale: Locale, code: str) -> Address:
    return Address(f"{locale}/checks/{code}/")


def check_url(home: str, code: str) -> str:
    """The full URL of a rule's page in the language whose home is at `home`; empty where nobody knows it."""
    return urljoin(home, f"checks/{code}/") if home else ""


def checks(locale: Locale) -> Address:
    return Address(f"{locale}/checks/")


def not_found(locale: Locale | None = None) -> Address:
    return Address(f"{locale}/404.html" if locale else "404.html")


def relative(origin: Address, target: Address) -> str:
    """The link from one address to another, both below the root: `../2006/`, `./`.

    Holds wherever the site stands: at the root of a host, in a subfolder, on a disk.
    """
    origin_parts, target_parts = origin.split("/")[:-1], target.split("/")
    shared = 0
    while (
        shared < len(origin_parts) and shared < len(target_parts) - 1 and origin_parts[shared] == target_parts[shared]
    ):
        shared += 1
    path = "../" * (len(origin_parts) - shared) + "/".join(target_parts[shared:])
    return path or "./"


def file_of(address: Address) -> str:
    """The file that a web server sends for an address."""
    return f"{address}index.html" if not address or address.endswith("/") else address
