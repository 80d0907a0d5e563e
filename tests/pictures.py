"""The pictures of README and docs, taken of the built site: `make pictures`.

Each is written to docs/pictures/, in both languages, so that a change of the look is seen in a diff.
"""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.pasting import ENTRIES, paste

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "pictures"
CHROMIUM = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
PICTURES = {
    "article": ("msexchangetransport/2007/", 1280, 900, "light"),
    "phone": ("msexchangetransport/15006/", 390, 844, "dark"),
    "home": ("", 1280, 800, "light"),
}
"""Name of a picture -> address below the language, width, height, colour scheme."""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address under which a folder is served while this lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


ENTRIES_SHOWN = (1280, 900)
"""Width and height of the picture of a pasted entry."""


def find_pictures(browser: Browser, root: str, locale: str) -> None:
    """Those of the page on finding: the field with suggestions, and the panel with an answer."""
    folder = ROOT / "templates/parts" / locale / "windows"
    folder.mkdir(exist_ok=True)
    page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
    page.goto(f"{root}/{locale}/")
    page.locator("[data-find] input").first.fill("smtp send")
    page.locator(".find-option").nth(3).wait_for()
    page.keyboard.press("ArrowDown")
    page.screenshot(path=folder / "find.png")
    page.set_viewport_size({"width": ENTRIES_SHOWN[0], "height": ENTRIES_SHOWN[1]})
    page.keyboard.press("Escape")
    page.locator("[data-find] input").first.fill("")
    paste(page, ENTRIES[locale])
    page.locator(".hit").wait_for()
    page.screenshot(path=folder / "paste.png")
    page.close()


def take(browser: Browser, root: str, locale: str) -> None:
    for name, (address, width, height, scheme) in PICTURES.items():
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{root}/{locale}/{address}")
        page.screenshot(path=TARGET / f"{name}-{locale}.png")
        page.close()


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with served(ROOT / "site") as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell") or shutil.which("chromium"), args=list(CHROMIUM)
        )
        for locale in ("en", "de"):
            take(browser, root, locale)
            find_pictures(browser, root, locale)
        browser.close()


if __name__ == "__main__":
    main()
