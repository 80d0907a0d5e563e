"""What the first view of an article costs a browser: bytes, requests, the largest paint; beside plain Material.

Run as `python -m bench.firstview [--size N] [--folder DIR]`. Each view is a new browser context without a cache, at a
quarter of the processor's speed and 1.6 Mbit/s with 150 ms of latency, as Lighthouse has for phones. Files are sent
compressed, as hosts do.
"""

import argparse
import gzip
import shutil
import statistics
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from bench.browser import SLOWER
from bench.build import FOLDER
from bench.material import sites
from bench.report import markdown
from eventkb.model.locale import SOURCE_LANGUAGE
from tests.browser.serving import Handler, serving

ROUNDS = 5
BITS = 1_600_000
LATENCY = 150
AFTERWARDS = 1_500
"""Milliseconds after the last file, in which a later paint would be seen."""

COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")
SEARCH = ("search/", "workers/search")
"""What Material loads for its search, with each page."""

PAINTS = """
    window.largest = 0;
    new PerformanceObserver(list => { for (const paint of list.getEntries()) window.largest = paint.startTime; })
        .observe({type: 'largest-contentful-paint', buffered: true});
"""


class Compressing(Handler):
    """Sends texts as gzip, level 6."""

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file() or file.suffix not in COMPRESSED:
            super().do_GET()
            return
        data = gzip.compress(file.read_bytes(), 6)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A first view: bytes by kind of file with their heads, requests, seconds to the largest paint and to the end."""

    sent: Counter[str]
    requests: int
    painted: float
    ended: float
    script: float


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures the first view of an article.")
    parser.add_argument("--size", type=int, default=200)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    chosen = parser.parse_args()
    ours, theirs = sites(chosen.folder.resolve(), chosen.size)
    article = next(path.parent.relative_to(theirs) for path in sorted(theirs.glob("*/*/index.html")))
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        views = {
            "eventkb": _views(browser, ours, f"{SOURCE_LANGUAGE}/{article}/"),
            "plain Material": _views(browser, theirs, f"{article}/"),
        }
        browser.close()
    heads = (
        "",
        "KB",
        "without search",
        "HTML",
        "styles",
        "scripts",
        "requests",
        "largest paint, s",
        "all loaded, s",
        "script, s",
    )
    print(
        f"The article {article} of {chosen.size:,} events\n\n{markdown(heads, [_row(*each) for each in views.items()])}"
    )


def _views(browser: Browser, site: Path, address: str) -> list[View]:
    with serving(partial(Compressing, prefix="/", directory=str(site)), "/") as root:
        return [_view(browser, f"{root}{address}") for _ in range(ROUNDS)]


def _view(browser: Browser, url: str) -> View:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.add_init_script(PAINTS)
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Performance.enable")
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    speed = {"downloadThroughput": BITS / 8, "uploadThroughput": BITS / 16, "latency": LATENCY, "offline": False}
    tools.send("Network.emulateNetworkConditions", speed)
    names: dict[str, str] = {}
    sent: Counter[str] = Counter()
    tools.on("Network.requestWillBeSent", lambda event: names.update(_requested(event)))
    tools.on(
        "Network.loadingFinished",
        lambda event: sent.update({_kind(names.get(event["requestId"], "")): int(event["encodedDataLength"])}),
    )
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(AFTERWARDS)
    painted, ended = page.evaluate(
        "[window.largest, Math.max(...performance.getEntries().map(entry => entry.responseEnd ?? 0))]"
    )
    metrics = {metric["name"]: metric["value"] for metric in tools.send("Performance.getMetrics")["metrics"]}
    context.close()
    return View(
        sent=sent, requests=len(names), painted=painted / 1e3, ended=ended / 1e3, script=metrics["ScriptDuration"]
    )


def _requested(event: Mapping[str, Any]) -> dict[str, str]:
    """The URL of a request by its number; pictures that a style sheet contains are none."""
    url = event["request"]["url"]
    return {} if url.startswith("data:") else {event["requestId"]: url}


def _kind(url: str) -> str:
    if any(part in url for part in SEARCH):
        return "search"
    name = url.partition("?")[0].rsplit("/", 1)[-1]
    return {"": "html", "css": "styles", "js": "scripts"}.get(name.rpartition(".")[2], "others")


def _row(name: str, views: list[View]) -> tuple[str, ...]:
    sent = views[0].sent
    total = sum(sent.values())
    sizes = (total, total - sent["search"], sent["html"], sent["styles"], sent["scripts"])
    return (
        name,
        *(f"{size / 1e3:.0f}" for size in sizes),
        str(views[0].requests),
        *(
            f"{statistics.median(values):.2f}"
            for values in zip(*((v.painted, v.ended, v.script) for v in views), strict=True)
        ),
    )


if __name__ == "__main__":
    main()
