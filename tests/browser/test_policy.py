"""The whole site works under the Content-Security-Policy that the hosting page recommends."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from eventkb.model.policy import HEADERS
from tests.browser.pages import ARTICLE, LOCALES, PERMALINK
from tests.browser.pasting import ENTRIES, paste
from tests.browser.serving import Handler, serving
from tests.browser.watching import Watch


class Strict(Handler):
    """Sends the headers with everything."""

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()


@pytest.fixture(scope="module")
def strict(site: Path) -> Iterator[str]:
    with serving(partial(Strict, prefix="/kb/", directory=str(site)), "/kb/") as url:
        yield url


@pytest.fixture
def page(browser: Browser, strict: str) -> Iterator[Page]:
    """A page that fails the test at the first thing that the policy forbids."""
    context = browser.new_context()
    watch = Watch(frozenset({urlsplit(strict).netloc}))
    watch.over(context)
    yield context.new_page()
    context.close()
    assert not watch.faults, "\n".join(watch.faults)


@pytest.mark.parametrize("locale", LOCALES)
def test_pages_find_paste_and_search_under_the_policy(page: Page, strict: str, locale: str) -> None:
    """Nothing that a reader does needs an exception."""
    page.goto(f"{strict}{locale}/")
    paste(page, ENTRIES[locale])
    page.locator(".hit .button").click()
    page.wait_for_url(f"**/{ARTICLE}#v=*")
    expect(page.locator("figure.message .is-value").first).to_be_visible()
    page.locator(".md-header__option label:visible").first.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{strict}{locale}/search/#q=Exchange")
    page.locator(".search-result").first.wait_for()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{strict}{PERMALINK}")
    page.wait_for_load_state("networkidle")
