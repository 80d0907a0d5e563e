"""Measures the site of a large catalogue, one fifth made-up articles and the rest stubs, against one of a tenth of it.

    .venv/bin/python -m bench.large --dump FILE --size 100000 --folder /dev/shm/bench

A dump has fewer events than that, so that its sources come again under further names.
"""

import argparse
import sys
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from bench import catalogue, dump
from bench.build import FOLDER
from bench.measure import Measured, measure
from bench.report import markdown

ARTICLES = 5
"""One event in so many has an article."""

OUTPUTS = (
    "articles,listings,permalinks,checks,sitemap,lookup,api,markdown,feeds,welcome,redirects,headers,setup,inventory"
)
"""All outputs but pictures, the file of all articles and the index of all texts, which are measured elsewhere."""

MEBIBYTE = 2**20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dump", type=Path, required=True, help="the events of the stubs, see bench/dump.py")
    parser.add_argument("--size", type=int, default=100_000, help="the number of events (%(default)s)")
    parser.add_argument("--only", default=OUTPUTS, help="the outputs (%(default)s)")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where to work, for example on a RAM disk")
    chosen = parser.parse_args()
    project = chosen.folder / "large"
    rows = []
    for size in (chosen.size // 10, chosen.size):
        make(project, chosen.dump, size)
        cost = measure([sys.executable, "-m", "eventkb", "build", "--only", chosen.only], project)
        rows.append(_row(size, cost, sum(1 for _ in (project / "site").rglob("*.html"))))
        print(" ".join(rows[-1]), file=sys.stderr, flush=True)
    print(markdown(("events", "pages", "processor seconds", "ms a page", "ms an event", "seconds", "MiB"), rows))


def make(project: Path, events: Path, size: int) -> None:
    """Creates a project of `size` events in the folder `project`, and deletes its former content."""
    catalogue.make(project, size // ARTICLES)
    for name, rows in islice(_sources(events), _enough(events, size - size // ARTICLES)):
        folder = dump.folder_of(name)
        catalogue.write(project, f"{folder}/source.yml", {"name": name})
        catalogue.write(project, f"{folder}/known.yml", [dump.stub(row) for row in rows])


def _enough(events: Path, stubs: int) -> int:
    """The number of sources that have so many stubs together."""
    total = 0
    for number, (_, rows) in enumerate(_sources(events), 1):
        total += len(rows)
        if total >= stubs:
            return number
    raise AssertionError("the sources of a dump come again and again")


def _sources(events: Path) -> Iterator[tuple[str, list[dump.Row]]]:
    """The sources of a dump with their events, again and again, each time under another name."""
    by_source = dump.by_source(events)
    for number in count(1):
        for name, rows in by_source.items():
            yield name if number == 1 else f"{name} {number}", rows


def _row(size: int, cost: Measured, pages: int) -> tuple[str, ...]:
    each = (f"{cost.processor * 1000 / pages:.2f}", f"{cost.processor * 1000 / size:.2f}")
    return (
        f"{size:,}",
        f"{pages:,}",
        f"{cost.processor:.0f}",
        *each,
        f"{cost.seconds:.0f}",
        f"{cost.memory / MEBIBYTE:,.0f}",
    )


if __name__ == "__main__":
    main()
