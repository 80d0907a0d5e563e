"""What a contributor waits for: checking, formatting, and the preview of what is saved.

Run as `python -m bench.contribute [--size N] [--folder DIR] [--write]`. Everything is measured in one run, since only
ratios count.
"""

import argparse
import re
import shutil
import signal
import statistics
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep
from urllib.error import HTTPError
from urllib.request import urlopen

from bench import catalogue
from bench.build import FOLDER, PAGE
from bench.candidates import EVENTKB
from bench.measure import Failed, Measured, environment, measure
from bench.preview import Change, changes
from bench.report import insert, markdown

COMMAND = [sys.executable, "-m", "eventkb"]
ROUNDS = 5
PAUSE = 4.0
"""Seconds before each save, in which the check of the last one ends."""

POLLED = 0.05
"""Seconds between two questions for the page; a browser is told, and does not slow the preview by asking."""

LONGEST = 60.0
"""Seconds until a change must be seen."""

STARTED = re.compile(r"http://127\.0\.0\.1:\d+/")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures what a contributor waits for.")
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    project = (chosen.folder / f"contribute-{chosen.size}").resolve()
    catalogue.make(project, chosen.size)
    text = f"### {chosen.size:,} events in two languages\n\n{_commands(project)}\n\n{_preview(project)}\n"
    print(text)
    if chosen.write:
        insert(PAGE, "contributing", text)


def _commands(project: Path) -> str:
    """The time of each command compared with a build of the articles, with a cold and a warm cache."""
    costs: dict[str, Measured] = {}
    for name, command, is_cold in (
        ("build of the articles", [*EVENTKB, "--only", "articles"], True),
        ("check", [*COMMAND, "check"], True),
        ("check, with the cache", [*COMMAND, "check"], False),
        ("fmt, all files changed", [*COMMAND, "fmt"], False),
        ("fmt --check, nothing to change", [*COMMAND, "fmt", "--check"], False),
    ):
        if is_cold:
            shutil.rmtree(project / ".cache", ignore_errors=True)
        costs[name] = measure(command, project)
    whole = costs["build of the articles"].seconds
    rows = [(name, f"{cost.seconds:.1f}", f"{cost.seconds / whole:.2f}") for name, cost in costs.items()]
    return markdown(("command", "seconds", "to the build"), rows)


def _preview(project: Path) -> str:
    """The time from saving a file until a page of the preview shows it, for each kind of change."""
    log = project / "serve.log"
    with log.open("w") as written:
        running = subprocess.Popen(
            [*COMMAND, "serve", "--port", "0"], cwd=project, env=environment(project.parent), stderr=written
        )
    seconds: dict[str, list[float]] = {}
    try:
        root = _address(running, log)
        for number in range(ROUNDS):
            for change in changes(project, number):
                seconds.setdefault(change.name, []).append(_seconds_until_shown(change, root))
    finally:
        running.send_signal(signal.SIGINT)
        running.wait()
    rows = [(name, f"{statistics.median(each):.2f}", f"{max(each):.2f}") for name, each in seconds.items()]
    return markdown(("from saving to the new page", "seconds, median", "slowest"), rows)


def _address(running: subprocess.Popen[bytes], log: Path) -> str:
    while running.poll() is None:
        if match := STARTED.search(log.read_text("utf-8")):
            return match[0]
        sleep(0.2)
    raise Failed(log.read_text("utf-8")[-500:])


def _seconds_until_shown(change: Change, root: str) -> float:
    sleep(PAUSE)
    begun = monotonic()
    change.make()
    while (change.words in _read(root + change.page)) != change.is_there:
        sleep(POLLED)
        if monotonic() - begun > LONGEST:
            raise Failed(f"{change.name}: {change.page} doesn't show it")
    return monotonic() - begun


def _read(page: str) -> str:
    """The page at a URL; empty where there is none."""
    try:
        with urlopen(page, timeout=LONGEST) as answer:
            return str(answer.read().decode())
    except HTTPError:
        return ""


if __name__ == "__main__":
    main()
