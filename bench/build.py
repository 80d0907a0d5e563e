"""Measures builds in comparison with other programs in the same run. See `python -m bench.build --help`."""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from bench.alike import differences, parts
from bench.candidates import ARTICLES, HUGO, Candidate, candidates
from bench.catalogue import ROOT
from bench.measure import Measured, Output, environment, measure, output, python
from bench.report import Result, insert, report

FOLDER = ROOT / ".cache" / "bench"
WARM_UP = 20
"""The number of events of one unmeasured build of each candidate, so that no candidate pays for being the first."""

PAGE = ROOT / "docs" / "performance.md"
ROUNDS = {500: 3}
"""Rounds by size; otherwise one. The best round counts, since other work of the machine can only add time."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Times builds against MkDocs and Hugo, in turns, on this machine.")
    parser.add_argument("--sizes", default="500,2000,10000", help="numbers of events (%(default)s)")
    parser.add_argument("--quick", action="store_true", help="500 events, one round")
    parser.add_argument("--without-mkdocs", action="store_true", help="only eventkb and Hugo, in minutes")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {PAGE.relative_to(ROOT)}")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where to work, for example on a RAM disk")
    chosen = parser.parse_args()
    sizes = [500] if chosen.quick else [int(size) for size in chosen.sizes.split(",")]
    chosen_candidates = partial(candidates, chosen.folder, with_mkdocs=not chosen.without_mkdocs)
    notes = [python(), _parts_alike(chosen_candidates(WARM_UP))]
    results: list[Result] = []
    stages: dict[int, Mapping[str, float]] = {}
    for size in sizes:
        _tell(f"{size} events: making the projects")
        projects = chosen_candidates(size)
        results += _results(size, projects, 1 if chosen.quick else ROUNDS.get(size, 1))
        stages[size] = _stages(projects[0])
    text = report(results, stages, notes)
    print(text)
    if chosen.write:
        insert(PAGE, "measured", text)


def _parts_alike(projects: list[Candidate]) -> str:
    """Builds each project once, and says whether the articles of Hugo's full job have the same parts as ours."""
    found = {}
    for candidate in projects:
        measure(candidate.command, candidate.folder)
        if candidate.name in {ARTICLES, HUGO}:  # another candidate may build into the same folder
            found[candidate.name] = parts(candidate.site)
    different = [*differences(found[ARTICLES], found[HUGO])]
    for words in different:
        _tell(f"Hugo's articles differ: {words}")
    if different:
        return f"**Hugo's articles differ from ours** in {len(different)} kinds of elements."
    return "Hugo's articles have the same elements as ours, but for terms of the glossary."


def _results(size: int, projects: list[Candidate], rounds: int) -> Iterator[Result]:
    """Runs every candidate in every round, every second round in reverse order, so that noise affects all alike."""
    measured: dict[tuple[str, str], list[tuple[Measured, Output]]] = {}
    for number in range(rounds):
        for candidate in projects if number % 2 == 0 else reversed(projects):
            candidate.clean(candidate.folder)
            for run in candidate.runs:
                costs = measure(candidate.command, candidate.folder)
                _tell(f"{size} events, round {number + 1}: {candidate.name}, {run}: {costs.seconds:.1f} s")
                measured.setdefault((candidate.name, run), []).append((costs, output(candidate.site, candidate.pages)))
    for candidate in projects:
        for run in candidate.runs:
            best, best_output = min(measured[candidate.name, run], key=lambda both: both[0].seconds)
            yield Result(size=size, name=candidate.name, run=run, measured=best, output=best_output)


def _stages(ours: Candidate) -> Mapping[str, float]:
    """The seconds of each stage of a first run, measured in an additional build."""
    ours.clean(ours.folder)
    command = [sys.executable, "-m", "bench.stages", str(ours.folder)]
    seconds: Mapping[str, float] = json.loads(
        subprocess.check_output(command, cwd=ROOT, env=environment(ours.folder.parent))
    )
    return seconds


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
