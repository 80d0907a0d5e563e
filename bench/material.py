"""Material's own search compared with ours, on the same English catalogue: bytes, time to the first result, memory.

Run as `python -m bench.material [--size N] [--folder DIR]`. Each question is asked in a new browser context, at a
quarter of the processor's speed; the memory of workers counts, too.
"""

import argparse
import gzip
import resource
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from bench import catalogue
from bench.browser import SLOWER
from bench.build import FOLDER
from bench.candidates import EVENTKB
from bench.measure import measure
from bench.report import markdown
from bench.rivals import mkdocs
from eventkb.model.locale import SOURCE_LANGUAGE
from tests.browser.serving import served

ROUNDS = 5
QUESTION = "connection"
OF_SEARCH = ("lookup/", "pagefind/", "search/", "assets/javascripts/workers/search")
"""The paths of files that only the search needs. Material loads its index with every page, before anybody searches."""

PAGE = resource.getpagesize()


@dataclass(frozen=True, slots=True)
class Asked:
    """The cost of the first result: seconds, bytes sent (gzip), bytes of memory."""

    seconds: float
    sent: int
    memory: int


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures Material's search and ours side by side.")
    parser.add_argument("--size", type=int, default=500)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    chosen = parser.parse_args()
    ours, theirs = sites(chosen.folder.resolve(), chosen.size)
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        rows = [
            _row("find field", _asked(browser, ours, f"{SOURCE_LANGUAGE}/", _field)),
            _row("search in all texts", _asked(browser, ours, f"{SOURCE_LANGUAGE}/search/", _texts)),
            _row("Material's search", _asked(browser, theirs, "", _material)),
        ]
        browser.close()
    heads = ("", f"seconds to the first result at {SLOWER}x, median", "KB sent, compressed", "memory, MB")
    print(f"{chosen.size:,} events, English, the question is `{QUESTION}`\n\n{markdown(heads, rows)}")


def sites(top: Path, size: int) -> tuple[Path, Path]:
    """Builds both sites, the one of Material with its search plugin."""
    project, rival = top / f"find-{size}", top / f"material-{size}"
    catalogue.make(project, size)
    measure(EVENTKB, project)
    mkdocs.prepare(project, rival)
    settings = rival / f"mkdocs.{SOURCE_LANGUAGE}.yml"
    configuration = yaml.safe_load(settings.read_text("utf-8"))
    settings.write_text(yaml.safe_dump(configuration | {"plugins": ["search"]}), "utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", settings.name], cwd=rival, check=True)
    return project / "site", rival / mkdocs.OUTPUT / SOURCE_LANGUAGE


def _asked(browser: Browser, site: Path, page: str, ask: Callable[[Page], None]) -> list[Asked]:
    return [_once(browser, site, page, ask) for _ in range(ROUNDS)]


def _once(browser: Browser, site: Path, address: str, ask: Callable[[Page], None]) -> Asked:
    with served(site, "/") as root:
        context = browser.new_context()
        page = context.new_page()
        names: set[str] = set()
        context.on("request", lambda request: names.add(request.url.removeprefix(root).partition("#")[0]))
        page.goto(f"{root}{address}")
        page.wait_for_load_state("networkidle")
        tools = context.new_cdp_session(page)
        tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        before = _memory(browser)
        begun = monotonic()
        ask(page)
        seconds = monotonic() - begun
        memory = _memory(browser) - before
        context.close()
    files = [site / name for name in names if (site / name).is_file() and name.startswith(OF_SEARCH)]
    return Asked(seconds, sum(len(gzip.compress(file.read_bytes(), 6)) for file in files), memory)


def _memory(browser: Browser) -> int:
    """The memory of the processes of all pages, in bytes. Pages can't measure the memory of their workers."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    pids = [process["id"] for process in processes if process["type"] == "renderer"]
    return sum(int(Path(f"/proc/{pid}/statm").read_text("utf-8").split()[1]) for pid in pids) * PAGE


def _field(page: Page) -> None:
    page.locator("[data-find] input").first.click()
    page.keyboard.type(QUESTION)
    page.locator(".find-option").first.wait_for()


def _texts(page: Page) -> None:
    page.locator(".search-form input").click()
    page.keyboard.type(QUESTION)
    page.locator(".search-result").first.wait_for()


def _material(page: Page) -> None:
    page.locator(".md-search__input").click()
    page.keyboard.type(QUESTION)
    page.locator(".md-search-result__item").first.wait_for()


def _row(name: str, all_asked: list[Asked]) -> tuple[str, ...]:
    return (
        name,
        f"{statistics.median(asked.seconds for asked in all_asked):.2f}",
        f"{all_asked[0].sent / 1e3:.0f}",
        f"{statistics.median(asked.memory for asked in all_asked) / 1e6:.1f}",
    )


if __name__ == "__main__":
    main()
