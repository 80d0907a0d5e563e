"""The find field: from what is typed to the event, with keys alone, on a phone too, in both languages."""

import json

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.pages import ARTICLE, DEVICES, LOCALES, SCHEMES
from tests.browser.test_accessibility import grave

WORDS = {
    "en": {
        "none": "No event has this name",
        "one": "1 suggestion",
        "reason": "source and ID agree",
        "typed": "checksum",
    },
    "de": {"none": "So heißt kein Ereignis", "one": "1 Vorschlag", "reason": "Quelle und ID", "typed": "Prüfsumme"},
}


def field(page: Page) -> None:
    """Leads to the field as a key does."""
    page.keyboard.press("/")
    expect(page.locator("[data-find] input:focus")).to_have_count(1)


def typed(page: Page, text: str) -> None:
    field(page)
    page.locator("[data-find] input:focus").fill(text)
    page.locator(".find-list:visible").wait_for()


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("below", ["", ARTICLE])
@pytest.mark.parametrize("locale", LOCALES)
def test_typing_suggests_and_enter_opens_the_only_exact_hit(visit: Visit, locale: str, below: str, device: str) -> None:
    """Source and ID are one event: it opens at once."""
    page = visit(f"{locale}/{below}", device=device)
    typed(page, "ESE 474")
    first = page.locator(".find-option").first
    expect(first).to_contain_text("ESE 474")
    expect(first).to_contain_text(WORDS[locale]["reason"])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{locale}/ese/474/")


@pytest.mark.parametrize("locale", LOCALES)
def test_arrow_keys_choose_among_suggestions(visit: Visit, locale: str) -> None:
    """Down, down, up, Enter; the field says which one is chosen, and Escape closes the list."""
    page = visit(f"{locale}/{ARTICLE}")
    typed(page, "smtp")
    box = page.locator("[data-find] input:focus")
    for key, chosen in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowDown", 1)):
        page.keyboard.press(key)
        option = page.locator(".find-option").nth(chosen)
        expect(option).to_have_attribute("aria-selected", "true")
        expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "?")
    target = page.locator(".find-option").nth(1).get_attribute("data-href") or ""
    page.keyboard.press("Escape")
    expect(page.locator(".find-list:visible")).to_have_count(0)
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(target)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_number_of_suggestions_is_spoken(visit: Visit, locale: str) -> None:
    """Screen readers hear how many there are, or that there are none and what to do."""
    page = visit(f"{locale}/")
    typed(page, "SmtpSendNewSession")
    expect(page.locator("[data-announcements]")).to_have_text(WORDS[locale]["one"])
    page.locator("[data-find] input:focus").fill("xyzzy")
    expect(page.locator("[data-announcements]")).to_contain_text(WORDS[locale]["none"])


@pytest.mark.parametrize("locale", LOCALES)
def test_words_of_the_message_are_marked(visit: Visit, locale: str) -> None:
    """The reader sees why an event is offered."""
    page = visit(f"{locale}/")
    typed(page, WORDS[locale]["typed"])
    expect(page.locator(".find-option mark").first).to_have_text(WORDS[locale]["typed"], ignore_case=True)


@pytest.mark.parametrize("locale", LOCALES)
def test_what_may_be_several_events_leads_to_the_list_of_all(visit: Visit, locale: str) -> None:
    """An ID that two sources use opens none of them without being asked."""
    page = visit(f"{locale}/")
    typed(page, "2007")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{locale}/events/#q=2007")


@pytest.mark.parametrize("locale", LOCALES)
def test_enter_on_a_bare_number_opens_its_only_event(visit: Visit, locale: str) -> None:
    """Though a table has a code with this number: whoever types a number means an ID first."""
    page = visit(f"{locale}/")
    typed(page, "12016")
    expect(page.locator(".find-option").first).to_contain_text("MSExchangeTransport 12016")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{locale}/msexchangetransport/12016/")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_suggestion_can_be_clicked(visit: Visit, locale: str) -> None:
    """The list stays until the click has arrived."""
    page = visit(f"{locale}/{ARTICLE}", device="phone")
    page.locator(".header-find-icon").click()
    expect(page.locator(".header-find input")).to_be_focused()
    page.keyboard.type("ESE 474")
    expect(page.locator(".find-option").first).to_contain_text("ESE 474")
    page.locator(".find-option").first.click()
    page.wait_for_url(f"**/{locale}/ese/474/")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_click_means_what_was_pressed(visit: Visit, locale: str) -> None:
    """An answer that renews the list between press and release takes nothing away."""
    page = visit(f"{locale}/")
    typed(page, "ESE 474")
    expect(page.locator(".find-option").first).to_contain_text("ESE 474")
    page.locator(".find-option").first.hover()
    page.mouse.down()
    old = page.locator(".find-option").first.element_handle()
    page.keyboard.type("5")
    page.wait_for_function("old => !old.isConnected", arg=old)
    page.mouse.up()
    page.wait_for_url(f"**/{locale}/ese/474/")


