"""What finding costs: the lookup index and the full text, in bytes, milliseconds and right answers.

Run as `python -m bench.find [--size N | --dump FILE] [--folder DIR] [--write]`. The engine runs in Node, page loads in
Chromium at a quarter of the processor's speed.
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

from bench import browser, cases, catalogue, dump
from bench.build import FOLDER, PAGE
from bench.candidates import EVENTKB
from bench.catalogue import ROOT
from bench.measure import Measured, measure
from bench.report import insert, markdown
from eventkb.model.catalogue import Catalogue
from eventkb.model.event import INSERTION
from eventkb.model.locale import SOURCE_LANGUAGE
from eventkb.pipeline.gather import catalogue as related
from eventkb.pipeline.gather import gather
from eventkb.pipeline.materials import Materials, materials
from eventkb.stock.catalogues import Folders

SAMPLE = 150
PASTED = 3
WIDEST = 60
HEADS = (
    "typed or pasted",
    "KB sent, compressed, with scripts",
    "requests",
    f"main thread, ms a key at {browser.SLOWER}x, median",
    "slowest",
)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures what finding costs at a size.")
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--dump", type=Path, help="measure the stubs of a dump of real events instead, see bench.dump")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    text = _of_dump(chosen.dump, chosen.folder) if chosen.dump else _of_size(chosen.size, chosen.folder)
    print(text)
    if chosen.write:
        insert(PAGE, "stubs" if chosen.dump else "finding", text)


def _of_size(size: int, folder: Path) -> str:
    """What finding costs in a made-up catalogue in two languages."""
    project = (folder / f"find-{size}").resolve()
    catalogue.make(project, size)
    builds = _builds(project)
    project_materials = materials(project)
    known = related(gather(project, Folders("events"), project_materials, jobs=2))
    typed = _typed(known)
    tables = [
        builds,
        _sizes(project, "lookup", "pagefind"),
        _answers(project, project_materials, known, typed),
        _waiting(project, typed, ()),
    ]
    return "\n\n".join([f"### Finding, {size:,} events in two languages", *tables]) + "\n"


def _of_dump(path: Path, folder: Path) -> str:
    """What finding costs among the stubs of a dump, in a browser, from a shell and from a program."""
    project = (folder / "find-dump").resolve()
    count = dump.make(project, path)
    lookups = measure([*EVENTKB, "--only", "lookup"], project)
    project_materials = materials(project)
    known = related(gather(project, Folders("events"), project_materials, jobs=2))
    typed = _typed(known)
    own = (folder / "find-own").resolve()
    catalogue.empty(own)
    shutil.copytree(ROOT / "events", own / "events")
    words = cases.words_of(project_materials.languages, SOURCE_LANGUAGE)
    pasted = [
        write(entry, words)
        for entry in Random(7).sample(list(cases.messages(known, Random(2007))), PASTED)
        for write in (cases.details, cases.message)
    ]
    tables = [
        _commands({f"{count:,} stubs": project, "this catalogue": own}, typed[1]),
        _sizes(project, "lookup"),
        _answers(project, project_materials, known, typed),
        _waiting(project, typed, pasted),
    ]
    built = f"Home pages and the index are built in {lookups.seconds:.0f} s."
    return "\n\n".join([f"### Finding, {count:,} stubs in one language", built, *tables]) + "\n"


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


def _sizes(project: Path, *names: str) -> str:
    rows = []
    for name in names:
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
    name = (event.symbolic_name or "")[:8]
    return (str(event.key.id), f"{event.key.source} {event.key.id}", *([name] if name else ()), *words)


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


def _waiting(project: Path, lines: Sequence[str], texts: Sequence[str]) -> str:
    """What a browser loads and does for typed lines and for pastes, each in a browser of its own."""
    site = project / "site"
    costs = [*browser.typed(site, lines), *browser.pasted(site, texts)]
    rows = [
        (
            f"`{cost.text.splitlines()[0][:WIDEST]}`" if cost.text in lines else f"pasted: {cost.text.split()[0]} …",
            f"{cost.sent / 1e3:.0f}",
            f"{cost.requests}",
            f"{cost.key:.0f}",
            f"{max(cost.keys):.0f}",
            f"{cost.answer:.0f}",
        )
        for cost in costs
    ]
    return markdown((*HEADS, f"ms from the last key to the answer, at {browser.SLOWER}x"), rows)


def _commands(projects: Mapping[str, Path], typed: str) -> str:
    """What a lookup costs from a shell and from a program, compared with three imports in the same run."""
    rows = []
    for name, project in projects.items():
        event = next((project / "events").rglob("*.yml"))
        calls = {
            "three imports": ["-c", "import yaml, click, jinja2"],
            "`eventkb lookup`": ["-m", "eventkb", "lookup", typed],
            "`load` and `look_up`": ["-c", f"from eventkb import load, look_up; look_up(load(), {typed!r})"],
        }
        seconds = {call: _fastest(project, arguments) for call, arguments in calls.items()}
        event.write_bytes(event.read_bytes())
        seconds["`eventkb lookup` after a file was saved"] = _fastest(project, calls["`eventkb lookup`"], times=1)
        base = seconds["three imports"]
        rows += [(f"{call}, {name}", f"{cost:.2f}", f"{cost / base:.1f}") for call, cost in seconds.items()]
    return markdown(("command", "processor seconds", "to three imports"), rows)


def _fastest(project: Path, arguments: Sequence[str], times: int = 5) -> float:
    """The least processor time of some runs, after one that may have to make an index."""
    if times > 1:
        measure([sys.executable, *arguments], project)
    return min(measure([sys.executable, *arguments], project).processor for _ in range(times))


def _packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


if __name__ == "__main__":
    main()
