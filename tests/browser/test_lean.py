"""A page looks the same with the styles that it needs as with all of the theme's."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import AddressOf, Visit
from tests.browser.pages import DEVICES, KINDS, LOCALES, STUB, Kind

PROPERTIES = (
    *(
        "display",
        "position",
        "top",
        "z-index",
        "order",
        "flex-grow",
        "overflow-y",
        "visibility",
        "opacity",
        "transform",
    ),
    *("width", "height", "margin-top", "margin-left", "padding-top", "padding-left", "list-style-type", "mask-image"),
    *("font-size", "font-weight", "line-height", "text-decoration-line"),
    *("color", "background-color", "border-top-width", "border-top-color", "box-shadow"),
)
LOOKS = """(properties) => [...document.querySelectorAll('body *')].flatMap((element) =>
    ['', '::before', '::after'].map((place) => {
        const style = getComputedStyle(element, place);
        return place && style.content === 'none' ? '' : properties.map((name) => style.getPropertyValue(name)).join();
    }))"""
"""How each element looks, and what is before and after it."""

WITH_ALL_STYLES = """async (names) => {
    const lean = document.querySelector('link[href$="styles/pages.css"]');
    const loaded = names.map((name) => new Promise((resolve) => {
        const link = document.createElement('link');
        Object.assign(link, {rel: 'stylesheet', href: lean.getAttribute('href').replace('styles/pages.css', name)});
        link.onload = resolve;
        lean.before(link);
    }));
    await Promise.all(loaded);
    lean.remove();
}"""
"""Puts the style sheets of the theme in the place of the one that pages load."""

ELEMENT = "(index) => [...document.querySelectorAll('body *')][index].outerHTML.slice(0, 200)"


def looks(page: Page, device: str) -> list[str]:
    page.set_viewport_size(DEVICES[device])  # type: ignore[arg-type]  # a typed dictionary of the same keys
    return list(page.evaluate(LOOKS, PROPERTIES))


@pytest.mark.parametrize("kind", [Kind(name, LOCALES[0]) for name in KINDS if name != STUB], ids=str)
def test_nothing_that_is_left_out_is_missing(visit: Visit, address_of: AddressOf, site: Path, kind: Kind) -> None:
    """No element of any kind of page has another look with all rules of the theme, on a desktop or a phone."""
    theme = sorted(
        path.relative_to(site / kind.locale) for path in (site / kind.locale).rglob("assets/stylesheets/*.css")
    )
    names = [*(path.as_posix() for path in theme), "styles/all.css"]  # `main` comes before `palette`
    page = visit(address_of(kind), wait_until="networkidle")  # a guide loads a script later
    page.emulate_media(reduced_motion="reduce")
    before = {device: looks(page, device) for device in DEVICES}
    page.evaluate(WITH_ALL_STYLES, names)
    for device, lean in before.items():
        whole = looks(page, device)
        assert len(whole) == len(lean)
        others = [index for index, look in enumerate(whole) if look != lean[index]]
        assert not [page.evaluate(ELEMENT, index // 3) for index in others[:3]], device
