"""What finding costs: the lookup index and the full text, in bytes, milliseconds and right answers.

Run as `python -m bench.find [--size N] [--folder DIR] [--write]`. The engine runs in Node, page loads in Chromium at a
quarter of the processor's speed.
"""

import argparse
import gzip
import json
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random

from playwright.sync_api import sync_playwright

from bench import cases, catalogue
from bench.build import FOLDER, PAGE
from bench.candidates import EVENTKB
from bench.catalogue import ROOT
from bench.measure import Measured, measure
from bench.report import insert, markdown
from eventkb.model.catalogue import Catalogue
from eventkb.model.event import INSERTION
from eventkb.pipeline.gather import catalogue as related
from eventkb.pipeline.gather import gather
from eventkb.pipeline.materials import Materials, materials
from eventkb.read.folders import Folders
from tests.browser.serving import served

SAMPLE = 150
SLOWER = 4


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures what finding costs at a size.")
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    project = (chosen.folder / f"find-{chosen.size}").resolve()
    catalogue.make(project, chosen.size)
    builds = _builds(project)
    project_materials = materials(project)
    known = related(gather(project, Folders("events"), project_materials, jobs=2))
    typed = _typed(known)
    text = "\n\n".join(
        [builds, _sizes(project), _answers(project, project_materials, known, typed), _browser(project, typed)]
    )
    text = f"### Finding, {chosen.size:,} events in two languages\n\n{text}\n"
    print(text)
    if chosen.write:
        insert(PAGE, "finding", text)


def _builds(project: Path) -> str:
    """Builds with and without each index, each without a cache first; full text once more with it."""
    measured: dict[str, Measured] = {}
    for name, outputs, clean in (
        ("articles", "articles", True),
        ("articles and lookup index", "articles,lookup", True),
        ("articles and full text", "articles,fulltext", True),
        ("articles and full text, again", "articles,fulltext", False),
        ("everything, after that", "", False),
    ):
        if clean:
            shutil.rmtree(project / ".cache", ignore_errors=True)
        measured[name] = measure([*EVENTKB, *(["--only", outputs] if outputs else [])], project)
        print(f"{name}: {measured[name].seconds:.1f} s", file=sys.stderr, flush=True)
    rows = [
        (name, f"{build.seconds:.1f}", f"{build.processor:.1f}", f"{build.memory / 2**20:.0f}")
        for name, build in measured.items()
    ]
    return markdown(("build", "seconds", "processor seconds", "memory, MiB"), rows)


def _sizes(project: Path) -> str:
    rows = []
    for name in ("lookup", "pagefind"):
        files = [path for path in (project / "site" / name).rglob("*") if path.is_file()]
        sizes = [path.stat().st_size for path in files]
        rows.append((name, f"{len(files):,}", f"{sum(sizes) / 1e6:.1f}", f"{max(sizes) / 1e3:.0f}"))
    manifest = project / "site/lookup/manifest.js"
    packed = _packed(manifest) / 1e3
    rows.append(("of it, the manifest, compressed", "1", f"{packed / 1e3:.3f}", f"{packed:.0f}"))
    return markdown(("index", "files", "MB", "largest file, KB"), rows)


def _typed(known: Catalogue) -> tuple[str, ...]:
    """What people type, for an event in the middle of the catalogue."""
    events = list(known.events.values())
    event = events[len(events) // 2]
    words = [" ".join(INSERTION.sub(" ", text).split()[:2]) for text in event.message.values.values()]
    return (str(event.key.id), f"{event.key.source} {event.key.id}", (event.symbolic_name or "")[:8], *words)


def _answers(project: Path, project_materials: Materials, known: Catalogue, typed: Sequence[str]) -> str:
    """Typed lines and pastes of each format, answered in Node; right where the event comes first."""
    sample = Random(7).sample(list(cases.messages(known, Random(2007))), SAMPLE)
    rows = [("typed", "", *_times(_asked(project, typed)))]
    for name, write in cases.FORMATS.items():
        texts = [write(entry, cases.words_of(project_materials.languages, entry.locale)) for entry in sample]
        answers = _asked(project, texts)
        pairs = zip(answers, sample, strict=True)
        right = sum(answer["event"] == str(entry.event.key) for answer, entry in pairs)
        rows.append((name, f"{right / len(sample):.0%}", *_times(answers)))
    return markdown(("text", "right event first", "ms, median", "ms, slowest", "ms again, slowest"), rows)


def _times(answers: Sequence[Mapping[str, float]]) -> tuple[str, str, str]:
    cold = [answer["cold"] for answer in answers]
    return (
        f"{statistics.median(cold):.1f}",
        f"{max(cold):.1f}",
        f"{max(answer['warm'] for answer in answers):.1f}",
    )


def _asked(project: Path, texts: Iterable[str]) -> list[Mapping[str, float]]:
    node = shutil.which("node")
    assert node, "This needs Node: apt-get install nodejs"
    wanted = json.dumps({"folder": str(project / "site/lookup"), "texts": list(texts)})
    command = [node, str(ROOT / "bench/answers.js")]
    done = subprocess.run(command, input=wanted.encode(), capture_output=True, check=True)
    answers: list[Mapping[str, float]] = json.loads(done.stdout)
    return answers


def _browser(project: Path, lines: Sequence[str]) -> str:
    """The first suggestion after a cold load, for each typed line in a browser of its own."""
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    rows = []
    with served(project / "site", "/") as root, sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for typed in lines:
            page = running.new_page()
            page.goto(f"{root}en/")
            page.wait_for_load_state("networkidle")
            tools = page.context.new_cdp_session(page)
            tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            tools.send("Performance.enable")
            names: list[str] = []
            page.on("request", lambda request, names=names: names.append(request.url.removeprefix(root)))
            before = _busy(tools.send("Performance.getMetrics"))
            page.locator("[data-find] input").first.press_sequentially(typed, delay=150)
            page.locator(".find-list:visible").wait_for()
            page.wait_for_timeout(500)
            busy = _busy(tools.send("Performance.getMetrics")) - before
            sent = sum(_packed(project / "site" / name) for name in set(names))
            script = sum(_packed(path) for path in (project / "site/lookup").glob("find-*.js"))
            kilobytes, a_key = (sent + script) / 1e3, busy * 1000 / len(typed)
            rows.append((f"`{typed}`", f"{kilobytes:.0f}", f"{len(set(names))}", f"{a_key:.0f}"))
            page.close()
        running.close()
    heads = ("typed", "KB sent, compressed, with scripts", "requests", f"main thread, ms a key at {SLOWER}x")
    return markdown(heads, rows)


def _busy(metrics: Mapping[str, Sequence[Mapping[str, float]]]) -> float:
    return next(metric["value"] for metric in metrics["metrics"] if metric["name"] == "TaskDuration")


def _packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


if __name__ == "__main__":
    main()
