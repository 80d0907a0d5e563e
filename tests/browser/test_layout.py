"""Pages fit the window, follow the reader's colours, and their menus open where there is no room for them."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import AddressOf, Visit
from tests.browser.pages import ALL_KINDS, ARTICLE, DEVICES, LOCALES, NEUTRAL, Kind

WIDTHS = (390, 768, 1440)
AT_400_PERCENT = {"width": 320, "height": 256}
"""A window of 1280 by 1024 pixels at 400 percent (https://www.w3.org/WAI/WCAG22/Understanding/reflow)."""

TOO_WIDE = """() => [...document.querySelectorAll("main *, header *")].filter((element) => {
  const { right, width } = element.getBoundingClientRect();
  const scrolls = element.closest("pre, table, figure, [tabindex], .md-typeset__scrollwrap, .scroll, svg, nav");
  return width && right > innerWidth + 1 && !scrolls;
}).map((element) => element.outerHTML.slice(0, 120)).slice(0, 3)"""
"""What goes beyond the window outside of tables, code and pictures, which scroll by themselves."""
SCHEME_NAMES = {"light": "default", "dark": "slate"}


@pytest.mark.parametrize("kind", ALL_KINDS, ids=str)
def test_no_page_scrolls_sideways(visit: Visit, address_of: AddressOf, kind: Kind) -> None:
    """On a phone, a tablet and a desktop, each kind of page is as wide as the window, and at 400 percent every line."""
    page = visit(address_of(kind), device="phone")
    assert_fits(page)
    assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("name", NEUTRAL)
def test_no_page_without_language_scrolls_sideways(visit: Visit, name: str) -> None:
    """The root, permanent links and 404 fit a phone too."""
    assert_fits(visit(NEUTRAL[name], device="phone", at_root=True, wants="fr-FR"))


def assert_fits(page: Page) -> None:
    """Enlarges the window, and leaves it as narrow as it can get."""
    for size in (*({"width": width, "height": 844} for width in WIDTHS), AT_400_PERCENT):
        page.set_viewport_size(size)  # type: ignore[arg-type]  # a typed dictionary of the same keys
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], size


@pytest.mark.parametrize("below", ["", ARTICLE, "msexchangetransport/", "glossary/"])
@pytest.mark.parametrize("locale", LOCALES)
def test_the_drawer_holds_the_sites_menu(visit: Visit, locale: str, below: str) -> None:
    """On a phone the menu button opens the drawer with the site's pages, and Escape closes it again."""
    page = visit(f"{locale}/{below}", device="phone")
    button, link = page.locator(".drawer-button"), page.locator(".md-sidebar--primary a[href$='finding/']").last
    if below == "glossary/":
        link = page.locator(".md-sidebar--primary a[href$='sources/']").last
    expect(link).not_to_be_in_viewport()
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(link).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(link).not_to_be_in_viewport()
    button.click()
    target = link.evaluate("link => link.href")
    link.click()
    page.wait_for_url(target)


@pytest.mark.parametrize("scheme", SCHEME_NAMES)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_scheme_follows_the_system(visit: Visit, locale: str, scheme: str) -> None:
    """Who has chosen nothing sees the colours that the system asks for."""
    page = visit(f"{locale}/{ARTICLE}", scheme=scheme)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEME_NAMES[scheme])


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_chosen_scheme_is_remembered(visit: Visit, root: str, locale: str, device: str) -> None:
    """Who has switched to dark finds the next page dark, and it looks so."""
    page = visit(f"{locale}/{ARTICLE}", device=device)
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    page.locator("[data-md-component=palette] label").filter(visible=True).click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{root}{locale}/glossary/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate(background) != light


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_back_and_forward_lead_through_the_pages(visit: Visit, locale: str, device: str) -> None:
    """Pages that fade into each other, and pages loaded ahead, keep the browser's history as it is."""
    page = visit(f"{locale}/events/#q=SmtpSendNewSession", device=device)
    row = page.locator("tbody tr").filter(visible=True)
    expect(row).to_have_count(1)
    row.get_by_role("link").click()
    page.wait_for_url(f"**/{locale}/{ARTICLE}")
    page.locator(".card a").first.click()
    page.wait_for_url(lambda url: ARTICLE not in url and "/events/" not in url)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("MSExchangeTransport 2007")
    page.go_back()
    expect(row).to_have_count(1)
    page.go_forward()
    page.wait_for_url(f"**/{locale}/{ARTICLE}")
    expect(page.get_by_role("tab").first).to_be_visible()
