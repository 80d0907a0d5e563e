"""An index that comes only in part, or not at all: without a network, or where the site is published anew meanwhile."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.pages import ARTICLE, LOCALES
from tests.browser.pasting import ENTRIES, paste

FAILED = {"en": "couldn't be loaded", "de": "nicht geladen werden"}
SCRIPT = "text/javascript"


def nothing(route: Route) -> None:
    """A file of which nothing has arrived."""
    route.fulfill(body="", content_type=SCRIPT)


def typed(page: Page, text: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(text)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_site_that_is_published_anew_answers_an_open_page(visit: Visit, locale: str) -> None:
    """The page has the names of files that are gone; it asks for the present ones."""
    page = visit(f"{locale}/{ARTICLE}")

    def former(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("terms-", "terms-former-"))

    page.context.route("**/lookup/manifest.js", former)
    page.context.route("**/lookup/terms-former-*", nothing)
    typed(page, "connector")
    expect(page.locator(".find-option").first).to_be_visible()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("files", ["words", "records"])
def test_a_part_that_is_missing_is_said_or_leads_on(visit: Visit, locale: str, files: str) -> None:
    """A paste is never met with silence: the panel says what failed, or the list of all events opens."""
    page = visit(f"{locale}/{ARTICLE}")
    page.context.route(f"**/lookup/{files}-*.js", nothing)
    paste(page, ENTRIES[locale])
    if files == "words":
        page.wait_for_url(f"**/{locale}/events/")
    else:
        expect(page.locator("#panel-heading")).to_contain_text(FAILED[locale])


@pytest.mark.parametrize("locale", LOCALES)
def test_the_field_works_again_when_the_network_does(visit: Visit, locale: str) -> None:
    """After a question that failed, the next one begins anew."""
    page = visit(f"{locale}/{ARTICLE}")
    page.context.route("**/lookup/terms-*.js", nothing)
    typed(page, "connector")
    expect(page.locator(".find-count").first).to_contain_text(FAILED[locale])
    page.context.unroute("**/lookup/terms-*.js")
    page.keyboard.type(" ")
    expect(page.locator(".find-option").first).to_be_visible()


@pytest.mark.parametrize("locale", LOCALES)
def test_masking_says_that_it_failed(visit: Visit, locale: str) -> None:
    """The words that are masked are in a file of the index."""
    page = visit(f"{locale}/{ARTICLE}")
    paste(page, ENTRIES[locale])
    page.locator(".hit").wait_for()
    page.locator("#panel-entry").fill("Zzyzx 4711 abcdefgh")
    page.context.route("**/lookup/**", nothing)
    page.locator(".panel-buttons button[type=button]").click()
    expect(page.locator(".panel-ticket")).to_contain_text(FAILED[locale])


@pytest.mark.parametrize(
    ("address", "files"), [(f"en/{ARTICLE}", "**/lookup/find-*.js"), ("go/?EvtSrc=ESE&EvtID=474", "**/lookup/*.js")]
)
def test_no_promise_is_broken_unseen(browser: Browser, root: str, address: str, files: str) -> None:
    """A script that isn't there leaves the page as it is without scripts."""
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    asked: list[str] = []

    def refused(route: Route) -> None:
        asked.append(route.request.url)
        if "/way-" in route.request.url:
            route.continue_()
        else:
            route.abort()

    page.route(files, refused)
    page.goto(root + address)
    page.mouse.move(100, 100)
    page.wait_for_timeout(500)
    page.close()
    assert asked and not errors


@pytest.mark.parametrize("locale", LOCALES)
def test_an_anchor_takes_no_name_from_a_script(visit: Visit, locale: str) -> None:
    """A term or a code may be called as what scripts have in common; a browser then gives the element."""
    page = visit(f"{locale}/{ARTICLE}")
    page.evaluate("document.body.append(Object.assign(document.createElement('p'), { id: 'eventkb' }))")
    typed(page, "connector")
    expect(page.locator(".find-option").first).to_be_visible()
