"""The cases of an article: folded without values; with the reader's, the one that applies is first, open and named."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import DEVICES, LOCALES, OTHER, WITH_CASES

FULL = "#v=8:112%20(0x00000070)"
"""The value of an entry whose drive is full, as the database engine writes it."""

LOCKED = "#v=8:0x80070020"
YOURS = {
    "en": "For your value 112 (0x00000070): The drive is full",
    "de": "Für Ihren Wert 112 (0x00000070): Das Laufwerk ist voll",
}
PLACEHOLDERS = {"en": "Placeholders", "de": "Platzhalter"}
OPEN = "details.case[open]"


def printed(page: Page) -> list[str]:
    """The cases whose explanation or actions are on paper, by their ids."""
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    bodies = page.locator(".case-body")
    seen = [str(body.evaluate("one => one.parentElement.id")) for body in bodies.all() if body.is_visible()]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    return seen


def listed(page: Page) -> list[str]:
    return [str(case.get_attribute("id")) for case in page.locator("details.case").all()]


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_all_cases_are_folded_and_each_opens(visit: Visit, locale: str, device: str) -> None:
    """With the values and the title in view; a click, or Enter, shows the rest."""
    page = visit(f"{locale}/{WITH_CASES}", device=device)
    expect(page.locator(OPEN)).to_have_count(0)
    expect(page.locator(".your-case")).to_have_count(0)
    first = page.locator("#case-112")
    expect(first.locator("summary")).to_contain_text("112")
    expect(first.locator(".case-body")).not_to_be_visible()
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(first.locator(".case-body")).to_be_visible()
    expect(page.locator("[id='case-112-action-a']")).to_be_visible()


@pytest.mark.parametrize("locale", LOCALES)
def test_an_address_leads_to_its_case(visit: Visit, locale: str) -> None:
    """The case that a ticket links is open and in view."""
    page = visit(f"{locale}/{WITH_CASES}#case-19")
    expect(page.locator(OPEN)).to_have_count(1)
    expect(page.locator("#case-19")).to_be_in_viewport()
    page.evaluate("location.hash = '#case-665'")
    expect(page.locator("#case-665")).to_have_attribute("open", "")


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_reader_s_case_is_first_open_and_named_at_the_top(visit: Visit, locale: str, device: str) -> None:
    """The name leads to the case, above which no other one is."""
    page = visit(f"{locale}/{WITH_CASES}{FULL}", device=device)
    expect(page.locator(".your-case")).to_have_text(YOURS[locale])
    assert listed(page)[0] == "case-112"
    expect(page.locator(OPEN)).to_have_count(1)
    page.locator(".your-case a").click()
    expect(page.locator("#case-112")).to_be_in_viewport()
    expect(page.locator("figure.message .is-value")).to_have_text(["112 (0x00000070)"])


@pytest.mark.parametrize("locale", LOCALES)
def test_any_notation_finds_the_case_and_another_language_keeps_it(visit: Visit, locale: str) -> None:
    """The HRESULT of a locked file; the case was the fourth in the list."""
    page = visit(f"{locale}/{WITH_CASES}{LOCKED}")
    page.locator(".your-case").wait_for()
    assert listed(page)[0] == "case-32"
    page.locator(".language-link").first.click()
    page.wait_for_url(f"**/{OTHER[locale]}/{WITH_CASES}{LOCKED}")
    expect(page.locator("#case-32")).to_have_attribute("open", "")


@pytest.mark.parametrize("locale", LOCALES)
def test_placeholders_bring_the_article_back(visit: Visit, locale: str) -> None:
    """The order, the folding and the top are as without values."""
    page = visit(f"{locale}/{WITH_CASES}{LOCKED}")
    page.locator(".your-values").wait_for()
    page.get_by_role("button", name=PLACEHOLDERS[locale]).click()
    expect(page.locator(".your-case")).to_have_count(0)
    expect(page.locator(OPEN)).to_have_count(0)
    assert listed(page)[0] == "case-112"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_value_without_a_case_changes_nothing(visit: Visit, locale: str) -> None:
    """Its message is filled in, and all cases stay folded."""
    page = visit(f"{locale}/{WITH_CASES}#v=8:77")
    page.locator(".your-values").wait_for()
    expect(page.locator(OPEN)).to_have_count(0)
    expect(page.locator(".your-case")).to_have_count(0)


@pytest.mark.parametrize("locale", LOCALES)
def test_paper_shows_the_reader_s_case_or_all(visit: Visit, locale: str) -> None:
    """Without values all cases, open; afterwards they are folded again."""
    page = visit(f"{locale}/{WITH_CASES}")
    assert printed(page) == listed(page)
    expect(page.locator(OPEN)).to_have_count(0)
    page = visit(f"{locale}/{WITH_CASES}{LOCKED}")
    page.locator(".your-case").wait_for()
    assert printed(page) == ["case-32"]


@pytest.mark.parametrize("locale", LOCALES)
def test_without_scripts_every_case_can_be_read(visit: Visit, locale: str) -> None:
    """On the screen by opening it, on paper at once."""
    page = visit(f"{locale}/{WITH_CASES}", script=False)
    page.locator("#case-19 summary").click()
    expect(page.locator("#case-19 .case-body")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#case-665 .case-body")).to_be_visible()


@pytest.mark.parametrize("value", ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "\u202e112"])
def test_a_hostile_value_is_text_at_the_top(visit: Visit, value: str) -> None:
    """A value with a code in it may have a case; what is around it does nothing."""
    page = visit(f"en/{WITH_CASES}")
    page.evaluate("(value) => { location.hash = '#v=8:' + encodeURIComponent('112 ' + value); }", value)
    page.locator(".your-case").wait_for()
    expect(page.locator(".your-case samp")).to_have_text(f"112 {value}")
    assert page.locator("#__content img:not(.qr), #__content script:not([type])").count() == 0
