"""Pagefind, the full-text engine: a program from a wheel that indexes a folder of pages. Knows no event."""

import subprocess
import sys
from importlib.metadata import version as version_of
from pathlib import Path

from eventkb.pipeline.project import EngineFault


class Pagefind:
    """Pagefind as the text engine of `build`."""

    version = f"pagefind {version_of('pagefind')}"

    def index(self, pages: Path, into: Path) -> None:
        command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(into), "--silent"]
        process = subprocess.run(command, check=False, capture_output=True, text=True)
        if process.returncode:
            raise EngineFault(f"pagefind: {(process.stderr or process.stdout).strip()[-500:]}")
