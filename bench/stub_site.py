"""Measures the site of a catalogue that has stubs only. See `python -m bench.stub_site --help`."""

import argparse
import sys
from pathlib import Path

import yaml

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
    _edit(project)
    edited = measure([sys.executable, "-m", "eventkb", "build"], project)
    paths = list((project / "site").rglob("*"))
    size = sum(path.stat().st_size for path in paths if path.is_file())
    rows = {
        "files and folders": f"{len(paths):,}",
        "MB": f"{size / MEGABYTE:,.0f}",
        "seconds": f"{costs.seconds:.0f}",
        "processor seconds": f"{costs.processor:.0f}",
        "memory, MiB": f"{costs.memory / MEBIBYTE:,.0f}",
        "after a change of one stub: seconds": f"{edited.seconds:.1f}",
        "after a change of one stub: processor seconds": f"{edited.processor:.1f}",
    }
    print(f"| {count:,} stubs, all outputs | |\n| --- | --: |")
    print("\n".join(f"| {name} | {value} |" for name, value in rows.items()))


def _edit(project: Path) -> None:
    """Writes a word at the end of the first message of a list of stubs."""
    files = sorted(project.glob("events/*/known.yml"))
    file = files[len(files) // 2]
    stubs = yaml.safe_load(file.read_text("utf-8"))
    stubs[0]["message"]["en"] += " Now."
    file.write_text(yaml.safe_dump(stubs, allow_unicode=True, sort_keys=False), "utf-8")


if __name__ == "__main__":
    main()