@pytest.mark.parametrize("locale", LOCALES)
def test_without_script_the_field_leads_to_the_list_of_all_events(visit: Visit, locale: str) -> None:
    """The form's own way."""
    page = visit(f"{locale}/", script=False)
    page.locator("[data-find] button").first.click()
    page.wait_for_url(f"**/{locale}/events/*")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("locale", LOCALES)
def test_axe_finds_nothing_serious_in_the_open_list(visit: Visit, locale: str, scheme: str) -> None:
    """The list is a part of the page for everybody."""
    for device in DEVICES:
        page = visit(f"{locale}/{ARTICLE}", scheme=scheme, device=device)
        typed(page, "smtp")
        page.keyboard.press("ArrowDown")
        assert not grave(page)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_list_fits_a_phone(visit: Visit, locale: str) -> None:
    """Nothing scrolls sideways."""
    page = visit(f"{locale}/", device="phone")
    typed(page, "smtp")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = page.locator(".find-list:visible").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390


PLACES = {"en": [["Open a ticket", "https://t.example/?s={source}+{id}"]]}
ELSEWHERE = '"elsewhere":' + json.dumps({**PLACES, "de": PLACES["en"]}, separators=(",", ":"))
IN_TEXT = {
    "en": ("asterisks", "in the article", "article"),
    "de": ("Schablonen Zweifelsfall", "im Artikel", "Artikel"),
}
WEAK = {"en": "asterisks connector", "de": "Zweifelsfall Sendeconnector"}
"""Words of which the messages of events have the second one only."""
NOTHING = {"en": "no article has these words", "de": "kein Artikel enthält diese Wörter"}


def with_places(page: Page) -> None:
    """Gives the site an operator who names a place for what is not known here."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace('"elsewhere":{"en":[],"de":[]}', ELSEWHERE))

    page.route("**/lookup/manifest.js", answer)


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_what_no_event_matches_is_looked_for_in_all_texts(visit: Visit, locale: str, device: str) -> None:
    """In the same list, without another key; an option opens the article with the words marked."""
    page = visit(f"{locale}/", device=device)
    words, reason, counted = IN_TEXT[locale]
    typed(page, words)
    option = page.locator(".find-option", has_text=reason).first
    option.wait_for()
    expect(page.locator("[data-announcements]")).to_contain_text(counted)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{locale}/*/*/#h=*")


@pytest.mark.parametrize("locale", LOCALES)
def test_articles_with_all_words_come_before_events_with_some(visit: Visit, locale: str) -> None:
    """An event that merely shares a word keeps no article away."""
    page = visit(f"{locale}/")
    typed(page, WEAK[locale])
    page.locator(".find-option", has_text=IN_TEXT[locale][1]).first.wait_for()
    assert IN_TEXT[locale][1] in page.locator(".find-option").first.inner_text()


@pytest.mark.parametrize("locale", LOCALES)
def test_where_nothing_is_known_the_answer_says_so(visit: Visit, locale: str) -> None:
    """And names no other site unless the operator does."""
    page = visit(f"{locale}/")
    typed(page, "xyzzyplugh")
    expect(page.locator(".find-count:visible")).to_contain_text(NOTHING[locale])
    expect(page.locator(".find-place")).to_have_count(0)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("locale", LOCALES)
def test_other_places_are_offered_and_asked_on_a_click_alone(visit: Visit, locale: str, scheme: str) -> None:
    """Source and ID are in the address; Enter without a choice stays here."""
    page = visit(f"{locale}/{ARTICLE}", scheme=scheme)
    with_places(page)
    page.reload()
    typed(page, "FooService 64625")
    place = page.locator(".find-place")
    expect(place).to_have_attribute("data-href", "https://t.example/?s=FooService+64625")
    expect(place).to_contain_text("t.example")
    assert not grave(page)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{locale}/search/**")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_panel_names_other_places_for_an_unknown_entry(visit: Visit, locale: str) -> None:
    """With source and ID of the entry, and nothing of its message."""
    page = visit(f"{locale}/")
    with_places(page)
    page.reload()
    page.locator("[data-paste]").first.click()
    page.locator("#panel-entry").fill("Source: Foo\nEvent ID: 64625\nLevel: Error\nDescription:\nuser jdoe")
    page.locator(".panel-entry button").first.click()
    expect(page.locator(".panel a[rel~=external]")).to_have_attribute("href", "https://t.example/?s=Foo+64625")
