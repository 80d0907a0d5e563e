"""The watch over all pages is awake: what it must not overlook, it reports."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import served
from tests.browser.watching import Watch

FAULTS = {
    "<script>throw new Error('broken')</script>": "script error",
    "<script>console.error('broken')</script>": "console error",
    "<img alt='' src='missing.png'>": "404 for",
    "<img alt='' src='http://elsewhere.invalid/picture.png'>": "request to another host",
    "<script>fetch('sitemap.xml')</script>": "loads the sitemap",
}


@pytest.mark.parametrize("html", FAULTS)
def test_a_fault_of_a_page_is_seen(browser: Browser, tmp_path: Path, html: str) -> None:
    """A page with a fault is reported by the kind of its fault."""
    (tmp_path / "index.html").write_text(f"<!doctype html><link rel=icon href='data:,'>{html}", "utf-8")
    (tmp_path / "404.html").write_text("<!doctype html>", "utf-8")
    with served(tmp_path, "/") as url, browser.new_context() as context:
        watch = Watch(frozenset({urlsplit(url).netloc}))
        watch.over(context)
        context.new_page().goto(url, wait_until="networkidle")
    assert any(FAULTS[html] in fault for fault in watch.faults), watch.faults


def test_a_sound_page_has_no_fault(browser: Browser, tmp_path: Path) -> None:
    """Nothing is reported of a page that loads and says nothing wrong."""
    (tmp_path / "index.html").write_text("<!doctype html><link rel=icon href='data:,'><p>Sound.", "utf-8")
    with served(tmp_path, "/") as url, browser.new_context() as context:
        watch = Watch(frozenset({urlsplit(url).netloc}))
        watch.over(context)
        context.new_page().goto(url, wait_until="networkidle")
    assert watch.faults == []
