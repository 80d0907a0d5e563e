"""What a reader waits for in Chromium at a quarter of the processor's speed: typed lines, key by key, and pastes."""

import gzip
import shutil
import statistics
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.browser.serving import served

SLOWER = 4
BETWEEN_KEYS = 200
"""Milliseconds, as people type; long enough for what a key causes to end before the next one."""

LISTENER = """
    const list = document.querySelector('.find-list');
    window.answered = [];
    new MutationObserver(() => window.answered.push(performance.now()))
        .observe(document.body, {childList: true, subtree: true, attributes: true, attributeFilter: ['hidden']});
    document.addEventListener('input', () => { window.typed = performance.now(); }, true);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a typed line costs: milliseconds of the main thread for each key, from the last key to the list; bytes."""

    text: str
    keys: tuple[float, ...]
    answer: float
    sent: int
    requests: int


def typed(site: Path, lines: Sequence[str]) -> list[Typed]:
    """Each line in a browser of its own that has nothing of the site but its first page."""
    with _browser(site) as (root, open_page):
        return [_typed(site, root, open_page, line) for line in lines]


def _typed(site: Path, root: str, open_page, line: str) -> Typed:
    page, tools = open_page()
    names: list[str] = []
    page.on("request", lambda request: names.append(request.url.removeprefix(root)))
    page.evaluate(LISTENER)
    field = page.locator("[data-find] input").first
    field.focus()
    page.wait_for_timeout(1000)
    keys = []
    for key in line:
        before = _busy(tools)
        page.keyboard.press(key if key != " " else "Space")
        page.wait_for_timeout(BETWEEN_KEYS)
        keys.append((_busy(tools) - before) * 1000)
    page.locator(".find-list:visible").wait_for()
    page.wait_for_timeout(1000)
    answer = page.evaluate("Math.max(...window.answered) - window.typed")
    sent = sum(len(gzip.compress((site / name).read_bytes(), 6)) for name in set(names))
    import re, collections
    print(collections.Counter(re.sub(r"-.*","",n) for n in set(names)))
    by={}
    for n in set(names): k=re.sub(r"-.*","",n); by[k]=by.get(k,0)+len(gzip.compress((site / n).read_bytes(), 6))
    print(by)
    page.context.close()
    return Typed(text=line, keys=tuple(keys), answer=answer, sent=sent, requests=len(set(names)))


@contextmanager
def _browser(site: Path):
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    with served(site, "/") as root, sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])

        def open_page() -> tuple[Page, CDPSession]:
            page = running.new_context().new_page()
            page.goto(f"{root}en/")
            page.wait_for_load_state("networkidle")
            tools = page.context.new_cdp_session(page)
            tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            tools.send("Performance.enable", {"timeDomain": "threadTicks"})
            return page, tools

        yield root, open_page
        running.close()


def _busy(tools: CDPSession) -> float:
    metrics = tools.send("Performance.getMetrics")["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")
