"""A guide is gone through: with and without script, by keyboard alone, on a phone, on paper, in both languages."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.pages import DEVICES, GUIDE, LOCALES, OTHER

STEP = ".guide-step:visible"
BACK, RESTART, COPY, ALL = "[data-back]", "[data-restart]", "[data-copy-way]", "[data-all]"
WITH_VALUES = "#step-name:1.1"
"""The step that asks DNS, whose command contains the reader's values."""

END = "#end-name-1:1.1.1"


def expect_step(page: Page, name: str) -> None:
    """Waits until this step alone is shown."""
    expect(page.locator(STEP)).to_have_count(1)
    expect(page.locator(STEP)).to_have_attribute("id", name)


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_one_step_at_a_time_up_to_an_end(visit: Visit, locale: str, device: str) -> None:
    """Each answer shows the next step, the address says where one is, and the end says what has been reached."""
    page = visit(f"{locale}/{GUIDE}", device=device)
    expect(page.locator(STEP)).to_have_count(1)
    for target, fragment in (("step-last-error", ":1"), ("step-name", ":1.1"), ("end-name-1", ":1.1.1")):
        page.locator(f"{STEP} a.guide-answer[href='#{target}']").click()
        assert page.url.endswith(f"#{target}{fragment}")
    expect(page.locator(f"{STEP} .guide-end:visible")).to_have_count(1)
    expect(page.locator("[data-way] li")).to_have_count(3)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_browsers_back_and_the_pages_own_take_back_an_answer(visit: Visit, locale: str) -> None:
    """Both show the step before, and the way is one shorter."""
    page = visit(f"{locale}/{GUIDE}")
    expect_step(page, "step-queue")
    page.locator("a.guide-answer[href='#step-last-error']:visible").click()
    page.locator("a.guide-answer[href='#step-name']:visible").click()
    page.go_back()
    expect_step(page, "step-last-error")
    page.locator(BACK).click()
    expect_step(page, "step-queue")
    expect(page.locator("[data-way]")).not_to_be_visible()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_link_leads_others_to_the_same_place(visit: Visit, locale: str) -> None:
    """With all answers; the link to the other language keeps the place, and so does the permanent link."""
    page = visit(f"{locale}/{GUIDE}{WITH_VALUES}")
    expect_step(page, "step-name")
    expect(page.locator("[data-way] li")).to_have_count(2)
    page.locator("a.language-link").first.click()
    page.wait_for_url(f"**/{OTHER[locale]}/{GUIDE}{WITH_VALUES}")
    expect_step(page, "step-name")
    page = visit(f"g/mail-stuck-in-a-queue/{WITH_VALUES}", wants=locale)
    page.wait_for_url(f"**/{locale}/{GUIDE}{WITH_VALUES}")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_guide_needs_no_mouse(visit: Visit, locale: str) -> None:
    """Tab reaches the answers, Enter gives them, and the focus is on the new step."""
    page = visit(f"{locale}/{GUIDE}")
    expect_step(page, "step-queue")
    page.locator("a.guide-answer:visible").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#step-last-error")).to_be_focused()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.guide-answer')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#step-name")).to_be_focused()


@pytest.mark.parametrize("locale", LOCALES)
def test_without_script_all_steps_are_a_list_with_links(visit: Visit, locale: str) -> None:
    """Every step and every end can be read, and an answer leads to its step."""
    page = visit(f"{locale}/{GUIDE}", script=False)
    count = page.locator(".guide-step").count()
    assert count > 5
    expect(page.locator(STEP)).to_have_count(count)
    expect(page.locator(".guide-end:visible")).to_have_count(page.locator(".guide-end").count())
    expect(page.locator(f"{BACK}:visible, {COPY}:visible, {ALL}:visible, input[data-value]:visible")).to_have_count(0)
    page.locator("a.guide-answer[href='#step-route']").click()
    expect(page.locator("#step-route h2")).to_be_in_viewport()


@pytest.mark.parametrize("locale", LOCALES)
def test_on_paper_all_steps_are_there_wherever_one_is(visit: Visit, locale: str) -> None:
    """Steps, ends and where answers lead; no buttons and no fields."""
    page = visit(f"{locale}/{GUIDE}{END}")
    page.emulate_media(media="print")
    expect(page.locator(STEP)).to_have_count(page.locator(".guide-step").count())
    expect(page.locator(".guide-end:visible")).to_have_count(page.locator(".guide-end").count())
    expect(page.locator(".guide-leads:visible")).to_have_count(page.locator(".guide-leads").count())
    expect(page.locator(".guide button:visible, .guide input:visible")).to_have_count(0)


