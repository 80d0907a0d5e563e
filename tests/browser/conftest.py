"""The real site, built once and served; one Chromium for all tests; pages whose every fault fails the test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from selectolax.lexbor import LexborHTMLParser

from tests.browser.pages import DEVICES, KINDS, STUB, Kind
from tests.browser.serving import served
from tests.browser.watching import Watch
from tests.site.conftest import PARTS, built, built_once, copy

CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 30_000
"""Milliseconds after which something that was to happen counts as not happening; no test waits so long for success."""


AddressOf = Callable[[Kind], str]
"""From a kind of page to the address of one, relative to the root of the site."""


class Visit(Protocol):
    """Opens an address of the site in a new window, and with it a new reader: nothing is remembered yet."""

    def __call__(
        self,
        address: str,
        *,
        device: str = "desktop",
        wants: str = "en-GB",
        scheme: str = "light",
        script: bool = True,
        at_root: bool = False,
        missing: bool = False,
        wait_until: str = "load",
    ) -> Page: ...


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project with all its events, built once."""

    def make(folder: Path) -> None:
        copy(folder, *PARTS, "events")
        assert built(folder, site_dir=folder / "published").pages

    return built_once(tmp_path_factory, "project", make) / "published"


@pytest.fixture(scope="session")
def root(site: Path) -> Iterator[str]:
    """The URL of the site in a subfolder, where addresses that begin at the host's root would be wrong."""
    with served(site, "/kb/") as url:
        yield url


@pytest.fixture(scope="session")
def host_root(site: Path) -> Iterator[str]:
    """The URL of the site at the root of a host."""
    with served(site, "/") as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, one process for all tests."""
    # The shell is the same browser without windows, which take half of the time that a page needs.
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert program, "These tests need Chromium: apt-get install chromium-headless-shell"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=CHROMIUM)
        yield running
        running.close()


@pytest.fixture
def visit(browser: Browser, root: str, host_root: str) -> Iterator[Visit]:
    """Opens pages; at the end of the test, none of them may have had a fault."""
    contexts: list[BrowserContext] = []
    watch = Watch(frozenset({urlsplit(root).netloc, urlsplit(host_root).netloc}))

    def opened(
        address: str,
        *,
        device: str = "desktop",
        wants: str = "en-GB",
        scheme: str = "light",
        script: bool = True,
        at_root: bool = False,
        missing: bool = False,
        wait_until: str = "load",
    ) -> Page:
        context = browser.new_context(
            viewport=DEVICES[device],  # type: ignore[arg-type]  # a typed dictionary of the same keys
            has_touch=device == "phone",
            locale=wants,
            color_scheme=scheme,  # type: ignore[arg-type]  # one of SCHEMES
            java_script_enabled=script,
            permissions=["clipboard-read", "clipboard-write"],
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        watch.over(context)
        url = (host_root if at_root else root) + address
        if missing:
            watch.missing |= {url, url.partition("#")[0]}
        page = context.new_page()
        page.goto(url, wait_until=wait_until)  # type: ignore[arg-type]  # one of Playwright's words
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not watch.faults, "\n".join(watch.faults)


@pytest.fixture(scope="session")
def stub(site: Path) -> str:
    """The address of a stub that has one page for all languages, and whose message is known in English only."""
    for page in sorted((site / "e").glob("*/index.html")):
        html = LexborHTMLParser(page.read_text("utf-8"))
        wordings = [node.attributes["lang"] for node in html.css("figure.message blockquote")]
        if html.css_first("section.stub") and wordings == ["en"]:
            return f"e/{page.parent.name}/"
    raise AssertionError("the catalogue has no untranslated stub any more: take another example")


@pytest.fixture(scope="session")
def address_of(stub: str) -> AddressOf:
    """Finds a kind of page in the site."""
    return lambda kind: f"{stub}#{kind.locale}" if kind.name == STUB else f"{kind.locale}/{KINDS[kind.name]}"
