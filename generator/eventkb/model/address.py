"""Every address of the site, one function each. No other module spells a path of the site.

An address is relative to the root of the site, without a slash at its beginning: `en/backup/1001/`.
The root itself is the empty string.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import NewType
from urllib.parse import urljoin

from eventkb.model.locale import Locale

Address = NewType("Address", str)

Read = Callable[[Address], bytes]
"""Reads a file of a site by its address."""

RESERVED = frozenset(
    {
        "id",
        "products",
        "checks",
        "guides",
        "events",
        "glossary",
        "frames",
        "assets",
        "sources",
        "codes",
        "map",
        "badges",
    }
)
"""Names below a language that no event source may take."""


OF_NO_LANGUAGE = frozenset({"api", "e", "g", "go", "id", "pagefind"})
"""Folders beside those of the languages. `id` is also the code of Indonesian."""

NEGATIVE = re.compile("-[0-9]+")

DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))})
"""Names that no folder of Windows may have."""

LONGEST_SLUG = 100
"""Characters of a source's part of an address, so that no path is too long for a file system."""

LONGEST_NAME = 1_000
"""Characters of a name that its address is made of. To normalize takes the square of the marks on a letter."""

FULL_TEXT = "pagefind/"
"""The folder of the full-text index, which has all languages."""


GO = tuple(Address(folder) for folder in ("go/", "technet/support/ee/transform.aspx/", "products/ee/transform.aspx/"))
"""The addresses that take a query with a source and an ID: our own, and those of Microsoft's old event library."""


def slug(name: str) -> str:
    """A name as addresses have it: NFC, lower case, a hyphen for every run of characters other than a-z and 0-9."""
    folded = unicodedata.normalize("NFC", name[:LONGEST_NAME]).lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")


def home(locale: Locale) -> Address:
    return Address(f"{locale}/")


def article(locale: Locale, source_slug: str, event_slug: str) -> Address:
    return Address(f"{locale}/{source_slug}/{event_slug}/")


def case(locale: Locale, source_slug: str, event_slug: str, anchor: str) -> Address:
    """The place of a case in the article of its event."""
    return Address(f"{article(locale, source_slug, event_slug)}#{anchor}")


def permalink(source_slug: str, event_slug: str) -> Address:
    """The language-neutral link for tickets; a single path segment, since autolinks of trackers pass on no more."""
    return Address(f"e/{source_slug}-{event_slug}/")


def picture_of(source_slug: str, event_slug: str) -> Address:
    """The picture that a chat shows beside a link to an event."""
    return Address(f"{permalink(source_slug, event_slug)}card.png")


def source_listing(locale: Locale, source_slug: str) -> Address:
    return Address(f"{locale}/{source_slug}/")


def page_of(listing: Address, number: int) -> Address:
    """A page of a long listing; `page-2`, since a bare number after a source would be an event."""
    return listing if number == 1 else Address(f"{listing}page-{number}/")


def sources(locale: Locale) -> Address:
    return Address(f"{locale}/sources/")


def id_listing(locale: Locale, id_slug: str) -> Address:
    return Address(f"{locale}/id/{id_slug}/")


def id_group(locale: Locale, key: str) -> Address:
    """A part of the list of all IDs; the dot tells it from an ID, whose part of an address has none."""
    return Address(f"{locale}/id/from.{key}/")


def ids(locale: Locale) -> Address:
    return Address(f"{locale}/id/")


def neutral_id(id_slug: str) -> Address:
    """For trackers that pass on digits only."""
    return Address(f"id/{id_slug}/")


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


def codes(locale: Locale) -> Address:
    """The page of all code tables."""
    return Address(f"{locale}/codes/")


def code_table(locale: Locale, table: str, leading: str = "") -> Address:
    """A page of a code table: of all codes, or of those that begin with some digits."""
    part = slug(leading)
    return Address(f"{codes(locale)}{table}/{part}/" if part else f"{codes(locale)}{table}/")


def code_anchor(code: str) -> str:
    """The anchor of a code on its page: `0xc000006d`, `-1018`, `x.7.1`; `%%2313` is 2313."""
    sign = "-" if NEGATIVE.fullmatch(code) else ""
    return sign + re.sub(r"[^a-z0-9.]+", "-", code.lower()).strip("-")


