"""What a reader waits for in Chromium at a quarter of the processor's speed: lines that are typed, and pastes."""

import gzip
import shutil
import statistics
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.browser.serving import served

SLOWER = 4
BETWEEN_KEYS = 200
"""Milliseconds, as people type: what a key causes has ended before the next one."""
AFTERWARDS = 1_000

WATCH = """
    window.changed = [0];
    const isSpoken = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest('[data-announcements]');
    const note = (changes) => {
        if (changes.some(({target}) => !isSpoken(target))) window.changed.push(performance.now());
    };
    new MutationObserver(note).observe(document.body, {childList: true, subtree: true});
    for (const kind of ['input', 'paste']) {
        document.addEventListener(kind, () => { window.changed = [performance.now()]; }, true);
    }
"""
"""Notes when the page changes after the last key, besides what is spoken."""

PASTE = """text => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const field = document.querySelector('[data-find] input');
    field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What an answer costs a browser that has nothing of the site but its first page.

    `keys` are the milliseconds of the main thread for each key, of the processor's time; `answer` are those between the
    last key and the first change of the page. `sent` are the bytes of all files, compressed, with the find field's
    script, of which there are so many `requests`.
    """

    text: str
    keys: tuple[float, ...]
    answer: float
    sent: int
    requests: int

    @property
    def key(self) -> float:
        """The cost of a key, the median."""
        return statistics.median(self.keys)


def typed(site: Path, lines: Sequence[str]) -> list[Cost]:
    """The costs of lines that are typed key by key."""
    with _browser(site) as (root, running):
        return [_cost(site, root, running, line, is_pasted=False) for line in lines]


def pasted(site: Path, texts: Sequence[str]) -> list[Cost]:
    """The costs of texts that are pasted, each a second time: the first loads what the index has of it."""
    with _browser(site) as (root, running):
        return [_cost(site, root, running, text, is_pasted=True) for text in texts]


def _cost(site: Path, root: str, running: Browser, text: str, *, is_pasted: bool) -> Cost:
    page = running.new_context().new_page()
    page.goto(f"{root}en/")
    page.wait_for_load_state("networkidle")
    tools = page.context.new_cdp_session(page)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})
    names: set[str] = set()
    page.on("request", lambda request: names.add(request.url.removeprefix(root)))
    page.evaluate(WATCH)
    page.locator("[data-find] input").first.focus()
    page.wait_for_timeout(AFTERWARDS)
    keys = [_pasting(page, tools, text)] if is_pasted else [_key(page, tools, key) for key in text]
    page.wait_for_timeout(AFTERWARDS)
    begun, *changes = page.evaluate("window.changed")
    page.context.close()
    scripts = {path.relative_to(site).as_posix() for path in (site / "lookup").glob("find-*.js")}
    files = [site / name for name in names | scripts if (site / name).is_file()]
    sent = sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)
    answer = min(changes, default=begun) - begun
    return Cost(text=text, keys=tuple(keys), answer=answer, sent=sent, requests=len(names))


def _key(page: Page, tools: CDPSession, key: str) -> float:
    before = _busy(tools)
    page.keyboard.press("Space" if key == " " else key)
    page.wait_for_timeout(BETWEEN_KEYS)
    return (_busy(tools) - before) * 1000


def _pasting(page: Page, tools: CDPSession, text: str) -> float:
    before = _busy(tools)
    page.evaluate(PASTE, text)
    page.wait_for_timeout(AFTERWARDS)
    return (_busy(tools) - before) * 1000


def _busy(tools: CDPSession) -> float:
    metrics = tools.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


@contextmanager
def _browser(site: Path) -> Iterator[tuple[str, Browser]]:
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    with served(site, "/") as root, sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield root, running
        running.close()
