"""Measures the site of a catalogue that has stubs only. See `python -m bench.stub_site --help`."""

import argparse
import sys
from pathlib import Path

from bench import dump
from bench.build import FOLDER
from bench.measure import measure

MEGABYTE, MEBIBYTE = 1_000_000, 2**20


def main() -> None:
    parser = argparse.ArgumentParser(description="Builds the site of all events of a dump, each as a stub.")
    parser.add_argument("--dump", type=Path, required=True, help="the events, see bench/dump.py")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where to work, for example on a RAM disk")
    chosen = parser.parse_args()
    project = chosen.folder / "stub-site"
    count = dump.make(project, chosen.dump)
    costs = measure([sys.executable, "-m", "eventkb", "build"], project)
    paths = list((project / "site").rglob("*"))
    size = sum(path.stat().st_size for path in paths if path.is_file())
    rows = {
        "files and folders": f"{len(paths):,}",
        "MB": f"{size / MEGABYTE:,.0f}",
        "seconds": f"{costs.seconds:.0f}",
        "processor seconds": f"{costs.processor:.0f}",
        "memory, MiB": f"{costs.memory / MEBIBYTE:,.0f}",
    }
    print(f"| {count:,} stubs, all outputs | |\n| --- | --: |")
    print("\n".join(f"| {name} | {value} |" for name, value in rows.items()))


if __name__ == "__main__":
    main()
