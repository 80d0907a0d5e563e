"""One click leads to the same page in the other language, and pages of no language lead to the reader's."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import AddressOf, Visit
from tests.browser.pages import ALL_KINDS, ARTICLE, DEVICES, LOCALES, NEUTRAL, OTHER, PERMALINK, STUB, Kind

WANTED = {"en": "en-GB", "de": "de-AT"}
GOES_ON = {"root": "", "permalink": ARTICLE, "neutral id": "id/2007/"}


ON_PHONES = {"home", "article", "source", "about"}
WITH_SWITCH = [kind for kind in ALL_KINDS if kind.name != STUB]
SWITCHED = [(kind, "desktop") for kind in WITH_SWITCH]
SWITCHED += [(kind, "phone") for kind in WITH_SWITCH if kind.name in ON_PHONES]


@pytest.mark.parametrize(("kind", "device"), SWITCHED, ids=str)
def test_the_language_switch_stays_on_the_page(visit: Visit, address_of: AddressOf, kind: Kind, device: str) -> None:
    """The switch leads to the same page in the other language, and back again."""
    page = visit(address_of(kind), device=device)
    start, other = page.url, OTHER[kind.locale]
    expect(page.locator("html")).to_have_attribute("lang", kind.locale)
    page.locator(".language-link").click()
    page.wait_for_url(start.replace(f"/{kind.locale}/", f"/{other}/"))
    expect(page.locator("html")).to_have_attribute("lang", other)
    page.locator(".language-link").click()
    page.wait_for_url(start)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_language_switch_keeps_the_place(visit: Visit, locale: str) -> None:
    """Who reads the user action in one language goes on with it in the other."""
    page = visit(f"{locale}/{ARTICLE}#user-action")
    page.locator(".language-link").click()
    page.wait_for_url(f"**/{OTHER[locale]}/{ARTICLE}#user-action")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", GOES_ON)
def test_a_page_without_language_goes_on_to_the_readers(visit: Visit, name: str, locale: str) -> None:
    """The root, a permanent link and a bare ID lead to the language that the browser asks for."""
    page = visit(NEUTRAL[name], wants=WANTED[locale], wait_until="commit")
    page.wait_for_url(f"**/kb/{locale}/{GOES_ON[name]}")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", GOES_ON)
def test_a_chosen_language_counts_more_than_the_browsers(visit: Visit, root: str, name: str, locale: str) -> None:
    """Whoever once switched the language gets that language from then on."""
    page = visit(f"{OTHER[locale]}/about/", wants=WANTED[OTHER[locale]])
    page.locator(".language-link").click()
    page.wait_for_url(f"**/{locale}/about/")
    page.goto(root + NEUTRAL[name], wait_until="commit")
    page.wait_for_url(f"**/kb/{locale}/{GOES_ON[name]}")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_stub_speaks_the_readers_language(visit: Visit, stub: str, locale: str) -> None:
    """Its words, its search field, and nothing of the other language but its link."""
    page = visit(stub, wants=WANTED[locale])
    expect(page.locator("html")).to_have_attribute("lang", locale)
    assert page.locator(".message h2").inner_text() == {"en": "Message text", "de": "Meldungstext"}[locale]
    hint = {"en": "ID, source, name or words", "de": "ID, Quelle, Name oder Wörter"}[locale]
    expect(page.locator("form[data-find] input")).to_have_attribute("placeholder", hint)
    assert page.locator(f'main span[lang="{OTHER[locale]}"]').count() == 0


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_a_stub_is_switched_to_the_other_language(visit: Visit, stub: str, locale: str, device: str) -> None:
    """On the spot, and from then on everywhere; the reader's values stay."""
    page = visit(f"{stub}#v=1:Alpha", wants=WANTED[locale], device=device)
    page.locator(f'.neutral-languages a[lang="{OTHER[locale]}"]').click()
    expect(page.locator("html")).to_have_attribute("lang", OTHER[locale])
    assert page.url.endswith(f"{stub}#v=1:Alpha")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", OTHER[locale])


