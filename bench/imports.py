"""How long an import of very many events takes: into an empty project, again, and how much memory it needs.

    .venv/bin/python -m bench.imports dump.jsonl [--folder /dev/shm/import]

The dump has one event per line, as `bench.dump` describes it. Seconds are those of processors, since others may work on
the same machine.
"""

import argparse
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import mkdtemp

MEBIBYTE = 1024
"""Kilobytes of a mebibyte: Linux gives the memory of a process in kilobytes."""


def main() -> None:
    """Prints a line for each step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dump", type=Path)
    parser.add_argument("--folder", type=Path, default=None)
    given = parser.parse_args()
    project = (given.folder or Path(mkdtemp())) / "project"
    measured("init", project.parent, "init", project.name, "--name", "Bench")
    for step in ("first import", "the same again"):
        measured(step, project, "import", "providers", str(given.dump.resolve()))
    measured("check", project, "check")


def measured(step: str, folder: Path, *arguments: str) -> None:
    """Runs a command and prints its processor seconds, and the memory of the largest process so far."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-m", "eventkb", *arguments], cwd=folder, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{step}: {seconds:.1f} s, up to {after.ru_maxrss // MEBIBYTE} MiB")


if __name__ == "__main__":
    main()
