"""A page looks the same with the styles that it needs as with all of the theme's."""

from pathlib import Path

import pytest

from tests.browser.conftest import AddressOf, Visit
from tests.browser.pages import KINDS, LOCALES, STUB, Kind

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
DIFFERENCES = """async ({names, properties}) => {
    const places = ['', '::before', '::after'];
    const looks = () => [...document.querySelectorAll('body *')].flatMap((element) => places.map((place) => {
        const style = getComputedStyle(element, place);
        return place && style.content === 'none' ? '' : properties.map((name) => style.getPropertyValue(name)).join();
    }));
    const before = looks();
    const lean = document.querySelector('link[href$="styles/pages.css"]');
    const loaded = names.map((name) => new Promise((resolve) => {
        const link = document.createElement('link');
        Object.assign(link, {rel: 'stylesheet', href: lean.getAttribute('href').replace('styles/pages.css', name)});
        link.onload = resolve;
        lean.before(link);
    }));
    await Promise.all(loaded);
    lean.remove();
    const after = looks();
    const elements = [...document.querySelectorAll('body *')].flatMap((element) => places.map(() => element));
    return elements.filter((_, index) => before[index] !== after[index]).map(({outerHTML}) => outerHTML.slice(0, 200));
}"""
"""What looks otherwise with the style sheets of the theme in the place of the one that pages load."""


@pytest.mark.parametrize("device", ["desktop", "phone"])
@pytest.mark.parametrize("kind", [Kind(name, LOCALES[0]) for name in KINDS if name != STUB], ids=str)
def test_nothing_that_is_left_out_is_missing(
    visit: Visit, address_of: AddressOf, site: Path, kind: Kind, device: str
) -> None:
    """No element of any kind of page has another look with all rules of the theme."""
    theme = sorted(
        path.relative_to(site / kind.locale) for path in (site / kind.locale).rglob("assets/stylesheets/*.css")
    )
    names = [*(path.as_posix() for path in theme), "styles/all.css"]  # `main` comes before `palette`
    page = visit(address_of(kind), device=device, wait_until="networkidle")  # a guide loads a script later
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(DIFFERENCES, {"names": names, "properties": PROPERTIES}) == []
