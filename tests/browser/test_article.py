"""What a reader can do with an article: copy, choose a query, jump to what an insertion string means, print."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import AddressOf, Visit
from tests.browser.pages import (
    ALL_KINDS,
    ARTICLE,
    DEVICES,
    GUIDE,
    LOCALES,
    PERMALINK,
    WITH_CASES,
    WITH_VALUES_IN_COMMANDS,
    Kind,
)

COPIED = {"en": "Copied", "de": "Kopiert"}
PRINTED = [kind for kind in ALL_KINDS if kind.name in {"article", "stub", "glossary", "check"}]
PAPER = {"width": 673, "height": 1000}
"""What is left of A4 within its margins, at 96 dots an inch."""


def copied(page: Page, button: Locator, locale: str) -> str:
    """Presses a copy button, sees that it says so, and gives what is in the clipboard."""
    button.click()
    expect(page.get_by_role("status")).to_have_text(COPIED[locale])
    text = page.evaluate("navigator.clipboard.readText()")
    assert isinstance(text, str)
    return text.replace("\r\n", "\n")


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_permanent_link_is_copied(visit: Visit, root: str, locale: str, device: str) -> None:
    """The button beside the permanent link copies its full address, and the status line says so."""
    page = visit(f"{locale}/{ARTICLE}", device=device)
    assert copied(page, page.locator(".permalink .copy"), locale) == root + PERMALINK


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_link_is_copied_in_the_forms_that_tickets_take(visit: Visit, root: str, locale: str, device: str) -> None:
    """The panel 'link this event' offers each form under its name, with its own copy button."""
    page = visit(f"{locale}/{ARTICLE}", device=device)
    panel = page.locator(".linking")
    panel.locator("summary").click()
    link = root + PERMALINK
    title = page.locator("h1").inner_text() + ": " + page.locator(".facts code").inner_text()
    forms = (link, f"[{title}]({link})", f'<a href="{link}">{title}</a>', f"[{title}|{link}]")
    for item, expected in zip(panel.get_by_role("listitem").all(), forms, strict=True):
        button = item.locator(".copy")
        assert button.get_attribute("aria-label").endswith(item.locator("span").inner_text())
        assert copied(page, button, locale) == expected


@pytest.mark.parametrize("locale", LOCALES)
def test_a_command_is_copied_as_one_can_type_it(visit: Visit, locale: str) -> None:
    """A command is copied without marks; the reader's own values stand in it as `<name>`."""
    page = visit(f"{locale}/{WITH_VALUES_IN_COMMANDS}")
    command = page.locator("figure.command").filter(has_text="Get-SendConnector").first
    text = copied(page, command.locator(".copy"), locale)
    assert "Get-SendConnector '<connector>'" in text
    assert "%1" not in text


SELECTED = {"en": "Selected – press Ctrl+C to copy it", "de": "Markiert – mit Strg+C kopieren"}


@pytest.mark.parametrize("locale", LOCALES)
def test_where_the_clipboard_refuses_the_text_is_selected(visit: Visit, locale: str) -> None:
    """A policy may forbid it: nothing fails, the status line says which key copies, and the button claims nothing."""
    page = visit(f"{locale}/{ARTICLE}")
    refuse = "navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))"
    page.evaluate(f"() => {{ {refuse}; }}")
    command = page.locator("figure.command").filter(has_text="Get-Queue").first
    button = command.locator(".copy")
    word = button.inner_text()
    button.click()
    expect(page.get_by_role("status")).to_have_text(SELECTED[locale])
    selected = page.evaluate("getSelection().toString()")
    assert command.locator("pre code").inner_text().strip().startswith(selected.strip()[:30])
    assert "Get-Queue" in selected
    assert button.inner_text() == word


