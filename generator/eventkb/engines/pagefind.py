"""Pagefind, the full-text engine: a program from a wheel that indexes a folder of pages. Knows no event."""

import os
import re
import subprocess
import sys
from importlib.metadata import version as version_of
from pathlib import Path

from eventkb.pipeline.project import EngineFault

OF_SYSTEM = re.compile(r"\(os error (\d+)\)")
"""How a program in Rust reports the number of an error of the system, as of a full disk."""


def answer() -> str:
    """What the program says about itself: its name and version.

    Raises:
        EngineFault: it can't be started.
    """
    command = [sys.executable, "-m", "pagefind", "--version"]
    process = subprocess.run(command, check=False, capture_output=True, text=True)
    if process.returncode:
        raise EngineFault(f"pagefind: {(process.stderr or process.stdout).strip()[-500:]}")
    return process.stdout.strip()


class Pagefind:
    """Pagefind as the text engine of `build`."""

    version = f"pagefind {version_of('pagefind')}"

    def index(self, pages: Path, into: Path) -> None:
        command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(into), "--silent"]
        process = subprocess.run(command, check=False, capture_output=True, text=True)
        if process.returncode:
            said = (process.stderr or process.stdout).strip()
            if fault := OF_SYSTEM.search(said):
                number = int(fault[1])
                raise OSError(number, os.strerror(number), str(into))
            raise EngineFault(f"pagefind: {said[-500:]}")
