"""A reader without a mouse reaches everything and sees where they are."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import ARTICLE, LOCALES

RING = """() => {
  const focused = document.activeElement;
  const label = focused.matches(".md-option") && focused.nextElementSibling;
  return [focused, focused.closest("form, .find-box"), label].filter(Boolean).some((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
}"""
"""Whether a ring is drawn around what has the focus, or around the field or the button that it belongs to."""

STEPS = 12


@pytest.mark.parametrize("key", ["/", "s"])
@pytest.mark.parametrize("below", ["", ARTICLE])
@pytest.mark.parametrize("locale", LOCALES)
def test_a_key_leads_to_the_find_field(visit: Visit, locale: str, below: str, key: str) -> None:
    """`/` and `s` lead to the find field, on the home page and on an article, and type nothing into it."""
    page = visit(f"{locale}/{below}")
    page.keyboard.press(key)
    field = page.locator("[data-find] input").filter(visible=True)
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.type("sms/")
    expect(field).to_have_value("sms/")


@pytest.mark.parametrize("locale", LOCALES)
def test_enter_finds(visit: Visit, locale: str) -> None:
    """A name that several events have a part of leads to the search, with those that fit."""
    page = visit(f"{locale}/{ARTICLE}")
    page.keyboard.press("/")
    page.keyboard.type("SmtpSend")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{locale}/search/#q=SmtpSend")
    expect(page.locator(".search-result").first).to_be_visible()


@pytest.mark.parametrize("below", ["", ARTICLE, "glossary/"])
@pytest.mark.parametrize("locale", LOCALES)
def test_the_first_stop_skips_to_the_content(visit: Visit, locale: str, below: str) -> None:
    """The first press of Tab reaches a visible link to the content; the one after it is past header and sidebar."""
    page = visit(f"{locale}/{below}")
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article, footer') !== null")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("below", ["", ARTICLE, "events/"])
@pytest.mark.parametrize("locale", LOCALES)
def test_the_focus_is_visible(visit: Visit, locale: str, below: str, scheme: str) -> None:
    """Each of the first stops on a page shows that it has the focus."""
    page = visit(f"{locale}/{below}", scheme=scheme)
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        assert not focused.startswith("<body")
        assert page.evaluate(RING), focused


@pytest.mark.parametrize("locale", LOCALES)
def test_the_space_bar_switches_the_scheme(visit: Visit, locale: str) -> None:
    """The switch between light and dark is reached and used by keys alone."""
    page = visit(f"{locale}/{ARTICLE}")
    page.locator(".md-option").first.focus()
    page.keyboard.press("Space")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.keyboard.press("Space")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