@pytest.mark.parametrize("locale", LOCALES)
def test_a_stub_goes_on_in_the_language_of_the_page_before(visit: Visit, stub: str, locale: str) -> None:
    """Whoever reads a list in a language reads on in it, whatever the browser asks for."""
    source = stub.removeprefix("e/").rpartition("-")[0]
    page = visit(f"{locale}/{source}/", wants=WANTED[OTHER[locale]])
    page.locator(f'a[href$="{stub}"]').first.click()
    page.wait_for_url(f"**/kb/{stub}")
    expect(page.locator("html")).to_have_attribute("lang", locale)


def test_a_reader_of_neither_language_is_asked(visit: Visit) -> None:
    """A browser that asks for French stays on the permanent link, where both languages are offered."""
    page = visit(PERMALINK, wants="fr-FR")
    expect(page.get_by_role("link", name="Read in English")).to_be_visible()
    expect(page.get_by_role("link", name="Auf Deutsch lesen")).to_be_visible()
    page.get_by_role("link", name="Auf Deutsch lesen").click()
    page.wait_for_url(f"**/de/{ARTICLE}")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_permanent_link_keeps_the_fragment(visit: Visit, locale: str) -> None:
    """A ticket can link to a part of an article."""
    page = visit(f"{PERMALINK}#user-action", wants=WANTED[locale], wait_until="commit")
    page.wait_for_url(f"**/{locale}/{ARTICLE}#user-action")
    expect(page.locator("#user-action")).to_be_in_viewport()


def test_back_from_an_article_does_not_stop_at_the_permanent_link(visit: Visit, root: str) -> None:
    """A permanent link leaves no trace in the history that would catch a reader who goes back."""
    page = visit("en/about/")
    page.goto(root + PERMALINK, wait_until="commit")
    page.wait_for_url(f"**/en/{ARTICLE}")
    page.go_back()
    page.wait_for_url("**/en/about/")


@pytest.mark.parametrize("device", DEVICES)
def test_a_permanent_link_reads_without_script(visit: Visit, device: str) -> None:
    """Without script the permanent link shows title and message in both languages, each with its link."""
    page = visit(PERMALINK, device=device, script=False)
    expect(page.get_by_role("heading", level=1)).to_have_text("MSExchangeTransport 2007")
    for locale in LOCALES:
        choice = page.locator(f"li[lang={locale}]")
        expect(choice.locator("p")).to_have_text(re.compile("%1.*%2"))
        expect(choice.locator("a")).to_have_attribute("href", f"../../{locale}/{ARTICLE}")


def test_a_missing_address_has_a_way_on_in_both_languages(visit: Visit) -> None:
    """What is not there answers with 404, whose links lead to all events in either language."""
    for locale in LOCALES:
        page = visit("en/nothing/here/", at_root=True, missing=True)
        expect(page.get_by_role("heading", level=1)).to_have_text("404")
        page.locator(f"a[hreflang={locale}]").click()
        page.wait_for_url(f"**/{locale}/events/")


@pytest.mark.parametrize("locale", LOCALES)
def test_pages_say_their_language(visit: Visit, locale: str) -> None:
    """A browser knows the language, and breaks long German words in running text at the right place."""
    page = visit(f"{locale}/{ARTICLE}")
    expect(page.locator("html")).to_have_attribute("lang", locale)
    hyphens = page.locator("#explanation + .prose p").first.evaluate("node => getComputedStyle(node).hyphens")
    assert (hyphens == "auto") or locale == "en"


def test_an_untranslated_message_is_marked(visit: Visit, address_of: AddressOf) -> None:
    """An English message on a German page is marked as English, with a note beneath it alone."""
    page = visit(address_of(Kind(STUB, "de")))
    figure = page.locator("figure.message")
    expect(figure.locator("blockquote")).to_have_attribute("lang", "en")
    expect(figure.locator(".language-note")).to_contain_text("Noch nicht übersetzt")
    expect(page.locator(".language-note")).to_have_count(1)
