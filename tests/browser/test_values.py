"""The reader's own values in an article: from the fragment, as text, marked, with a switch back."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import ARTICLE, LOCALES, OTHER, WITH_VALUES_IN_COMMANDS

VALUES = "#v=1:Internet%20mail;2:mail.example.net"
PLACEHOLDERS = {"en": "Placeholders", "de": "Platzhalter"}
BROKEN = ("#v=", "#v=1", "#v=x:y", "#v=1:%E0%A4%A", "#v=100:a", f"#v=1:{'a' * 100_000}", "#v=;;;")
ELEMENTS = "*:not(head > script)"
"""What a page shows; the script of the search field is loaded when values are in the address."""
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "'; Remove-Item C:\\ -Recurse; '",
    "$(Get-ChildItem)",
    "a\r\nb",
    "\u202eevil",
    '"><script>alert(1)</script>',
    "%00%E0",
)


def message(page: Page) -> str:
    return page.locator("figure.message blockquote").first.inner_text()


@pytest.mark.parametrize("locale", LOCALES)
def test_an_article_shows_the_reader_s_values(visit: Visit, locale: str) -> None:
    """In the message, in commands and in queries, and goes back to placeholders."""
    page = visit(f"{locale}/{WITH_VALUES_IN_COMMANDS}{VALUES}")
    expect(page.locator("figure.message .is-value")).to_have_text(["Internet mail", "mail.example.net"])
    expect(page.locator("figure.command code").filter(has_text="'Internet mail'").first).to_be_visible()
    assert "Internet mail" in (page.locator("#query-powershell code").text_content() or "")
    page.get_by_role("button", name=PLACEHOLDERS[locale]).click()
    expect(page.locator(".is-value")).to_have_count(0)
    assert "Internet mail" not in (page.locator("#query-powershell code").text_content() or "")
    assert "%1" in message(page)


@pytest.mark.parametrize("locale", LOCALES)
def test_values_survive_the_language_switch(visit: Visit, locale: str) -> None:
    """The other language shows the same values."""
    page = visit(f"{locale}/{ARTICLE}{VALUES}")
    page.locator("figure.message .is-value").first.wait_for()
    page.locator(".language-link").first.click()
    page.wait_for_url(f"**/{OTHER[locale]}/{ARTICLE}{VALUES}")
    expect(page.locator("figure.message .is-value")).to_have_text(["Internet mail", "mail.example.net"])


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_hostile_value_is_text_and_does_nothing(visit: Visit, locale: str, value: str) -> None:
    """It stands in the message as it is; a command takes only what can't break out of its place."""
    page = visit(f"{locale}/{ARTICLE}")
    count = page.locator(ELEMENTS).count()
    page.evaluate("(value) => { location.hash = '#v=1:' + encodeURIComponent(value); }", value)
    page.locator(".your-values").wait_for()
    assert page.locator("#__content img, #__content script:not([type])").count() == 0
    assert page.locator(ELEMENTS).count() <= count + 8  # the switch, and nothing that the value brought
    commands = page.locator("figure.command code").all_text_contents()
    assert not [one for one in commands if "Remove-Item" in one.replace(value.replace("'", "''"), "")]


@pytest.mark.parametrize("fragment", BROKEN)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_broken_fragment_leaves_the_article_as_it_is(visit: Visit, locale: str, fragment: str) -> None:
    """No value, no switch, no error."""
    page = visit(f"{locale}/{ARTICLE}{fragment}")
    page.wait_for_load_state("networkidle")
    expect(page.locator("figure.message .is-value")).to_have_count(0)
    assert "%1" in message(page)


@pytest.mark.parametrize("locale", LOCALES)
def test_without_script_the_article_is_whole(visit: Visit, locale: str) -> None:
    """Values are a help, not a part."""
    page = visit(f"{locale}/{ARTICLE}{VALUES}", script=False)
    assert "%1" in message(page)
