"""The cold start of each installed site engine: what it takes to render all hand-written pages and frames.

Run as `.venv-engines/bin/python -m bench.engines [--folder DIR]` after `make engines`, which installs them. Each run is
a process of its own that renders this project's pages in all languages, without a cache and then with one.
"""

import argparse
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.build import FOLDER
from bench.measure import Failed, Measured, measure
from bench.report import markdown
from eventkb.engines.settings import ENGINES
from eventkb.pipeline.cache import FOLDER as CACHE
from tests.site.conftest import ONE_ARTICLE, PARTS, choose, copy, write

RENDER = """
from pathlib import Path
from eventkb.engines.chosen import Chosen
from eventkb.pipeline.render import render
root = Path.cwd()
render(root, Chosen(root), Chosen(root).configurations(root))
"""
RUNS = ("without a cache", "again")


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures the cold start of each site engine.")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    folder = parser.parse_args().folder.resolve() / "engines"
    rows = [row for engine in ENGINES for row in _rows(folder, engine)]
    print(markdown(("", "", "seconds", "processor seconds", "memory, MiB"), rows))


def _rows(folder: Path, engine: str) -> Iterator[tuple[str, ...]]:
    project = folder / engine
    shutil.rmtree(project, ignore_errors=True)
    project.mkdir(parents=True)
    copy(project, *PARTS)
    write(project, ONE_ARTICLE)
    choose(project, engine)
    for run in RUNS:
        try:
            yield (engine, run, *_cells(measure([sys.executable, "-c", RENDER], project)))
        except Failed as failed:
            print(failed, file=sys.stderr)
            return
    shutil.rmtree(project / CACHE)


def _cells(measured: Measured) -> tuple[str, ...]:
    return f"{measured.seconds:.1f}", f"{measured.processor:.1f}", f"{measured.memory / 2**20:.0f}"


if __name__ == "__main__":
    main()
