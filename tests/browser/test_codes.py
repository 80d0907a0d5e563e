"""Codes in the browser: suggested, opened on their page, explained beside a reader's values, in both languages."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import LOCALES
from tests.browser.pasting import paste
from tests.browser.test_find import typed

ENTRY = "Source: ESE\nEvent ID: 474\nMessage: 1 (2) 3: The read operation will fail with error -1018 (0xfffffc06)."


@pytest.mark.parametrize("locale", LOCALES)
def test_enter_opens_the_code_that_was_typed(visit: Visit, locale: str) -> None:
    """The best table's code is the first suggestion; its page has the code marked."""
    page = visit(f"{locale}/")
    typed(page, "-1018")
    expect(page.locator(".find-option").first).to_contain_text("JET_errReadVerifyFailure")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{locale}/codes/ese/#-1018")
    expect(page.locator(".codes > div:target")).to_contain_text("JET_errReadVerifyFailure")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_bare_number_suggests_events_first(visit: Visit, locale: str) -> None:
    """The codes of the number follow its events."""
    page = visit(f"{locale}/")
    typed(page, "1009")
    expect(page.locator(".find-option").first).to_contain_text("1009")
    expect(page.locator(".find-option").first).not_to_contain_text("ERROR_BADDB")
    expect(page.locator(".find-code").first).to_contain_text("ERROR_BADDB")


@pytest.mark.parametrize("locale", LOCALES)
def test_values_are_explained_in_the_panel_and_in_the_article(visit: Visit, locale: str) -> None:
    """Beside the value of its insertion string, with a link to the code."""
    page = visit(f"{locale}/")
    paste(page, ENTRY)
    page.locator(".panel .hit").wait_for()
    visit_article = page.goto(f"{page.url.split(f'/{locale}/')[0]}/{locale}/ese/474/#v=7:-1018%20(0xfffffc06)")
    assert visit_article
    meaning = page.locator(".your-meaning")
    expect(meaning).to_contain_text("JET_errReadVerifyFailure")
    meaning.locator("a").click()
    page.wait_for_url(f"**/{locale}/codes/ese/#-1018")


def test_a_code_of_a_split_table_opens_on_its_page(visit: Visit) -> None:
    """A long table has a page for its leading digits."""
    page = visit("en/")
    typed(page, "0xC000006D")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/codes/ntstatus/c000/#0xc000006d")
    expect(page.locator(".codes > div:target")).to_contain_text("STATUS_LOGON_FAILURE")