@pytest.mark.parametrize("locale", LOCALES)
def test_the_open_query_is_copied(visit: Visit, locale: str) -> None:
    """The copy button of a log tool's tab copies the query for that tool."""
    page = visit(f"{locale}/{ARTICLE}")
    page.get_by_role("tab", name="KQL", exact=True).click()
    text = copied(page, page.locator("#query-kql .copy"), locale)
    assert text == 'Event\n| where Source == "MSExchangeTransport" and EventID == 2007'


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_queries_are_tabs_with_arrow_keys(visit: Visit, locale: str, device: str) -> None:
    """Arrow keys, Home and End move between the log tools; one query is open at a time."""
    page = visit(f"{locale}/{ARTICLE}", device=device)
    tabs, panels = page.get_by_role("tab"), page.locator("[data-queries] .query")
    count = tabs.count()
    assert count == panels.count() == 5
    tabs.first.focus()
    for key, place in (("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("End", count - 1), ("ArrowRight", 0)):
        page.keyboard.press(key)
        expect(tabs.nth(place)).to_be_focused()
        expect(tabs.nth(place)).to_have_attribute("aria-selected", "true")
        expect(panels.nth(place)).to_be_visible()
        expect(panels.filter(visible=True)).to_have_count(1)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_log_tool_is_remembered(visit: Visit, address_of: AddressOf, root: str, locale: str) -> None:
    """The tool whose query was opened last is open on the next article."""
    page = visit(f"{locale}/{ARTICLE}")
    page.get_by_role("tab", name="Splunk", exact=True).click()
    page.goto(root + address_of(Kind("stub", locale)))
    expect(page.get_by_role("tab", name="Splunk", exact=True)).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_an_insertion_string_leads_to_its_meaning(visit: Visit, locale: str, device: str) -> None:
    """The mark in the message text leads to the row that says what stands there, and the row shows it is meant."""
    page = visit(f"{locale}/{ARTICLE}", device=device)
    page.locator("figure.message a.insertion").nth(1).click()
    expect(page).to_have_url(re.compile("#ins-2$"))
    row = page.locator("#ins-2")
    expect(row).to_be_in_viewport()
    assert row.evaluate("row => row.matches(':target')")


@pytest.mark.parametrize("kind", PRINTED, ids=str)
def test_a_page_prints_without_navigation(visit: Visit, address_of: AddressOf, kind: Kind) -> None:
    """On paper there is the article and nothing to click on; every query stands open."""
    page = visit(address_of(kind))
    page.emulate_media(media="print")
    for part in (".md-header", ".md-sidebar", ".site-footer", ".md-skip", ".crumbs", ".copy", "[role=tablist]"):
        expect(page.locator(part).filter(visible=True)).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    queries = page.locator("[data-queries] .query")
    expect(queries.filter(visible=True)).to_have_count(queries.count())
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("address", [ARTICLE, WITH_CASES, GUIDE])
@pytest.mark.parametrize("locale", LOCALES)
def test_paper_cuts_no_line_of_a_command(visit: Visit, locale: str, address: str) -> None:
    """What scrolls on the screen is broken into lines on paper."""
    page = visit(f"{locale}/{address}")
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    cut = "[...document.querySelectorAll('pre')].filter((block) => block.scrollWidth > block.clientWidth + 1).length"
    assert page.evaluate(cut) == 0


@pytest.mark.parametrize("locale", LOCALES)
def test_the_print_button_prints(visit: Visit, locale: str) -> None:
    """The article's own print button opens the browser's print dialog."""
    page = visit(f"{locale}/{ARTICLE}")
    page.evaluate("window.print = () => { document.body.dataset.printed = 'yes' }")
    page.locator("[data-print]").click()
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")


MEANINGS = {"en": "The Send connector's name", "de": "Der Name des Sendeconnectors"}


@pytest.mark.parametrize("locale", LOCALES)
def test_an_insertion_string_is_explained_where_it_stands(visit: Visit, locale: str) -> None:
    """Under the mouse, and with the keyboard there, its meaning is beside it; Escape takes it away."""
    page = visit(f"{locale}/{ARTICLE}")
    chip, tip = page.locator("blockquote a.insertion").first, page.get_by_role("tooltip")
    chip.hover()
    expect(tip).to_have_text(MEANINGS[locale])
    page.mouse.move(0, 0)
    expect(tip).to_be_hidden()
    chip.focus()
    expect(tip).to_have_text(MEANINGS[locale])
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
