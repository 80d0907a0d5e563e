"""The candidates: a project for eventkb and the rivals' projects made from it, each with the command that builds it."""

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench import catalogue
from bench.rivals import hugo, mkdocs

EVENTKB = [sys.executable, "-m", "eventkb", "build", "--quiet"]
ARTICLES, EVERYTHING, MKDOCS, HUGO = "eventkb, articles", "eventkb, everything", "MkDocs + Material", "Hugo"
PLAIN_HUGO = "Hugo, plainer articles"
FIRST, AGAIN = "first run", "again"
PAGES = "??/*/*/index.html"

MKDOCS_SIZES = range(1, 2001)
"""The sizes at which MkDocs is measured; above, it takes too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A program with a project. `runs` are measured one after another; before the first run, `clean` deletes the
    output of earlier ones. `pages` is the pattern of the pages to count in `site`."""

    name: str
    folder: Path
    command: Sequence[str]
    clean: Callable[[Path], None]
    site: Path
    pages: str
    runs: Sequence[str] = (FIRST,)


def candidates(place: Path, size: int, *, with_mkdocs: bool) -> list[Candidate]:
    """Creates the projects of one size in a folder and returns their candidates. MkDocs is only asked for at sizes at
    which it ends in reasonable time."""
    top = place.resolve()
    project = top / f"eventkb-{size}"
    catalogue.make(project, size)
    site = project / "site"
    ours = partial(Candidate, folder=project, clean=_clean, site=site, runs=(FIRST, AGAIN))
    projects = [
        ours(name=ARTICLES, command=[*EVENTKB, "--only", "articles"], pages=PAGES),
        ours(name=EVERYTHING, command=EVENTKB, pages="**/*.html"),
    ]
    if with_mkdocs and size in MKDOCS_SIZES:
        folder = top / f"mkdocs-{size}"
        mkdocs.prepare(project, folder)
        rival = partial(Candidate, command=mkdocs.command(), clean=mkdocs.clean, site=folder / mkdocs.OUTPUT)
        projects.append(rival(name=MKDOCS, folder=folder, pages=PAGES))
    for name, templates in ((HUGO, hugo.FULL), (PLAIN_HUGO, hugo.PLAIN)):
        folder = top / f"{templates.name}-{size}"
        hugo.prepare(project, folder, templates)
        rival = partial(Candidate, command=hugo.command(), clean=hugo.clean, site=folder / hugo.OUTPUT)
        projects.append(rival(name=name, folder=folder, pages=PAGES))
    return projects


def _clean(project: Path) -> None:
    for name in (".cache", "site"):
        shutil.rmtree(project / name, ignore_errors=True)
