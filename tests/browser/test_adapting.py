"""Readers who enlarge pages, replace their colours or want no motion have all of them."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import AddressOf, Visit
from tests.browser.pages import ALL_KINDS, ARTICLE, GUIDE, LOCALES, NEUTRAL, Kind

AT_400_PERCENT = {"width": 320, "height": 256}
"""A window of 1280 by 1024 pixels at 400 percent (https://www.w3.org/WAI/WCAG22/Understanding/reflow)."""

TOO_WIDE = """() => [...document.querySelectorAll("main *, header *")].filter((element) => {
  const { right, width } = element.getBoundingClientRect();
  const scrolls = element.closest("pre, table, figure, [tabindex], .md-typeset__scrollwrap, .scroll, svg, nav");
  return width && right > innerWidth + 1 && !scrolls;
}).map((element) => element.outerHTML.slice(0, 120)).slice(0, 3)"""
"""What goes beyond the window outside of tables, code and pictures, which scroll by themselves."""

HIDDEN = """() => [...document.querySelectorAll("a, button, input, h1, h2, p")].filter((element) => {
  const { color, backgroundColor } = getComputedStyle(element);
  return element.innerText?.trim() && color === backgroundColor;
}).map((element) => element.outerHTML.slice(0, 120)).slice(0, 3)"""

MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
  const longest = (text) => Math.max(...text.split(",").map(parseFloat));
  return (animationName !== "none" && longest(animationDuration) > 0.01) || longest(transitionDuration) > 0.01;
}).map((element) => element.outerHTML.slice(0, 120)).slice(0, 3)"""


@pytest.mark.parametrize("kind", ALL_KINDS, ids=str)
def test_a_page_fits_at_400_percent(visit: Visit, address_of: AddressOf, kind: Kind) -> None:
    """Nobody has to scroll sideways to read a line."""
    page = visit(address_of(kind), device="phone")
    page.set_viewport_size(AT_400_PERCENT)
    assert page.evaluate("document.documentElement.scrollWidth") <= AT_400_PERCENT["width"]
    assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("name", NEUTRAL)
def test_a_page_of_no_language_fits_at_400_percent(visit: Visit, name: str) -> None:
    """The root, permanent links and 404 as well."""
    page = visit(NEUTRAL[name], device="phone", at_root=True, wants="fr-FR")
    page.set_viewport_size(AT_400_PERCENT)
    assert page.evaluate("document.documentElement.scrollWidth") <= AT_400_PERCENT["width"]


@pytest.mark.parametrize("address", ["", ARTICLE, GUIDE, "msexchangetransport/", "search/", "codes/"])
@pytest.mark.parametrize("locale", LOCALES)
def test_forced_colours_hide_nothing(visit: Visit, locale: str, address: str) -> None:
    """Where the system chooses the colours, words have another one than what is behind them."""
    page = visit(f"{locale}/{address}")
    page.emulate_media(forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert page.evaluate(HIDDEN) == []


@pytest.mark.parametrize("address", ["", ARTICLE, GUIDE, "msexchangetransport/", "search/"])
@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_moves_for_who_wants_no_motion(visit: Visit, locale: str, address: str) -> None:
    """No animation and no transition, and no scrolling that glides."""
    page = visit(f"{locale}/{address}")
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    expect(page.locator("h1").first).to_be_visible()
