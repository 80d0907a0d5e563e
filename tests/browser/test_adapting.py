"""Readers who replace the colours of pages or want no motion have all of them."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import ARTICLE, GUIDE, LOCALES

HIDDEN = """() => [...document.querySelectorAll("a, button, input, h1, h2, p")].filter((element) => {
  const { color, backgroundColor } = getComputedStyle(element);
  return element.innerText?.trim() && color === backgroundColor;
}).map((element) => element.outerHTML.slice(0, 120)).slice(0, 3)"""

MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
  const longest = (text) => Math.max(...text.split(",").map(parseFloat));
  return (animationName !== "none" && longest(animationDuration) > 0.01) || longest(transitionDuration) > 0.01;
}).map((element) => element.outerHTML.slice(0, 120)).slice(0, 3)"""


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
