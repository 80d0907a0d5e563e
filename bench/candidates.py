"""Who is measured: a project of ours and those of the rivals made from it, each with the command that builds it."""

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import catalogue
from bench.rivals import hugo, mkdocs

EVENTKB = [sys.executable, "-m", "eventkb", "build", "--quiet"]
ARTICLES, EVERYTHING, MKDOCS, HUGO = "eventkb, articles", "eventkb, everything", "MkDocs + Material", "Hugo"
FIRST, AGAIN = "first run", "again"

MKDOCS_SIZES = range(1, 2001)
"""From some size on, nobody wants to wait for the rival; below some other, its start is all that one would measure."""

HUGO_SIZES = range(2000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Candidate:
    """`runs` are measured one after another; before the first of them `clean` deletes what an earlier run left."""

    name: str
    folder: Path
    command: Sequence[str]
    clean: Callable[[Path], None]
    site: Path
    pages: str
    runs: Sequence[str] = (FIRST,)


def candidates(place: Path, size: int) -> list[Candidate]:
    """Makes the projects of one size in a folder, and names who builds them."""
    top = place.resolve()
    project = top / f"eventkb-{size}"
    catalogue.make(project, size)
    site = project / "site"
    only = [*EVENTKB, "--only", "articles"]
    found = [
        Candidate(ARTICLES, project, only, _clean, site, "??/*/*/index.html", (FIRST, AGAIN)),
        Candidate(EVERYTHING, project, EVENTKB, _clean, site, "**/*.html", (FIRST, AGAIN)),
    ]
    if size in MKDOCS_SIZES:
        folder = top / f"mkdocs-{size}"
        mkdocs.prepare(project, folder)
        site = folder / mkdocs.OUTPUT
        found.append(Candidate(MKDOCS, folder, mkdocs.command(), mkdocs.clean, site, "??/*/*/index.html"))
    if size in HUGO_SIZES:
        folder = top / f"hugo-{size}"
        hugo.prepare(project, folder)
        site = folder / hugo.OUTPUT
        found.append(Candidate(HUGO, folder, hugo.command(), hugo.clean, site, "??/*/*/index.html"))
    return found


def _clean(project: Path) -> None:
    for name in (".cache", "site"):
        shutil.rmtree(project / name, ignore_errors=True)
