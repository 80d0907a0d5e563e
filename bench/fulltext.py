"""What a reader waits for until a text of an article answers: an earlier state of the program and this one, in turns.

    python -m bench.fulltext 263055ce [--size 2000] [--rounds 10] [--folder DIR] [--write]

Questions are words of explanations, which the lookup index does not have. Each is typed into the find field of a new
browser context, once on a fast connection and once as phones have it: a quarter of the processor's speed, 1.6 Mbit/s
and 150 ms of latency. The server delays what it sends: a browser does not slow down its workers, where Pagefind runs.
"""

import argparse
import shutil
import statistics
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import cast

from playwright.sync_api import Browser, sync_playwright

from bench.browser import SLOWER
from bench.build import FOLDER, PAGE
from bench.candidates import EVENTKB
from bench.firstview import BITS, LATENCY, Compressing
from bench.measure import measure
from bench.old_new import State, environment_of, states_of, turns
from bench.report import insert, markdown
from tests.browser.serving import serving

OUTPUTS = "articles,fulltext,lookup"
QUESTIONS = (
    ("en", "busy server before noon"),
    ("en", "the limit is reached"),
    ("de", "ausgelasteten Server"),
    ("de", "erneut nach jedem Start"),
)
BETWEEN_KEYS = 60
"""Milliseconds; a pause of 300 would ask for the beginning of a question."""

RESULT = "[role=option][id*='-article-']"
MOST = 60_000
"""Milliseconds for an answer."""

WATCH = """result => {
    window.answered = new Promise(resolve => {
        let asked = 0;
        document.addEventListener('input', () => { asked = performance.now(); }, true);
        new MutationObserver((_, observer) => {
            if (!document.querySelector(result)) return;
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - asked)));
        }).observe(document.body, {childList: true, subtree: true});
    });
}"""
"""Promises the milliseconds from the last key to the frame that shows the first result."""


@dataclass(kw_only=True)
class Wire:
    """A connection to the server that all requests share, and what went through it."""

    bits: float = 0
    latency: float = 0
    requests: int = 0
    sent: int = 0
    free: float = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def asked(self) -> None:
        """A request has come; waits for its latency."""
        with self.lock:
            self.requests += 1
        time.sleep(self.latency)

    def send(self, size: int) -> None:
        """Waits until so many bytes have gone through, after what others send."""
        with self.lock:
            self.sent += size
            if not self.bits:
                return
            self.free = max(self.free, time.monotonic()) + size * 8 / self.bits
            wait = self.free - time.monotonic()
        time.sleep(max(0, wait))


class Wired(Compressing):
    """Sends compressed files through a wire."""

    def __init__(self, *given: object, wire: Wire, directory: str) -> None:
        self.wire = wire
        super().__init__(*given, prefix="/", directory=directory)

    def do_GET(self) -> None:
        self.wire.asked()
        super().do_GET()

    def setup(self) -> None:
        super().setup()
        write = self.wfile.write

        def through(data: bytes) -> int:
            self.wire.send(len(data))
            return write(data)

        self.wfile.write = through  # type: ignore[method-assign, assignment]  # of this connection only


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The first result of a question: seconds after the last key; bytes and requests since the page was there."""

    seconds: float
    sent: int
    requests: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", help="a commit, or the folder of a checkout")
    parser.add_argument("--size", type=int, default=2000, help="the number of made-up events (%(default)s)")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where to work, for example on a RAM disk")
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    states = states_of((chosen.folder / "fulltext").resolve(), chosen.old, None, chosen.size)
    for state in states:
        measure([*EVENTKB, "--only", OUTPUTS], state.project, environment_of(state))
    text = "\n\n".join([f"### The first text that answers, {chosen.size:,} events", table(states, chosen.rounds)])
    print(text)
    if chosen.write:
        insert(PAGE, "fulltext", text + "\n")


def table(states: Sequence[State], rounds: int) -> str:
    """What each question costs in both states, on both connections."""
    rows = []
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for is_slow in (False, True):
            answers = _answers(browser, states, rounds, is_slow=is_slow)
            rows += [_row(question, answers, is_slow=is_slow) for question in QUESTIONS]
        browser.close()
    heads = ("question", "connection", "seconds before", "now", "now to before", "KB before", "now", "requests", "now")
    return markdown(heads, rows)


Answers = Mapping[tuple[str, str], Sequence[Answer]]
"""All answers by state and question."""


def _answers(browser: Browser, states: Sequence[State], rounds: int, *, is_slow: bool) -> Answers:
    answers: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for number, state in enumerate(turns(states, rounds)):
        for locale, question in QUESTIONS:
            answer = _answer(browser, state.project / "site", locale, question, is_slow=is_slow)
            answers[state.name, question].append(answer)
        print(f"{number + 1} of {2 * rounds}", file=sys.stderr, flush=True)
    return answers


def _answer(browser: Browser, site: Path, locale: str, question: str, *, is_slow: bool) -> Answer:
    wire = Wire()
    with serving(cast(type[Compressing], partial(Wired, wire=wire, directory=str(site))), "/") as root:
        context = browser.new_context(viewport={"width": 390, "height": 844} if is_slow else None)
        page = context.new_page()
        page.set_default_timeout(MOST)
        page.goto(f"{root}{locale}/", wait_until="networkidle")
        if is_slow:
            wire.bits, wire.latency = BITS, LATENCY / 1e3
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.evaluate(WATCH, RESULT)
        before = wire.sent, wire.requests
        page.locator("[data-find] input").first.focus()
        page.keyboard.type(question, delay=BETWEEN_KEYS)
        milliseconds = page.wait_for_function("window.answered").json_value()
        sent, requests = wire.sent - before[0], wire.requests - before[1]
        context.close()
    return Answer(seconds=milliseconds / 1e3, sent=sent, requests=requests)


def _row(question: tuple[str, str], answers: Answers, *, is_slow: bool) -> tuple[str, ...]:
    old, new = answers["old", question[1]], answers["new", question[1]]
    before, now = (statistics.median(answer.seconds for answer in each) for each in (old, new))
    return (
        f"`{question[1]}` ({question[0]})",
        "slow" if is_slow else "fast",
        f"{before:.2f}",
        f"{now:.2f}",
        f"{now / before:.2f}",
        *(f"{statistics.median(answer.sent for answer in each) / 1e3:.0f}" for each in (old, new)),
        *(f"{statistics.median(answer.requests for answer in each):.0f}" for each in (old, new)),
    )


if __name__ == "__main__":
    main()