def guides(locale: Locale) -> Address:
    """The page of all guides."""
    return Address(f"{locale}/guides/")


def guide(locale: Locale, key: str) -> Address:
    return Address(f"{guides(locale)}{key}/")


def step_anchor(step: str) -> str:
    """The anchor of a step of a guide."""
    return f"step-{step}"


def end_anchor(step: str, number: int) -> str:
    """The anchor of an end of a guide: that of the answer with this number, counted from 1."""
    return f"end-{step}-{number}"


def guide_permalink(key: str) -> Address:
    """The language-neutral link to a guide, for tickets."""
    return Address(f"g/{key}/")


def badges(locale: Locale) -> Address:
    """The legend of badges."""
    return Address(f"{locale}/badges/")


def maps(locale: Locale) -> Address:
    """The page of all maps."""
    return Address(f"{locale}/map/")


def source_map(locale: Locale, source_slug: str) -> Address:
    return Address(f"{maps(locale)}{source_slug}/")


def product_map(locale: Locale, product: str) -> Address:
    return Address(f"{maps(locale)}products/{slug(product)}/")


def guide_map(locale: Locale, guide: str) -> Address:
    return Address(f"{maps(locale)}guides/{guide}/")


def open_search(locale: Locale) -> Address:
    """The description by which a browser's address bar searches the site."""
    return Address(f"{locale}/opensearch.xml")


def atom(page: Address) -> Address:
    """The feed of what a page lists."""
    return Address(f"{page}feed.xml")


def json_feed(page: Address) -> Address:
    return Address(f"{page}feed.json")


def licence(component: str) -> Address:
    """The licence of what others have made."""
    return Address(f"licences/{component}.txt")


API = "api/v1/"
"""The folder of the JSON API."""


def id_json(id_slug: str) -> Address:
    """The JSON of all events with an ID."""
    return Address(f"{API}ids/{id_slug}.json")


def event_json(source_slug: str, event_slug: str) -> Address:
    """The JSON of an event."""
    return Address(f"{API}events/{source_slug}-{event_slug}.json")


def source_json(source_slug: str) -> Address:
    """The JSON of a source, with its events."""
    return Address(f"{API}sources/{source_slug}.json")


def json_in_source(source_slug: str, event_slug: str) -> Address:
    """The place of a bare stub in the JSON of its source, as a JSON pointer (RFC 6901)."""
    return Address(f"{source_json(source_slug)}#/stubs/{event_slug}")


POLICY_FILE = Address("setup/event-viewer.reg")
"""The policy by which Event Viewer's online help leads to this site."""

FUNCTION_FILE = Address("setup/Get-EventHelp.ps1")
"""A function for PowerShell that opens the article of an entry."""


def custom_view(source_slug: str) -> Address:
    """A view of a source's entries for Event Viewer."""
    return Address(f"setup/views/{source_slug}.xml")


def guide_json(key: str) -> Address:
    """The JSON of a guide."""
    return Address(f"{API}guides/{key}.json")


def markdown(article: Address) -> Address:
    """The Markdown of an article or a guide, beside it."""
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
    """The link from one address to another: `../2006/`, `./`.

    It works wherever the site is: at the root of a host, in a subfolder, on a disk.
    """
    if not target.startswith(origin[: origin.find("/") + 1]):  # no folder in common, as in another language
        return "../" * origin.count("/") + target
    folders, parts = origin.split("/")[:-1], target.split("/")
    shared = 0
    while shared < len(folders) and shared < len(parts) - 1 and folders[shared] == parts[shared]:
        shared += 1
    path = "../" * (len(folders) - shared) + "/".join(parts[shared:])
    return path or "./"


def joined(origin: Address, href: str) -> Address:
    """The address that a link leads to which `relative` has made."""
    folders = origin.split("/")[:-1]
    while href.startswith("../"):
        folders.pop()
        href = href.removeprefix("../")
    return Address("/".join((*folders, href.removeprefix("./"))))


def file_of(address: Address) -> str:
    """The file that a web server sends for an address."""
    return f"{address}index.html" if not address or address.endswith("/") else address
