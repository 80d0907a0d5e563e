"""A log file on the site: counted in the browser, with a table of what is explained and what is not."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.pages import DEVICES, LOCALES, SCHEMES
from tests.browser.pasting import ENTRIES, paste
from tests.browser.test_accessibility import grave

EVENT = (
    "<Event><System><Provider Name='{source}'/><EventID>{id}</EventID>"
    "<TimeCreated SystemTime='2026-11-0{day}T10:00:00Z'/>"
    "<Channel>Application</Channel><Computer>secret</Computer></System></Event>"
)
LOG = "<Events>" + "".join(
    EVENT.format(source=source, id=number, day=day)
    for source, number, day in [("ESE", 474, 2), ("ESE", 474, 1), ("Unheard of", 7, 3)]
)
COUNTED = {"en": "Events: 2, entries: 3", "de": "Ereignisse: 2, Einträge: 3"}
EXPORT = {"en": "Export the log as XML first", "de": "Exportieren Sie das Protokoll zuerst als XML"}

FILE = "[data-log] + input[type=file]"
"""What the button opens. The system's own dialog can't be had in every browser without windows."""

DROP = """(text) => {
  const data = new DataTransfer();
  data.items.add(new File([text], "log.xml"));
  document.querySelector(".find-box").dispatchEvent(
    new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


@pytest.mark.parametrize("locale", LOCALES)
def test_a_dropped_log_is_counted(visit: Visit, locale: str) -> None:
    """The most frequent event first, with its times and a link to its article; no name of a computer."""
    page = visit(f"{locale}/")
    page.evaluate(DROP, LOG)
    heading = page.get_by_role("heading", name=COUNTED[locale])
    expect(heading).to_be_focused()
    rows = page.locator(".log-events tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("2026-11-01 10:00")
    expect(page.locator(".log-panel")).not_to_contain_text("secret")
    rows.first.get_by_role("link", name="ESE 474").click()
    page.wait_for_url(f"**/{locale}/ese/474/")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_list_of_what_to_write_can_be_saved(visit: Visit, locale: str, tmp_path: Path) -> None:
    """As the command writes it."""
    page = visit(f"{locale}/")
    (tmp_path / "log.xml").write_text(LOG)
    page.locator(FILE).set_input_files(tmp_path / "log.xml")
    with page.expect_download() as download:
        page.locator(".log-save button").click()
    document = json.loads(download.value.path().read_text("utf-8"))
    assert [(row["source"], row["id"], row["state"]) for row in document["events"]] == [
        ("ESE", 474, "explained"),
        ("Unheard of", 7, "unknown"),
    ]


def test_a_file_is_chosen_by_keyboard(visit: Visit) -> None:
    """Enter on the button asks for a file."""
    page = visit("en/")
    page.locator(FILE).evaluate("(input) => input.addEventListener('click', () => { input.dataset.asked = 'yes' })")
    page.locator("[data-log]").press("Enter")
    expect(page.locator(f"{FILE}[data-asked]")).to_have_count(1)


@pytest.mark.parametrize("locale", LOCALES)
def test_an_event_log_of_windows_is_to_be_exported(visit: Visit, locale: str, tmp_path: Path) -> None:
    """The panel says how; Escape closes it."""
    page = visit(f"{locale}/")
    (tmp_path / "a.evtx").write_bytes(b"ElfFile\0" + bytes(9))
    page.locator(FILE).set_input_files(tmp_path / "a.evtx")
    expect(page.get_by_role("heading", name=EXPORT[locale])).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_a_large_log_does_not_freeze_the_page(visit: Visit) -> None:
    """The page answers to keys while fifty megabytes are read elsewhere, and closing stops it."""
    page = visit("en/")
    page.evaluate(f"(text) => ({DROP})(text.repeat(250_000))", LOG.removeprefix("<Events>"))
    expect(page.locator(".log-body progress")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("locale", LOCALES)
def test_axe_finds_nothing_serious_in_the_table(visit: Visit, locale: str, scheme: str) -> None:
    """On a desktop and on a phone; nothing scrolls sideways but the table."""
    for device in DEVICES:
        page = visit(f"{locale}/", scheme=scheme, device=device)
        page.evaluate(DROP, LOG)
        page.locator(".log-events").wait_for()
        assert not grave(page)
        assert page.evaluate("document.querySelector('.log-panel').scrollWidth <= innerWidth")


@pytest.mark.parametrize("locale", LOCALES)
def test_an_entry_is_masked_before_it_is_copied(visit: Visit, locale: str) -> None:
    """What is copied is what was shown."""
    page = visit(f"{locale}/")
    paste(page, ENTRIES["en"] + "Computer: EX01\n")
    page.locator(".hit").wait_for()
    page.locator(".panel-buttons button[type=button]").click()
    shown = page.locator(".panel-ticket pre")
    expect(shown).to_contain_text("MSExchangeTransport")
    expect(shown).not_to_contain_text("EX01")
    expect(shown).not_to_contain_text("mail.example.net")
    page.locator(".panel-ticket button").click()
    assert page.evaluate("navigator.clipboard.readText()") == shown.text_content()
