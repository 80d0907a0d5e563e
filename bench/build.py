"""Times builds against others in the same run. `python -m bench.build --help` says how."""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.candidates import Candidate, candidates
from bench.catalogue import ROOT
from bench.measure import Measured, Output, environment, measure, output
from bench.report import Result, insert, report

FOLDER = ROOT / ".cache" / "bench"
WARM_UP = 20
"""So few events are built once, unmeasured, before all others, so that no candidate pays for being the first."""

PAGE = ROOT / "docs" / "performance.md"
ROUNDS = {500: 3}
"""The best of some rounds counts, since whatever else the machine does only ever adds; of long runs one must do."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Times builds against MkDocs and Hugo, in turns, on this machine.")
    parser.add_argument("--sizes", default="500,2000,10000", help="numbers of events (%(default)s)")
    parser.add_argument("--quick", action="store_true", help="500 events, one round")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {PAGE.relative_to(ROOT)}")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where to work, for example on a RAM disk")
    chosen = parser.parse_args()
    sizes = [500] if chosen.quick else [int(size) for size in chosen.sizes.split(",")]
    for one in candidates(chosen.folder, WARM_UP):
        measure(one.command, one.folder)
    results: list[Result] = []
    stages: dict[int, Mapping[str, float]] = {}
    for size in sizes:
        _tell(f"{size} events: making the projects")
        found = candidates(chosen.folder, size)
        results += _results(size, found, 1 if chosen.quick else ROUNDS.get(size, 1))
        stages[size] = _stages(found[0])
    text = report(results, stages)
    print(text)
    if chosen.write:
        insert(PAGE, "measured", text)


def _results(size: int, found: list[Candidate], rounds: int) -> Iterator[Result]:
    """Every candidate in every round, in turns and each round in the other direction, so that noise hits all alike."""
    measured: dict[tuple[str, str], list[tuple[Measured, Output]]] = {}
    for number in range(rounds):
        for one in found if number % 2 == 0 else reversed(found):
            one.clean(one.folder)
            for run in one.runs:
                costs = measure(one.command, one.folder)
                _tell(f"{size} events, round {number + 1}: {one.name}, {run}: {costs.seconds:.1f} s")
                measured.setdefault((one.name, run), []).append((costs, output(one.site, one.pages)))
    for one in found:
        for run in one.runs:
            best, made = min(measured[one.name, run], key=lambda both: both[0].seconds)
            yield Result(size, one.name, run, best, made)


def _stages(ours: Candidate) -> Mapping[str, float]:
    """Where the time of a first run goes, in one more build of its own."""
    ours.clean(ours.folder)
    command = [sys.executable, "-m", "bench.stages", str(ours.folder)]
    found: Mapping[str, float] = json.loads(
        subprocess.check_output(command, cwd=ROOT, env=environment(ours.folder.parent))
    )
    return found


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
