"""Addresses: slugs, links between pages, and the files that a web server sends."""

import re
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.model import address
from eventkb.model.address import Address, file_of, joined, relative, slug
from tests.catalogues import LOCALES, Locale

PART = st.text("abcxyz019-", min_size=1, max_size=4)
FOLDERS = st.lists(PART, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
ADDRESSES = st.builds(str.__add__, FOLDERS, st.sampled_from(["", "404.html", "sitemap.xml"])).map(Address)


@given(
    ADDRESSES, ADDRESSES, st.sampled_from(["https://kb.example/", "https://host.example/deep/kb/", "file:///srv/kb/"])
)
def test_a_link_leads_to_its_target_wherever_the_site_stands(origin: Address, target: Address, root: str) -> None:
    """A browser that follows a link arrives, on a host, in a subfolder and on a disk."""
    assert urljoin(root + origin, relative(origin, target)) == root + target


@given(ADDRESSES, ADDRESSES)
def test_it_is_known_where_a_link_leads(origin: Address, target: Address) -> None:
    """The page that a link of a page leads to, such as the list that its first crumb names."""
    assert joined(origin, relative(origin, target)) == target


@pytest.mark.parametrize(
    ("origin", "target", "expected"),
    [
        ("en/demo/2007/", "en/demo/2006/", "../2006/"),
        ("en/demo/2007/", "de/demo/2007/", "../../../de/demo/2007/"),
        ("en/demo/2007/", "en/demo/2007/", "./"),
        ("404.html", "en/", "en/"),
        ("en/", "", "../"),
    ],
)
def test_a_link_is_as_short_as_it_can_be(origin: str, target: str, expected: str) -> None:
    """Links climb no higher than they must, so that pages stay small and readable."""
    assert relative(Address(origin), Address(target)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("MSExchange Store Driver", "msexchange-store-driver"),
        ("MSExchangeTransport", "msexchangetransport"),
        ("  .NET Runtime / 4.0 ", "net-runtime-4-0"),
        ("Größe", "gr-e"),
        ("Gro\u0308\u00dfe", "gr-e"),
        ("___", ""),
    ],
)
def test_a_source_has_the_slug_that_the_contract_promises(name: str, expected: str) -> None:
    """Tickets hold these addresses, so the rule may never change, and one name written in two ways is one slug."""
    assert slug(name) == expected


@given(st.text())
def test_any_name_gives_a_slug_of_safe_letters(name: str) -> None:
    """A slug needs no quoting in an address, and is its own slug."""
    slug_part = slug(name)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug_part)
    assert slug(slug_part) == slug_part


@pytest.mark.parametrize("locale", LOCALES)
def test_the_addresses_of_the_contract(locale: Locale) -> None:
    """Each language has the same addresses below its own root."""
    assert [
        address.home(locale),
        address.article(locale, "demo", 7),
        address.source_listing(locale, "demo"),
        address.id_listing(locale, 7),
        address.product_listing(locale, "Exchange Server"),
        address.check_page(locale, "E101"),
        address.all_events(locale),
        address.not_found(locale),
    ] == [
        f"{locale}/{rest}"
        for rest in (
            "", "demo/7/", "demo/", "id/7/", "products/exchange-server/", "checks/E101/", "events/", "404.html"
        )
    ]  # fmt: skip


def test_the_addresses_that_belong_to_no_language() -> None:
    """The permanent link is one segment of letters, digits and hyphens, which is all that autolinks pass on."""
    assert address.permalink("msexchange-store-driver", 2007) == "e/msexchange-store-driver-2007/"
    assert address.neutral_id(2007) == "id/2007/"
    assert address.not_found() == "404.html"


@pytest.mark.parametrize("locale", LOCALES)
def test_further_pages_of_a_listing_are_no_events(locale: Locale) -> None:
    """The second page of a source's events can't be mistaken for event 2."""
    listing = address.source_listing(locale, "demo")
    assert address.page_of(listing, 1) == listing
    assert address.page_of(listing, 2) == f"{locale}/demo/page-2/"
    assert address.page_of(listing, 2) != address.article(locale, "demo", 2)


@pytest.mark.parametrize(
    ("given", "file"), [("", "index.html"), ("en/demo/7/", "en/demo/7/index.html"), ("404.html", "404.html")]
)
def test_the_file_that_is_sent_for_an_address(given: str, file: str) -> None:
    """A folder is answered with its index.html, a file with itself."""
    assert file_of(Address(given)) == file
