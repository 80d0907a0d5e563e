"""Full text: plain words in either language to the right article, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from eventkb.model import address
from eventkb.model.address import slug
from eventkb.model.event import EventKey
from eventkb.model.identifier import id_slug
from eventkb.model.locale import Locale
from eventkb.read.yaml import parse
from tests.browser.conftest import Visit
from tests.browser.pages import DEVICES, LOCALES, SCHEMES
from tests.browser.test_accessibility import grave
from tests.catalogues import ROOT

QUESTIONS = parse((ROOT / "tests/questions.yml").read_text("utf-8"), "questions.yml").value
FIRST, FIRST_THREE = 0.80, 0.95
"""Of the questions, so many at least are answered by the first result, and by one of the first three."""

ASK = """async ([questions, words]) => {
  const base = new URL(document.querySelector("[data-search]").dataset.bundle, document.baseURI);
  const { engine } = await import(new URL("../scripts/search/engine.js", document.baseURI).href);
  const pagefind = await engine(base.href);
  const { answered, vocabulary } = await import(new URL("../scripts/search/question.js", document.baseURI).href);
  const found = [];
  for (const question of questions) {
    const { results } = await answered(pagefind, question, {}, vocabulary(words.stop, words.synonyms));
    found.push((await Promise.all(results.slice(0, 3).map((one) => one.data()))).map(({ url }) => url));
  }
  return found;
}"""

WORDS = {"en": "smart host", "de": "Smarthost"}
UNKNOWN = {"en": "No article has these words", "de": "Kein Artikel enthält diese Wörter"}
NEEDS = {"en": "needs JavaScript and a web server", "de": "braucht JavaScript und einen Webserver"}


def answers(locale: str, question: str) -> list[str]:
    """The addresses of the articles and guides that answer a question."""
    keys = [key for name in QUESTIONS[locale][question] if (key := EventKey.parse(name))]
    return [
        f"/{address.guide(Locale(locale), str(key.id))}"
        if key.source == "guides"
        else f"/{address.article(Locale(locale), slug(key.source), id_slug(key.id))}"
        for key in keys
    ]


def searched(page: Page, text: str) -> None:
    page.locator(".search-form input").fill(text)
    page.locator(".search-result").first.wait_for()


@pytest.mark.parametrize("locale", LOCALES)
def test_questions_in_plain_words_are_answered(visit: Visit, locale: str) -> None:
    """A hundred and twenty questions a language: the right article is nearly always among the first three."""
    page = visit(f"{locale}/search/")
    page.locator(".search-form").wait_for()
    questions = list(QUESTIONS[locale])
    words = page.evaluate("({ ...document.querySelector('[data-search]').dataset })")
    wrong, first = [], 0
    for question, urls in zip(questions, page.evaluate(ASK, [questions, words]), strict=True):
        wanted = answers(locale, question)
        first += bool(urls) and urls[0] in wanted
        if not set(urls) & set(wanted):
            wrong.append((question, urls))
    assert len(questions) == 120
    assert 1 - len(wrong) / len(questions) >= FIRST_THREE, wrong
    assert first / len(questions) >= FIRST, first


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_results_lead_to_articles_with_the_words_marked(visit: Visit, locale: str, device: str) -> None:
    """Grouped by source, counted, and marked in the article that is opened."""
    page = visit(f"{locale}/search/", device=device)
    searched(page, WORDS[locale])
    expect(page.locator(".search-group h2").first).not_to_be_empty()
    expect(page.locator(".search-count")).to_contain_text("Artikel" if locale == "de" else "article")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator(".search-result a").first.click()
    page.wait_for_url(f"**/{locale}/*/*/#h=*")
    expect(page.locator("#__content mark").first).to_be_visible()


@pytest.mark.parametrize("locale", LOCALES)
def test_filters_show_counts_and_narrow(visit: Visit, locale: str) -> None:
    """A press leaves the results that have the value, as many as its count says."""
    page = visit(f"{locale}/search/")
    searched(page, "Exchange")
    chip = page.locator("fieldset[data-filter=source] .chip").last
    count = int(chip.locator("small").inner_text())
    chip.click()
    expect(page.locator(".search-count")).to_contain_text(f"{count} ")
    expect(page.locator("fieldset[data-filter=source] .chip[aria-pressed=true]")).to_have_count(1)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_search_can_be_linked_and_is_not_sent(visit: Visit, locale: str) -> None:
    """What is searched for stands behind `#`, and an address with it searches at once."""
    page = visit(f"{locale}/search/#q={WORDS[locale]}")
    page.locator(".search-result").first.wait_for()
    page.locator(".search-form input").fill("queue secret")
    page.keyboard.press("Tab")
    page.wait_for_url("**/search/#q=queue%20secret")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_field_of_every_page_leads_here(visit: Visit, locale: str) -> None:
    """The last suggestion searches all texts; Enter does so where no event is called as typed."""
    page = visit(f"{locale}/glossary/")
    page.keyboard.press("/")
    page.keyboard.type("antivirus xyzzy")
    page.locator(".find-text").wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{locale}/search/#q=antivirus%20xyzzy")


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_found_says_so_and_what_to_do(visit: Visit, locale: str) -> None:
    """One sentence, one thing to do, one link."""
    page = visit(f"{locale}/search/")
    page.locator(".search-form input").fill("qqqqzzzz")
    expect(page.locator(".search-count")).to_contain_text(UNKNOWN[locale])
    expect(page.locator(".search-none a")).to_be_visible()


@pytest.mark.parametrize("locale", LOCALES)
def test_without_script_the_page_says_what_it_needs(visit: Visit, locale: str) -> None:
    """And leads to the list of all events."""
    page = visit(f"{locale}/search/", script=False)
    expect(page.locator(".search-needs")).to_contain_text(NEEDS[locale])
    expect(page.locator(".search-needs a")).to_be_visible()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("locale", LOCALES)
def test_axe_finds_nothing_serious_among_results(visit: Visit, locale: str, scheme: str) -> None:
    """With results and filters, on a desktop and on a phone."""
    for device in DEVICES:
        page = visit(f"{locale}/search/", scheme=scheme, device=device)
        searched(page, "Exchange")
        assert not grave(page)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_result_says_what_the_article_means(visit: Visit, locale: str) -> None:
    """Each result has the summary of its article, none is empty, and no two of them show the same excerpt."""
    page = visit(f"{locale}/search/")
    searched(page, WORDS[locale])
    summaries = page.locator(".search-summary").all_text_contents()
    assert all(summaries)
    excerpts = page.locator(".search-excerpt").all_text_contents()
    assert len(excerpts) == len(set(excerpts))
