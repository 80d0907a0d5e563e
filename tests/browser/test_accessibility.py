"""axe finds nothing serious on any kind of page, light and dark, on a desktop and on a phone, in both languages."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import AddressOf, Visit
from tests.browser.pages import ALL_KINDS, ARTICLE, DEVICES, LOCALES, NEUTRAL, SCHEMES, Kind

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
RUN = "(rules) => axe.run(document, { resultTypes: ['violations'], ...rules }).then((found) => found.violations)"
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""Those of axe's rules whose answer depends on the colour scheme."""

OTHER_SCHEME = "() => document.querySelector('[data-md-component=palette] input:not(:checked)')?.click()"
EXAMINED = [kind for kind in ALL_KINDS if kind.name != "further events"]  # the same as all events, twice the time
NODES = "(found) => found.violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))"
COLOUR_OF_WORDS = "getComputedStyle(document.body).color"
GRAVE = {"serious", "critical"}


def grave(page: Page, rules: Mapping[str, object] | None = None) -> list[str]:
    """The serious and critical findings of axe, one a line with the first elements that it means."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
    return [
        f"{one['impact']} {one['id']}: {one['help']}: {[node['html'][:160] for node in one['nodes'][:3]]}"
        for one in page.evaluate(RUN, rules or {})
        if one["impact"] in GRAVE
    ]


def grave_everywhere(page: Page) -> list[str]:
    """The findings on each device in each colour scheme, of a page that was opened on a desktop in the light one.

    The colours are those of both schemes on both devices; everything else is examined once on each device.
    """
    colour = page.evaluate(COLOUR_OF_WORDS)
    findings = [f"desktop, light: {one}" for one in grave(page)]
    page.emulate_media(color_scheme="dark")
    page.evaluate(OTHER_SCHEME)
    assert page.evaluate(COLOUR_OF_WORDS) != colour
    findings += [f"desktop, dark: {one}" for one in grave(page, COLOURS)]
    page.set_viewport_size(DEVICES["phone"])  # type: ignore[arg-type]  # a typed dictionary of the same keys
    findings += [f"phone, dark: {one}" for one in grave(page)]
    page.emulate_media(color_scheme="light")
    page.evaluate(OTHER_SCHEME)
    assert page.evaluate(COLOUR_OF_WORDS) == colour
    return findings + [f"phone, light: {one}" for one in grave(page, COLOURS)]


@pytest.mark.parametrize("kind", EXAMINED, ids=str)
def test_axe_finds_nothing_serious(visit: Visit, address_of: AddressOf, kind: Kind) -> None:
    """Readers with a screen reader, with keys only or with weak eyes meet no serious barrier."""
    assert not grave_everywhere(visit(address_of(kind)))


@pytest.mark.parametrize("name", NEUTRAL)
def test_axe_finds_nothing_serious_on_pages_of_no_language(visit: Visit, name: str) -> None:
    """The same holds for the root, for permanent links and for 404."""
    assert not grave_everywhere(visit(NEUTRAL[name], wants="fr-FR", at_root=True))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("locale", LOCALES)
def test_axe_finds_nothing_serious_in_the_open_drawer(visit: Visit, locale: str, scheme: str) -> None:
    """The drawer of a phone is part of the page too."""
    page = visit(f"{locale}/{ARTICLE}", scheme=scheme, device="phone")
    page.locator(".drawer-button").click()
    page.locator(".md-sidebar--primary .site-links a").first.wait_for()
    assert not grave(page)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("locale", LOCALES)
def test_axe_finds_nothing_serious_in_a_used_table(visit: Visit, locale: str, scheme: str) -> None:
    """Nor does a table that is filtered, with a level pressed."""
    page = visit(f"{locale}/msexchangetransport/#q=queue", scheme=scheme)
    page.locator(".chip").first.click()
    assert not grave(page)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("address", ["", ARTICLE, "events/", "search/", "contribute/translation/", "checks/E101/"])
def test_each_landmark_has_a_name_of_its_own(visit: Visit, address: str, locale: str) -> None:
    """Who jumps from landmark to landmark can tell two of one kind apart, also in the open drawer of a phone."""
    for device in DEVICES:
        page = visit(f"{locale}/{address}", device=device)
        if device == "phone":
            page.locator(".drawer-button").click()
            expect(page.locator(".drawer-button")).to_have_attribute("aria-expanded", "true")
        if address == "search/":
            page.locator(".search-form").wait_for()
        page.evaluate(AXE.read_text("utf-8"))
        assert page.evaluate(f"() => axe.run(document, {{ runOnly: ['landmark-unique'] }}).then({NODES})") == [], device


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("address", "field"), [("en/", ".find-box"), ("de/", ".find-box"), (f"en/{ARTICLE}", ".header-find")]
)
def test_the_focus_of_the_find_field_is_seen_with_forced_colours(
    visit: Visit, address: str, field: str, scheme: str
) -> None:
    """Its ring has another colour than the border, and a gap to it."""
    page = visit(address, scheme=scheme)
    page.emulate_media(forced_colors="active")
    page.locator(f"{field} input").focus()
    style, ring, border, gap = page.locator(field).evaluate(
        "(box) => ((s) => [s.outlineStyle, s.outlineColor, s.borderTopColor, s.outlineOffset])(getComputedStyle(box))"
    )
    assert (style, gap) == ("solid", "2px")
    assert ring != border
