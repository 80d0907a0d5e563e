"""Without script the site is a library of pages that read whole."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import AddressOf, Visit
from tests.browser.pages import ALL_KINDS, ARTICLE, DEVICES, LOCALES, OTHER, Kind


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_an_article_reads_whole(visit: Visit, locale: str, device: str) -> None:
    """All parts of an article are there, all queries stand open under their names, and no dead button shows."""
    page = visit(f"{locale}/{ARTICLE}", device=device, script=False)
    for part in ("message", "details", "explanation", "impact", "user-action", "verification", "queries", "related"):
        expect(page.locator(f"#__content #{part}")).to_be_visible()
    queries = page.locator("[data-queries] .query")
    assert queries.count() == 5
    for query in queries.all():
        expect(query.get_by_role("heading")).to_be_visible()
        expect(query.locator("code")).to_be_visible()
    expect(page.locator("#__content button").filter(visible=True)).to_have_count(0)
    expect(page.locator(f".language-link[hreflang={OTHER[locale]}]")).to_be_visible()


@pytest.mark.parametrize("kind", ALL_KINDS, ids=str)
def test_every_kind_of_page_has_its_heading_and_content(visit: Visit, address_of: AddressOf, kind: Kind) -> None:
    """Nothing on any page waits for a script to appear."""
    page = visit(address_of(kind), script=False)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert len(page.locator("#__content").inner_text().split()) > 20


@pytest.mark.parametrize("locale", LOCALES)
def test_the_sites_pages_are_linked(visit: Visit, locale: str) -> None:
    """On a phone without script the menu's pages are reached by the links at the foot of each page."""
    page = visit(f"{locale}/{ARTICLE}", device="phone", script=False)
    page.locator(".site-footer a[href$='glossary/']").click()
    page.wait_for_url(f"**/{locale}/glossary/")
