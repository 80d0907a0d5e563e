"""The table of events: whole without script, and with it filtered, sorted and counted in the reader's language."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.pages import DEVICES, LOCALES

COUNT = {"en": r"^Events shown: {} of \d+$", "de": r"^Angezeigte Ereignisse: {} von \d+$"}
ERROR = {"en": "Error", "de": "Fehler"}


def rows(table: Locator) -> Locator:
    return table.locator("tbody tr").filter(visible=True)


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_words_narrow_the_table(visit: Visit, locale: str, device: str) -> None:
    """Typing words leaves the rows that hold all of them, on every page of the table, and says how many."""
    page = visit(f"{locale}/events/", device=device)
    table = page.locator("[data-table]")
    table.get_by_role("searchbox").fill("transport smtpsendnew")
    expect(rows(table)).to_have_count(1)
    expect(rows(table)).to_contain_text("2007")
    expect(page.get_by_role("status")).to_have_text(re.compile(COUNT[locale].format(1)))
    expect(table.locator("caption")).to_have_text(re.compile(COUNT[locale].format(1)))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_number_is_an_id(visit: Visit, locale: str) -> None:
    """A number finds events whose ID begins with it, whatever page of the table they are on."""
    page = visit(f"{locale}/events/")
    page.locator("[data-table]").get_by_role("searchbox").fill("2007")
    expect(
        rows(page.locator("[data-table]")).filter(has=page.get_by_role("link", name="MSExchangeTransport 2007"))
    ).to_have_count(1)


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_found_is_said(visit: Visit, locale: str) -> None:
    """Where no event fits, the table says so, and clearing the filter brings all rows of the page back."""
    page = visit(f"{locale}/events/")
    table = page.locator("[data-table]")
    whole = rows(table).count()
    caption = table.locator("caption").inner_text()
    table.get_by_role("searchbox").fill("qwertz")
    expect(rows(table)).to_have_count(0)
    expect(table.locator("caption")).to_have_text(
        {"en": re.compile("No event matches"), "de": re.compile("Kein Ereignis")}[locale]
    )
    table.get_by_role("searchbox").fill("")
    expect(rows(table)).to_have_count(whole)
    expect(table.locator("caption")).to_have_text(caption)


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("locale", LOCALES)
def test_levels_and_state_narrow_the_table(visit: Visit, locale: str, device: str) -> None:
    """A press on a level leaves its rows; a press on `explained` leaves those that have an article."""
    page = visit(f"{locale}/msexchangetransport/", device=device)
    table = page.locator("[data-table]")
    level, state = table.locator("[data-level=error].chip"), table.locator("[data-state=article].chip")
    level.click()
    expect(level).to_have_attribute("aria-pressed", "true")
    count = int(level.locator(".count").inner_text())
    expect(rows(table)).to_have_count(count)
    expect(rows(table).filter(has_text=ERROR[locale])).to_have_count(count)
    state.click()
    expect(table.locator("tbody tr[data-state=stub]").filter(visible=True)).to_have_count(0)
    level.click()
    expect(rows(table)).to_have_count(int(state.locator(".count").inner_text()))
    state.click()
    expect(rows(table)).to_have_count(table.locator("tbody tr").count())


@pytest.mark.parametrize("locale", LOCALES)
def test_a_phone_shows_each_badge_on_one_line(visit: Visit, locale: str) -> None:
    """A badge of two words has what the ID and the state leave of the line, and doesn't break."""
    page = visit(f"{locale}/events/", device="phone")
    lines = page.locator(".cell-level .badge").evaluate_all(
        """badges => badges.map((badge) => {
          const text = document.createRange();
          text.selectNodeContents(badge.lastChild);
          return text.getClientRects().length;
        })"""
    )
    assert lines
    assert set(lines) == {1}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_column_sorts_both_ways(visit: Visit, locale: str) -> None:
    """Articles come first; a press on a column's head sorts by it, a second press the other way round."""
    page = visit(f"{locale}/msexchangetransport/")
    head = page.locator("th[data-sort=number]")
    ids = page.locator("tbody th")
    states = page.locator("tbody tr").evaluate_all("rows => rows.map((row) => row.dataset.state)")
    assert states == sorted(states) and {"article", "stub"} == set(states)
    expect(head).not_to_have_attribute("aria-sort", re.compile(".*"))
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    found = [int(text) for text in ids.all_inner_texts()]
    assert found == sorted(found)
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    found = [int(text) for text in ids.all_inner_texts()]
    assert found == sorted(found, reverse=True)


@pytest.mark.parametrize("locale", LOCALES)
def test_levels_sort_by_weight(visit: Visit, locale: str) -> None:
    """The column of levels sorts by how grave they are and not by the alphabet of a language."""
    page = visit(f"{locale}/msexchangetransport/")
    head = page.locator("th[data-sort=level]")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    levels = page.locator("tbody tr").evaluate_all("rows => rows.map((row) => row.dataset.level ?? 'unknown')")
    order = ["critical", "error", "warning", "information", "verbose", "audit-success", "audit-failure", "unknown"]
    assert levels == sorted(levels, key=order.index)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_filtered_table_has_an_address(visit: Visit, locale: str) -> None:
    """A link to a filtered table shows it filtered, and the address follows what is typed."""
    page = visit(f"{locale}/events/#q=SmtpSendNewSession")
    field = page.locator("[data-table]").get_by_role("searchbox")
    expect(field).to_have_value("SmtpSendNewSession")
    expect(rows(page.locator("[data-table]"))).to_have_count(1)
    field.fill("dns")
    field.press("Tab")
    expect(page).to_have_url(re.compile("#q=dns$"))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_table_is_whole_without_script(visit: Visit, locale: str) -> None:
    """Without script every row is there, further pages are linked, and no filter pretends to work."""
    page = visit(f"{locale}/events/", script=False)
    table = page.locator("[data-table]")
    expect(table.locator(".filter")).to_be_hidden()
    expect(rows(table)).to_have_count(table.locator("tbody tr").count())
    table.locator(".pages").get_by_role("link").nth(1).click()
    page.wait_for_url(f"**/{locale}/events/page-2/")
    assert rows(page.locator("[data-table]")).count() > 0


@pytest.mark.parametrize("locale", LOCALES)
def test_checks_are_filtered_by_words_and_severity(visit: Visit, locale: str) -> None:
    """Groups without a match disappear; the count says how many are left."""
    page = visit(f"{locale}/checks/")
    checks = page.locator("[data-checks]")
    whole = checks.locator(".checks-count").inner_text()
    checks.get_by_role("searchbox").fill("E201")
    expect(checks.locator("li[data-severity]").filter(visible=True)).to_have_count(1)
    expect(checks.locator(".checks-group").filter(visible=True)).to_have_count(1)
    expect(checks.locator(".checks-count")).not_to_have_text(whole)
    checks.locator("[data-severity=warning].chip").click()
    expect(checks.locator(".checks-group").filter(visible=True)).to_have_count(0)
    checks.get_by_role("searchbox").fill("")
    expect(checks.locator("li[data-severity=error]").filter(visible=True)).to_have_count(0)
