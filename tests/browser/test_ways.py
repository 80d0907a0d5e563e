"""From a query or an address that isn't there to the event: Event Viewer's online help, old links, the 404 page."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from eventkb.model import address
from tests.browser.conftest import Visit
from tests.browser.pages import ARTICLE, LOCALES

LCIDS = {"en": 1033, "de": 3079}
WANTED = {"en": "en-GB", "de": "de-AT"}
QUERIES = {
    "as old links have it": "ProdName=Exchange&ProdVer=14.0&EvtID=2007&EvtSrc=MSExchangeTransport&LCID={lcid}",
    "in another order and case": "lcid={lcid}&EVTSRC=msexchangetransport&evtid=2007",
    "behind a provider's own query": "CoName=Microsoft%20Corporation&ProdName=Microsoft%c2%ae%20Windows%c2%ae"
    "&FileName=x.dll?EvtSrc=MSExchangeTransport&EvtID=2007&LCID={lcid}",
    "escaped for HTML": "EvtSrc=MSExchangeTransport&amp;EvtID=2007&amp;LCID={lcid}",
    "a full identifier": "EvtSrc=MSExchangeTransport&EvtID=1074005975&LCID={lcid}",
    "an address within": "url="
    + quote("http://example.org/x.asp?EvtSrc=MSExchangeTransport&EvtID=2007&LCID={lcid}", "{}"),
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", QUERIES)
def test_a_query_leads_to_the_article_in_its_language(visit: Visit, name: str, locale: str) -> None:
    """Whatever the browser's own language, the server's counts; nothing of the query stays in the address."""
    query = QUERIES[name].replace("{lcid}", str(LCIDS[locale]))
    page = visit(f"go/?{query}", wants=WANTED["en" if locale == "de" else "de"], wait_until="commit")
    page.wait_for_url(f"**/kb/{locale}/{ARTICLE}")


@pytest.mark.parametrize("folder", address.GO)
def test_the_vendors_old_addresses_do_the_same(visit: Visit, folder: str) -> None:
    """Old links heal when the name of the host is exchanged; a source with blanks has a plus or %20."""
    page = visit(f"{folder}?EvtID=2084&EvtSrc=MSExchange+ADAccess&LCID=1031", wait_until="commit")
    page.wait_for_url("**/kb/de/msexchange-adaccess/2084/")


def test_the_name_of_the_log_may_stand_for_the_source(visit: Visit) -> None:
    """As Event Viewer's help describes it; where only one event of this log has the ID."""
    page = visit("go/?EvtSrc=Application&EvtID=2084&LCID=1033", wait_until="commit")
    page.wait_for_url("**/kb/en/msexchange-adaccess/2084/")


@pytest.mark.parametrize("locale", LOCALES)
def test_without_lcid_the_reader_counts(visit: Visit, locale: str) -> None:
    """As on every page that belongs to no language."""
    page = visit("go/?EvtSrc=MSExchangeTransport&EvtID=2007", wants=WANTED[locale], wait_until="commit")
    page.wait_for_url(f"**/kb/{locale}/{ARTICLE}")


@pytest.mark.parametrize("locale", LOCALES)
def test_an_unknown_source_leads_to_all_with_this_id(visit: Visit, locale: str) -> None:
    """And an unknown ID to the search; no page is empty."""
    page = visit(f"go/?EvtSrc=Unheard&EvtID=2007&LCID={LCIDS[locale]}", wait_until="commit")
    page.wait_for_url(f"**/kb/{locale}/id/2007/")
    page = visit(f"go/?EvtSrc=Unheard&EvtID=64999&LCID={LCIDS[locale]}", wait_until="commit")
    page.wait_for_url(f"**/kb/{locale}/search/#q=Unheard%2064999")


HOSTILE = [
    "javascript:alert(1)",
    "EvtSrc=javascript:alert(1)&EvtID=//evil.example",
    "EvtSrc=//evil.example/&EvtID=1",
    "EvtSrc=%3Cscript%3Ealert(1)%3C/script%3E",
    "EvtID=%E0%A4%A&EvtSrc=%",
    "url=" + quote(quote(quote("//evil.example?EvtSrc=//evil.example"))),
    "EvtSrc=" + "a" * 5000,
    "",
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_query_stays_on_the_site(visit: Visit, root: str, query: str) -> None:
    """No other host, no script; the page or the search of this site is what there is."""
    page = visit(f"go/?{query}", wait_until="networkidle")
    page.wait_for_function("location.search === ''")
    page.wait_for_load_state("networkidle")
    assert page.url.startswith(root)
    assert page.evaluate("document.querySelectorAll('script:not([src], [type])').length") == 0


@pytest.mark.parametrize("locale", LOCALES)
def test_without_script_a_page_with_a_query_leads_to_all_events(visit: Visit, root: str, locale: str) -> None:
    """In every language of the site."""
    page = visit("go/?EvtSrc=MSExchangeTransport&EvtID=2007", script=False)
    link = page.locator(f"main a[hreflang={locale}]")
    link.click()
    page.wait_for_url(f"{root}{locale}/events/")


MENDED = {
    "DE/MSExchangeTransport/2007/": "de/msexchangetransport/2007/",
    "en/msexchangetransport/2007.html": "en/msexchangetransport/2007/",
    "en/MSExchange%20ADAccess/2084": "en/msexchange-adaccess/2084/",
    "e/MSExchangeTransport-2007/": "{locale}/msexchangetransport/2007/",
    "e/EVT-MSExchangeTransport-2007": "{locale}/msexchangetransport/2007/",
    "EVT-MSExchangeTransport-2007": "{locale}/msexchangetransport/2007/",
    "MSExchangeTransport/2007/": "{locale}/msexchangetransport/2007/",
    "de-AT/msexchangetransport/2007/": "de/msexchangetransport/2007/",
    "EN/Checks/e101/": "en/checks/E101/",
    "de/MSExchangeTransport/index.html": "de/msexchangetransport/",
}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("typed", MENDED)
def test_a_misspelt_address_is_mended(visit: Visit, typed: str, locale: str) -> None:
    """Case, old spellings, missing slashes; the language of the address counts, else the reader's."""
    page = visit(typed, wants=WANTED[locale], missing=True, at_root=True, wait_until="commit")
    page.wait_for_url(f"**/{MENDED[typed].replace('{locale}', locale)}")


TITLES = {"en": "Perhaps you meant one of these", "de": "Vielleicht meinten Sie eines von diesen"}


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_not_there_is_looked_for(visit: Visit, locale: str) -> None:
    """The events that may be meant, and the search in all texts."""
    page = visit(f"{locale}/nonsense/2007/", missing=True, at_root=True)
    expect(page.get_by_role("heading", name=TITLES[locale])).to_be_visible()
    expect(page.locator(".meant a", has_text="MSExchangeTransport 2007")).to_be_visible()
    page.locator(".meant li:last-child a").click()
    page.wait_for_url(f"**/{locale}/search/#q=nonsense%202007")


def test_the_fragment_is_kept(visit: Visit) -> None:
    """Who linked a section gets the section."""
    page = visit("EN/MSExchangeTransport/2007/#user-action", missing=True, at_root=True, wait_until="commit")
    page.wait_for_url(f"**/en/{ARTICLE}#user-action")
