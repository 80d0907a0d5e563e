"""The panel for pasted entries: the event first, whatever language the server speaks and the reader reads."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import ARTICLE, DEVICES, LOCALES, OTHER, SCHEMES
from tests.browser.pasting import ENTRIES, paste
from tests.browser.test_accessibility import grave

FOUND = {"en": "Your event is found", "de": "Ihr Ereignis ist gefunden"}
SEVERAL = {"en": "2 entries were read", "de": "2 Einträge wurden gelesen"}
NOT_FOUND = {"en": "No event here matches your entry", "de": "Kein Ereignis hier passt zu Ihrem Eintrag"}
OPEN = {"en": "Open with your values", "de": "Mit Ihren Werten öffnen"}
FRAGMENT = "#v=1:Internet%20mail;2:mail.example.net"


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("server", LOCALES)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_pasted_entry_finds_its_event(visit: Visit, locale: str, server: str, device: str) -> None:
    """On a site of either language, from a server of either language; the values go along behind `#`."""
    page = visit(f"{locale}/", device=device)
    paste(page, ENTRIES[server])
    heading = page.get_by_role("heading", name=FOUND[locale])
    expect(heading).to_be_focused()
    hit = page.locator(".hit")
    expect(hit).to_contain_text("MSExchangeTransport 2007")
    expect(hit.locator(".hit-values samp")).to_have_text(["Internet mail", "mail.example.net"])
    hit.get_by_role("link", name=OPEN[locale]).click()
    page.wait_for_url(f"**/{locale}/{ARTICLE}{FRAGMENT}")


@pytest.mark.parametrize("locale", LOCALES)
def test_it_works_without_a_mouse(visit: Visit, locale: str) -> None:
    """Paste, Tab, Enter; or Escape, and the focus is back in the field."""
    page = visit(f"{locale}/{ARTICLE}")
    paste(page, ENTRIES[locale])
    expect(page.locator("dialog h2")).to_have_text(FOUND[locale])
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(".header-find input")).to_be_focused()
    page.evaluate("document.activeElement.blur()")
    paste(page, ENTRIES[locale])
    expect(page.locator("dialog h2")).to_be_focused()
    page.locator(".hit .button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{locale}/{ARTICLE}{FRAGMENT}")


@pytest.mark.parametrize("locale", LOCALES)
def test_several_entries_are_answered_one_after_the_other(visit: Visit, locale: str) -> None:
    """Each with its own event."""
    page = visit(f"{locale}/")
    paste(page, ENTRIES["en"] + "\n" + ENTRIES["en"].replace("MSExchangeTransport", "ESE").replace("2007", "474"))
    expect(page.locator("dialog h2")).to_have_text(SEVERAL[locale])
    expect(page.locator(".hit h3")).to_have_text(["MSExchangeTransport 2007", "ESE 474"])


@pytest.mark.parametrize("locale", LOCALES)
def test_an_entry_can_be_pasted_by_button_and_mended(visit: Visit, locale: str) -> None:
    """What nobody here knows is said plainly; the entry can be corrected and looked up again."""
    page = visit(f"{locale}/")
    page.locator("[data-paste]").click()
    expect(page.locator("#panel-entry")).to_be_focused()
    page.locator("#panel-entry").fill(ENTRIES[locale].replace("2007", "60001").replace("MSExchangeTransport", "X"))
    page.locator(".panel-entry button").first.click()
    expect(page.locator("dialog h2")).not_to_have_text(FOUND[locale])
    page.locator("#panel-entry").fill(ENTRIES[locale])
    page.locator(".panel-entry button").first.click()
    expect(page.locator("dialog h2")).to_have_text(FOUND[locale])


@pytest.mark.parametrize("text", ["\x00\x01\n\x02", "{\n}", "%\n%", "xyzzy\nplugh"])
@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_no_entry_gets_a_plain_sentence(visit: Visit, locale: str, text: str) -> None:
    """And a way on."""
    page = visit(f"{locale}/")
    paste(page, text)
    expect(page.locator("dialog h2")).to_have_text(NOT_FOUND[locale])
    expect(page.locator('.panel-answer a[href*="/events/"]')).to_be_visible()


@pytest.mark.parametrize("text", ["Level: Error\nx\n", "<Event>\n<System>"])
@pytest.mark.parametrize("locale", LOCALES)
def test_words_alone_are_never_taken_for_an_event(visit: Visit, locale: str, text: str) -> None:
    """What only shares words with an entry may be offered, but nobody is told that it was found."""
    page = visit(f"{locale}/")
    paste(page, text)
    page.locator(".panel-answer > *").first.wait_for()
    expect(page.locator(".hit")).to_have_count(0)


@pytest.mark.parametrize("locale", LOCALES)
def test_megabytes_do_not_freeze_the_page(visit: Visit, locale: str) -> None:
    """The page answers to keys while ten megabytes are read elsewhere."""
    page = visit(f"{locale}/")
    paste(page, ("Source:\n" * 200_000) + "a" * 8_000_000)
    page.locator("dialog[open]").wait_for()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("locale", LOCALES)
def test_axe_finds_nothing_serious_in_the_open_panel(visit: Visit, locale: str, scheme: str) -> None:
    """With an answer in it, on a desktop and on a phone; and nothing scrolls sideways."""
    for device in DEVICES:
        page = visit(f"{locale}/", scheme=scheme, device=device)
        paste(page, ENTRIES[OTHER[locale]])
        page.locator(".hit").wait_for()
        assert not grave(page)
        assert page.evaluate("document.querySelector('dialog').scrollWidth <= innerWidth")
