"""The search field's script is loaded when a reader is about to use it, and nothing that they did before is lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import ARTICLE, LOCALES
from tests.browser.pasting import ENTRIES

LOADED = "() => performance.getEntriesByType('resource').some(({name}) => name.includes('/lookup/find-'))"
PASTE = """text => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const field = document.querySelector('[data-find] input');
    field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def article(visit: Visit, locale: str = "en", fragment: str = "") -> Page:
    return visit(f"{locale}/{ARTICLE}{fragment}", wait_until="networkidle")


def test_an_article_is_read_without_it(visit: Visit) -> None:
    """Neither the script of the field nor Material's, nor its search are loaded."""
    page = article(visit)
    names = page.evaluate("performance.getEntriesByType('resource').map(({name}) => name.split('/').pop())")
    assert not [name for name in names if name.startswith(("find-", "engine-", "bundle."))]
    assert len(names) <= 8, names


def test_a_page_for_finding_loads_it_at_once(visit: Visit) -> None:
    """There the field is what readers come for."""
    assert visit("en/", wait_until="networkidle").evaluate(LOADED)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_first_key_reaches_the_field(visit: Visit, locale: str) -> None:
    """And what is typed while the script loads is answered."""
    page = article(visit, locale)
    page.keyboard.press("/")
    page.keyboard.type("2007")
    expect(page.locator(".find-option").first).to_be_visible()


def test_a_text_that_is_there_before_the_script_is_answered(visit: Visit) -> None:
    """As after a slow start."""
    page = article(visit)
    page.evaluate(
        "() => { const field = document.querySelector('[data-find] input'); field.value = '2007'; field.focus(); }"
    )
    expect(page.locator(".find-option").first).to_be_visible()


def test_the_first_paste_opens_the_panel(visit: Visit) -> None:
    """With all its lines, which a field of one line would lose."""
    page = article(visit)
    page.evaluate(PASTE, ENTRIES["en"])
    expect(page.locator(".hit").first).to_be_visible()


def test_a_short_paste_is_put_into_the_field(visit: Visit) -> None:
    """As the browser would have done."""
    page = article(visit)
    page.evaluate(PASTE, "2007")
    expect(page.locator("[data-find] input").first).to_have_value("2007")


def test_the_icon_of_phones_opens_the_field_at_the_first_touch(visit: Visit) -> None:
    """Instead of going to the page that it leads to without a script."""
    page = visit(f"en/{ARTICLE}", device="phone", wait_until="networkidle")
    page.evaluate("document.querySelector('.header-find-icon').click()")
    expect(page.locator(".header-find input")).to_be_focused()


def test_values_in_the_address_load_it(visit: Visit) -> None:
    """At once, as they change what the article says."""
    page = article(visit, fragment="#v=1:x")
    assert page.evaluate(LOADED)


def test_the_address_may_get_values_later(visit: Visit) -> None:
    """By a link on the page."""
    page = article(visit)
    page.evaluate("location.hash = 'v=1:x'")
    page.wait_for_function(LOADED)
