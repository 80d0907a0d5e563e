"""What a contributor waits for: checking, formatting, and the preview of a saved event.

Run as `python -m bench.contribute [--size N] [--folder DIR] [--write]`. Everything is measured in one run, since only
ratios count.
"""

import argparse
import re
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep
from urllib.request import urlopen

from bench import catalogue
from bench.build import FOLDER, PAGE
from bench.candidates import EVENTKB
from bench.measure import Failed, Measured, environment, measure
from bench.report import insert, markdown
from eventkb.model.address import article, slug
from eventkb.model.locale import SOURCE_LANGUAGE

COMMAND = [sys.executable, "-m", "eventkb"]
ROUNDS = 7
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
    """The time from saving a definition until its page in the preview shows the change."""
    log = project / "serve.log"
    with log.open("w") as written:
        running = subprocess.Popen(
            [*COMMAND, "serve", "--port", "0"], cwd=project, env=environment(project.parent), stderr=written
        )
    try:
        root = _address(running, log)
        definition = next(path for path in sorted((project / "events").glob("*/*.yml")) if path.stem.isdecimal())
        source = slug(definition.parent.name)
        page = f"{root}{article(SOURCE_LANGUAGE, source, int(definition.stem))}"
        seconds = [_saved(definition, page, f"Saved for the {number}th time.") for number in range(ROUNDS)]
    finally:
        running.terminate()
        running.wait()
    row = (f"{statistics.median(seconds):.2f}", f"{max(seconds):.2f}")
    return markdown(("from saving an event to its new page, seconds, median", "slowest"), [row])


def _address(running: subprocess.Popen[bytes], log: Path) -> str:
    while running.poll() is None:
        if match := STARTED.search(log.read_text("utf-8")):
            return match[0]
        sleep(0.2)
    raise Failed(log.read_text("utf-8")[-500:])


def _saved(definition: Path, page: str, words: str) -> float:
    sleep(1)
    text = re.sub(r"(?m)^impact:\n(?:  .*\n|\n)*", "", definition.read_text("utf-8"))
    definition.write_text(f"{text.rstrip()}\nimpact:\n  en: {words}\n", "utf-8")
    begun = monotonic()
    while words not in _read(page):
        sleep(0.01)
    return monotonic() - begun


def _read(page: str) -> str:
    with urlopen(page, timeout=60) as answer:
        return str(answer.read().decode())


if __name__ == "__main__":
    main()
