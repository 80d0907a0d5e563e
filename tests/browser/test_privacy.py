"""Nothing that is typed or pasted leaves the browser, is kept in it, or gets into an address but behind `#`."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request, expect

from tests.browser.conftest import Visit
from tests.browser.pages import ARTICLE, LOCALES
from tests.browser.pasting import ENTRIES, paste

SECRETS = ("anna.schmidt@contoso.example", "EX01.contoso.example", "S-1-5-21-1-2-3-1001", "Internet mail")


def secret(locale: str) -> str:
    return f"{ENTRIES[locale]}\nUser: {SECRETS[0]}\nComputer: {SECRETS[1]}\nSID: {SECRETS[2]}\n"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_paste_is_never_sent_and_never_kept(visit: Visit, locale: str) -> None:
    """Requests ask for files of the index only; storage and history hold nothing of the paste."""
    page = visit(f"{locale}/")
    page.wait_for_load_state("networkidle")
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    page.context.on("request", note)
    paste(page, secret(locale))
    page.locator(".hit").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.type("anna.schmidt")
    page.locator(".find-list:visible").wait_for()
    for one in asked:
        assert one.method == "GET" and one.post_data is None
        assert "/lookup/" in one.url and one.url.endswith(".js")
        assert not [word for word in SECRETS if word.lower() in one.url.lower()]
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, location.href])")
    assert not [word for word in SECRETS if word in kept]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_values_in_the_fragment_are_those_of_the_message_only(visit: Visit, locale: str) -> None:
    """Not the computer, the user or the SID beside it."""
    page = visit(f"{locale}/")
    paste(page, secret(locale))
    href = page.locator(".hit .button").get_attribute("href") or ""
    address, _, fragment = href.partition("#")
    assert "?" not in address and "Internet" in fragment
    assert not [word for word in SECRETS[:3] if word.split("@")[0] in fragment]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_sentence_beside_the_field_says_so(visit: Visit, locale: str) -> None:
    """And screen readers hear it with the field."""
    page = visit(f"{locale}/")
    described = page.locator("[data-find] input").first.get_attribute("aria-describedby")
    words = {"en": "leaves this browser", "de": "verlässt diesen Browser"}
    expect(page.locator(f"#{described}")).to_contain_text(words[locale])


@pytest.mark.parametrize("locale", LOCALES)
def test_it_works_from_a_disk(browser: Browser, site: Path, locale: str) -> None:
    """From a USB stick, where no module and no worker runs: an ID and a paste lead to `…/index.html`."""
    page = browser.new_page()
    page.goto(f"{site.as_uri()}/{locale}/index.html")
    page.locator("[data-find] input").first.focus()
    page.keyboard.type("ESE 474")
    page.locator(".find-option").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(f"file://**/{locale}/ese/474/index.html")
    page.locator("[data-find] input").first.focus()
    page.evaluate(
        "(text) => { const data = new DataTransfer(); data.setData('text/plain', text); document.activeElement"
        ".dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }",
        ENTRIES[locale],
    )
    page.locator(".hit .button").click()
    page.wait_for_url(f"file://**/{locale}/{ARTICLE}index.html#v=**")
    expect(page.locator("figure.message .is-value")).to_have_text(["Internet mail", "mail.example.net"])
    page.close()
