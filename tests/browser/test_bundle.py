"""A bundle on a USB stick: unpacked, opened from the disk, looked up in, in both languages."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from eventkb.cli import eventkb
from tests.browser.watching import GIVEN_UP
from tests.site.conftest import PARTS, built_once, copy

PAGES = (
    "en/index.html",
    "de/msexchangetransport/2007/index.html",
    "en/msexchangetransport/index.html",
    "de/codes/index.html",
    "en/guides/index.html",
    "en/about/index.html",
    "e/msexchangetransport-2007/index.html",
)

STICK = "a stick #1"

ABORTED = "net::ERR_ABORTED"


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of a source of this project, unpacked into a folder whose name has to be written in another way."""

    def make(project: Path) -> None:
        copy(project, *PARTS, "events")
        out = project / STICK
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(project)
            arguments = ("export", "bundle", "--source", "MSExchangeTransport", "--output", str(out))
            result = CliRunner().invoke(eventkb, arguments, prog_name="eventkb", catch_exceptions=False)
        assert result.exit_code == 0, result.output
        with zipfile.ZipFile(io.BytesIO((out / "msexchangetransport.zip").read_bytes())) as archive:
            archive.extractall(out)

    return built_once(tmp_path_factory, "bundle", make) / STICK


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window in which every message of the console and every failed request fails the test.

    A request that ends because the reader goes to another page has not failed.
    """
    context = browser.new_context(locale="de-DE")
    opened, faults = context.new_page(), []
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("pageerror", lambda error: GIVEN_UP in str(error) or faults.append(str(error)))
    opened.on("request", lambda request: request.url.startswith("file:") or faults.append(request.url))
    opened.on("requestfailed", lambda request: request.failure == ABORTED or faults.append(f"failed: {request.url}"))
    yield opened
    context.close()
    assert not faults


def test_it_opens_in_the_readers_language_and_looks_up(stick: Path, page: Page) -> None:
    """From the first page to an article by its ID."""
    page.goto((stick / "msexchangetransport/index.html").as_uri())
    page.wait_for_url("**/de/index.html")
    page.locator("input[type=search]").first.fill("2007")
    page.get_by_text("SmtpSendNewSession").or_(page.get_by_text("MSExchangeTransport 2007")).first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/de/msexchangetransport/2007/index.html")
    page.get_by_role("heading", name="MSExchangeTransport 2007", level=1).wait_for()
    page.locator(".language-link").first.click()
    page.wait_for_url("**/en/msexchangetransport/2007/index.html")


def test_scripts_of_pages_run(stick: Path, page: Page) -> None:
    """Copying and switching queries, which are modules on a server."""
    page.goto((stick / "msexchangetransport/en/msexchangetransport/2007/index.html").as_uri())
    page.locator("[data-copy]:visible").first.wait_for()
    page.get_by_role("tab").first.wait_for()


def test_every_link_names_a_file(stick: Path, page: Page) -> None:
    """On each kind of page; what is not in the bundle is no link."""
    top = stick / "msexchangetransport"
    for name in PAGES:
        page.goto((top / name).as_uri())
        hrefs = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        files = [Path(unquote(urlsplit(href).path)) for href in hrefs if href.startswith("file:")]
        assert files and not [file for file in files if not file.is_file()], name


def test_the_page_for_paper_has_an_article_on_each_sheet(stick: Path, page: Page) -> None:
    """It prints without anything else, as a PDF of as many pages as there are articles at least."""
    page.goto((stick / "msexchangetransport.de.html").as_uri())
    chapters = page.locator(".chapter").count()
    sheets = re.findall(rb"/Type ?/Page\b", page.pdf(prefer_css_page_size=True))
    assert len(sheets) >= chapters > 10
