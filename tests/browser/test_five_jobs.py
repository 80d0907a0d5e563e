"""The five main jobs with the keyboard alone, in both languages; at each stop the reader sees where they are."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import ARTICLE, LOCALES, OTHER, PERMALINK
from tests.browser.pasting import ENTRIES, paste
from tests.browser.test_keyboard import RING

MOST_STOPS = 120
FOUND = {"en": "Your event is found", "de": "Ihr Ereignis ist gefunden"}


IN_WINDOW = """() => {
  const { top, bottom, left, right } = document.activeElement.getBoundingClientRect();
  return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
}"""


def reached(page: Page, target: Locator, key: str = "Tab") -> Locator:
    """Presses a key until an element has the focus; every stop on the way is in the window and has a ring."""
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        stop = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        assert page.evaluate(RING), f"no ring: {stop}"
        assert page.evaluate(IN_WINDOW), f"outside of the window: {stop}"
        if target.evaluate("(element) => element === document.activeElement"):
            return target
    raise AssertionError(f"{target} is not among {MOST_STOPS} stops")


@pytest.mark.parametrize("locale", LOCALES)
def test_find_an_event_copy_a_command_and_follow_another_event(visit: Visit, locale: str) -> None:
    """`/`, paste, Enter; on to a command, which is copied; on to a related event."""
    page = visit(f"{locale}/")
    paste(page, ENTRIES[locale])
    expect(page.get_by_role("heading", name=FOUND[locale])).to_be_focused()
    reached(page, page.locator(".hit .button"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{locale}/{ARTICLE}#v=*")
    command = page.locator("figure.command").first
    reached(page, command.locator(".copy"))
    page.keyboard.press("Enter")
    expect(command.locator(".copy")).to_be_focused()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip()
    assert copied.strip() == command.locator("code").inner_text().strip()
    related = page.locator(".card a").first
    address = related.evaluate("(link) => link.href")
    reached(page, related)
    page.keyboard.press("Enter")
    page.wait_for_url(address)


@pytest.mark.parametrize("locale", LOCALES)
def test_change_the_language_and_the_colours(visit: Visit, locale: str) -> None:
    """Both are in the header, and the page stays."""
    page = visit(f"{locale}/{ARTICLE}")
    reached(page, page.locator("[data-md-component=palette] input:checked"))
    page.keyboard.press("Space")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    reached(page, page.locator(".language-link"), "Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{OTHER[locale]}/{ARTICLE}")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("locale", LOCALES)
def test_filter_a_list_and_take_a_link_along(visit: Visit, root: str, locale: str) -> None:
    """By words and by level; then an event's link, as tickets take it."""
    page = visit(f"{locale}/msexchangetransport/")
    every = page.locator("tbody tr").filter(visible=True).count()
    reached(page, page.locator(".filter input[type=search]"))
    page.keyboard.type("SmtpSend")
    expect(page.locator("tbody tr").filter(visible=True)).not_to_have_count(every)
    by_words = page.locator("tbody tr").filter(visible=True).count()
    assert by_words
    chip = page.locator(".chip[data-level=information]")
    reached(page, chip)
    page.keyboard.press("Space")
    expect(chip).to_have_attribute("aria-pressed", "true")
    assert 0 < page.locator("tbody tr").filter(visible=True).count() <= by_words
    reached(page, page.locator("tbody tr").filter(visible=True).locator('a[href="2007/"]'))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{locale}/{ARTICLE}")
    reached(page, page.locator(".linking summary"))
    page.keyboard.press("Enter")
    reached(page, page.locator(".linking .copy").first)
    page.keyboard.press("Enter")
    assert page.evaluate("navigator.clipboard.readText()") == f"{root}{PERMALINK}"


@pytest.mark.parametrize("locale", LOCALES)
def test_escape_leads_back(visit: Visit, locale: str) -> None:
    """From suggestions to the field, and from the panel to the field; arrows choose among suggestions."""
    page = visit(f"{locale}/{ARTICLE}")
    page.keyboard.press("/")
    field = page.locator("[data-find] input").filter(visible=True)
    page.keyboard.type("2007")
    page.locator(".find-option").first.wait_for()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".find-option[aria-selected=true]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    expect(page.locator(".find-option").filter(visible=True)).to_have_count(0)
    page.keyboard.press("Control+A")
    paste(page, ENTRIES[locale])
    expect(page.get_by_role("heading", name=FOUND[locale])).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