@pytest.mark.parametrize("locale", LOCALES)
def test_values_are_filled_into_commands(visit: Visit, locale: str) -> None:
    """They are asked for where they are needed, kept in the page, and in no address."""
    page = visit(f"{locale}/{GUIDE}")
    expect(page.locator("input[data-value]:visible")).to_have_count(0)
    page.evaluate(f"location.hash = '{WITH_VALUES}'")
    page.locator("#value-host").fill("mx.contoso.com")
    expect(page.locator("#step-name pre")).to_contain_text("nslookup mx.contoso.com")
    assert "contoso" not in page.url
    page.locator("#value-host").fill("")
    expect(page.locator("#step-name pre")).to_contain_text("nslookup host")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_diagram_leads_to_steps_and_shows_where_one_is(visit: Visit, locale: str) -> None:
    """The box of the current step is marked; another one can be reached by keyboard."""
    page = visit(f"{locale}/{GUIDE}{WITH_VALUES}")
    marked = page.locator(".graph a[aria-current='step']")
    expect(marked).to_have_attribute("href", "#step-name")
    marked.scroll_into_view_if_needed()
    expect(marked).to_be_in_viewport()
    page.locator(".graph a[href='#step-route']").focus()
    page.keyboard.press("Enter")
    expect_step(page, "step-route")


@pytest.mark.parametrize("locale", LOCALES)
def test_all_steps_can_be_shown_with_script(visit: Visit, locale: str) -> None:
    """Whoever would rather read the whole presses a button, and once more to go on step by step."""
    page = visit(f"{locale}/{GUIDE}")
    page.locator(ALL).click()
    expect(page.locator(STEP)).to_have_count(page.locator(".guide-step").count())
    expect(page.locator(ALL)).to_have_attribute("aria-pressed", "true")
    page.locator(ALL).click()
    expect(page.locator(STEP)).to_have_count(1)


def test_answers_are_copied_for_a_ticket(visit: Visit) -> None:
    """Title, permanent link, each question with its answer, and what has been reached."""
    page = visit(f"en/{GUIDE}{END}")
    page.evaluate("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }")
    page.locator(COPY).click()
    page.wait_for_function("window.copied")
    lines = str(page.evaluate("window.copied")).split("\n")
    assert lines[0] == "Mail is stuck in a queue"
    assert lines[1].endswith("/g/mail-stuck-in-a-queue/")
    assert lines[3] == "1. Which queue holds the mail? One destination with status Retry"
    assert lines[-1].startswith("→ The fault is in DNS.")


@pytest.mark.parametrize("locale", LOCALES)
def test_an_article_leads_to_the_step_that_asks_for_it(visit: Visit, locale: str) -> None:
    """The guide opens at this step."""
    page = visit(f"{locale}/msexchangetransport/15006/")
    page.locator(f".guide-links a[href*='{GUIDE}']").click()
    page.wait_for_url(f"**/{GUIDE}#step-pressure")
    expect_step(page, "step-pressure")


@pytest.mark.parametrize(("locale", "words"), [("en", "mail stuck queue"), ("de", "E-Mails Warteschlange hängen")])
def test_the_search_field_suggests_a_guide_for_a_symptom(visit: Visit, locale: str, words: str) -> None:
    """Before the events that have some of the words."""
    page = visit(f"{locale}/about/")
    field = page.locator("header input[type=search]").first
    field.fill(words)
    option = page.locator(f".find-guide[data-href$='{GUIDE}']")
    expect(option).to_be_visible()
    option.click()
    page.wait_for_url(f"**/{locale}/{GUIDE}")


SYMPTOM = {
    "en": ("server restarted by itself", "The server restarted by itself"),
    "de": ("Server von selbst neu gestartet", "Der Server hat von selbst neu gestartet"),
}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_symptom_suggests_its_guide_once_and_first(visit: Visit, locale: str) -> None:
    """The search in all texts, which finds the guide as well, doesn't repeat it; its articles follow the guides."""
    typed, title = SYMPTOM[locale]
    page = visit(f"{locale}/glossary/")
    page.keyboard.press("/")
    page.keyboard.type(typed)
    page.locator(".find-option mark").first.wait_for()
    page.wait_for_timeout(1_500)
    expect(page.locator(".find-option").first).to_contain_text(title)
    expect(page.locator(".find-option b", has_text=title)).to_have_count(1)
