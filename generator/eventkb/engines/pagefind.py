"""Pagefind, the full-text engine: a program in a wheel that makes an index of a folder of pages. Knows no event."""

import subprocess
import sys
from importlib.metadata import version as version_of
from pathlib import Path

from eventkb.pipeline.project import EngineFault


class Pagefind:
    """The engine, as `build` knows those for texts."""

    version = f"pagefind {version_of('pagefind')}"

    def index(self, pages: Path, into: Path) -> None:
        command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(into), "--silent"]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode:
            raise EngineFault(f"pagefind: {(done.stderr or done.stdout).strip()[-500:]}")
