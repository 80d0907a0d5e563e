"""Compares an earlier state of the program with this one: processor time and memory, in one run, in turns.

    .venv/bin/python -m bench.old_new 263055ce --size 1000 --works check,help

Other work on the machine lengthens elapsed time, so only processor time counts. Of several rounds the best one counts.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import catalogue
from bench.build import FOLDER
from bench.measure import Measured, environment, measure
from bench.report import markdown

ROOT = catalogue.ROOT
EVENTKB = (sys.executable, "-m", "eventkb")
MEBIBYTE = 2**20
CACHE, SITE = ".cache", "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A command to measure. Before it, `deleted` folders of the project go, and `before` runs once for its cache."""

    command: Sequence[str]
    deleted: Sequence[str] = ()
    before: Sequence[str] = ()


COLD = (CACHE, SITE)
WORKS: Mapping[str, Work] = {
    "import-click": Work(command=(sys.executable, "-c", "import click")),
    "help": Work(command=(*EVENTKB, "--help")),
    "load": Work(command=(sys.executable, "-c", "from eventkb import load")),
    "lookup": Work(command=(*EVENTKB, "lookup", "1001"), before=(*EVENTKB, "lookup", "1001")),
    "check": Work(command=(*EVENTKB, "check"), deleted=COLD),
    "check-warm": Work(command=(*EVENTKB, "check"), before=(*EVENTKB, "check")),
    "fmt-warm": Work(command=(*EVENTKB, "fmt", "--check"), before=(*EVENTKB, "fmt")),
    "articles": Work(command=(*EVENTKB, "build", "--only", "articles"), deleted=COLD),
    "articles-warm": Work(
        command=(*EVENTKB, "build", "--only", "articles"), before=(*EVENTKB, "build", "--only", "articles")
    ),
    "build": Work(command=(*EVENTKB, "build"), deleted=COLD),
    "build-warm": Work(command=(*EVENTKB, "build"), before=(*EVENTKB, "build")),
}
"""The commands that can be measured."""

PARTS = ("reading", "pouring")
"""What `bench.parts` measures in a single process."""


@dataclass(frozen=True, slots=True)
class State:
    """A state of the program: the folder of its checkout, and a project of its own to work in."""

    name: str
    checkout: Path
    project: Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", help="a commit, or the folder of a checkout")
    parser.add_argument("--size", type=int, default=500, help="the number of made-up events (%(default)s)")
    parser.add_argument("--project", type=Path, help="a project to copy instead, such as one of stubs")
    parser.add_argument("--works", default=",".join(PARTS), help=f"some of {', '.join((*PARTS, *WORKS))}")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where to work, for example on a RAM disk")
    chosen = parser.parse_args()
    top = (chosen.folder / "old-new").resolve()
    states = states_of(top, chosen.old, chosen.project, chosen.size)
    for work in chosen.works.split(","):
        table = _parts(work, states, chosen.rounds) if work in PARTS else _command(work, states, chosen.rounds)
        print(table, flush=True)


def states_of(top: Path, old: str, project: Path | None, size: int) -> tuple[State, State]:
    """The two states, each with its copy of the project."""
    made = top / "project"
    top.mkdir(parents=True, exist_ok=True)
    if project is None:
        catalogue.make(made, size)
    checkout = Path(old).resolve() if Path(old).is_dir() else _checkout(top / f"checkout-{old}", old)
    states = State("old", checkout, top / "old/project"), State("new", ROOT, top / "new/project")
    for state in states:
        shutil.rmtree(state.project, ignore_errors=True)
        ignored = shutil.ignore_patterns(CACHE, SITE)
        shutil.copytree(project or made, state.project, ignore=ignored)
        if project is None:
            # Another state may not know all settings of this one, nor all slots of its pages.
            for file in state.checkout.glob("mkdocs*.yml"):
                shutil.copy(file, state.project)
            shutil.copytree(state.checkout / "docs", state.project / "docs", dirs_exist_ok=True)
    return states


def _checkout(folder: Path, commit: str) -> Path:
    """The files of a commit in a folder."""
    if not folder.exists():
        folder.mkdir()
        archive = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True).stdout
        subprocess.run(["tar", "-x"], cwd=folder, input=archive, check=True)
    return folder


def _command(name: str, states: Sequence[State], rounds: int) -> str:
    """A table of the costs of a command in both states."""
    work = WORKS[name]
    best: dict[str, Measured] = {}
    for state in states:
        if work.before:
            _run(work.before, state)
    for state in turns(states, rounds):
        for folder in work.deleted:
            shutil.rmtree(state.project / folder, ignore_errors=True)
        cost = _run(work.command, state)
        best[state.name] = min(cost, best.get(state.name, cost), key=lambda cost: cost.processor)
    old, new = best["old"], best["new"]
    rows = [
        _row(f"{name}, processor seconds", old.processor, new.processor),
        _row(f"{name}, seconds", old.seconds, new.seconds),
        _row(f"{name}, memory, MiB", old.memory / MEBIBYTE, new.memory / MEBIBYTE),
    ]
    return _table(rows)


def _parts(name: str, states: Sequence[State], rounds: int) -> str:
    """A table of the processor seconds of each part in both states."""
    best: dict[str, dict[str, float]] = {state.name: {} for state in states}
    for state in turns(states, rounds):
        for folder in COLD:
            shutil.rmtree(state.project / folder, ignore_errors=True)
        # -P: a file beside the script must not take the place of a package of the same name.
        command = [sys.executable, "-P", str(ROOT / "bench/parts.py"), name, str(state.project)]
        written = subprocess.run(command, env=environment_of(state), check=True, stdout=subprocess.PIPE).stdout
        costs = json.loads(written)
        values = {**costs["seconds"], "all": sum(costs["seconds"].values()), "memory, MiB": costs["memory"]}
        for part, value in values.items():
            best[state.name][part] = min(value, best[state.name].get(part, value))
    old, new = best["old"], best["new"]
    return _table([_row(f"{name}: {part}", old[part], new[part]) for part in new if part in old])


def turns(states: Sequence[State], rounds: int) -> Iterator[State]:
    """Both states in each round, every second time in reverse order, so that noise affects both alike."""
    for number in range(rounds):
        yield from states if number % 2 == 0 else reversed(states)


def _run(command: Sequence[str], state: State) -> Measured:
    return measure(command, state.project, environment_of(state))


def environment_of(state: State) -> dict[str, str]:
    """An environment in which Python imports the package of a state, from compiled files of its own."""
    return environment(state.project.parent) | {"PYTHONPATH": str(state.checkout / "generator")}


def _row(name: str, old: float, new: float) -> tuple[str, ...]:
    return name, f"{old:.3f}", f"{new:.3f}", f"{new / old:.2f}" if old else ""


def _table(rows: Sequence[Sequence[str]]) -> str:
    return markdown(("processor time and memory", "old", "new", "new to old"), rows)


if __name__ == "__main__":
    main()
