"""Measures the parts of one build in processor seconds, in one process. Run as `python -m bench.parts PROJECT`.

`bench.old_new` runs this file with another state of the package, so it imports only what both states have.
"""

import gc
import json
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time

from eventkb.engines.pagefind import Pagefind
from eventkb.pipeline import Order, build, examine
from eventkb.pipeline.materials import materials
from eventkb.pipeline.project import Engines
from eventkb.read import assemble, kind_of_file, piece
from eventkb.read.folders import opened
from eventkb.relate import relate

try:
    from eventkb.engines.chosen import Chosen as Site
except ImportError:  # an earlier state has one engine only
    from eventkb.engines.mkdocs import MkDocs

    def Site(project: Path) -> MkDocs:
        return MkDocs()


MEBIBYTE = 1024
"""Kilobytes of a mebibyte: Linux gives the memory of a process in kilobytes."""

Costs = dict[str, float]


def reading(project: Path) -> Costs:
    """The processor seconds of reading, checking and relating all definitions, without any cache."""
    costs: Costs = {}
    gc.disable()  # as `gather` does
    main = Site(project).configurations(project)[0]
    folders, supplies = main.folders(), materials(project).of_kind(main.kind)
    locales = frozenset(supplies.locales)
    with _measured(costs, "opening files"):
        files, unreadable = opened(project, folders)
    with _measured(costs, "reading"):
        kind_of = kind_of_file(files, supplies.kinds, folders.of)
        pieces = [piece(file, data, locales, root=folders.of(file), kind=kind_of(file)) for file, data in files.items()]
    with _measured(costs, "assembling"):
        whole = assemble(pieces, unreadable, folders, supplies.tables, kinds=supplies.kinds)
    with _measured(costs, "checking single files"):
        examine.alone(whole, {part.file: part.file for part in pieces}, supplies, 1, {})
    with _measured(costs, "checking between files"):
        examine.between(whole, supplies)
    with _measured(costs, "relating"):
        relate(whole.definitions)
    return costs


def pouring(project: Path) -> Costs:
    """The processor seconds of a first build of the articles in one process, by its progress reports."""
    marks: dict[str, float] = {}

    def progress(stage: str, done: int, total: int) -> None:
        marks.setdefault(stage, process_time())
        marks[f"{stage}, end"] = process_time()

    order = Order(root=project, only=("articles",), jobs=1)
    build(order, Engines(Site(project), Pagefind()), progress)
    return {
        "gathering for a build": marks["pages"] - marks["read"],
        "rendering frames": marks["articles"] - marks["pages"],
        "pouring articles": marks["articles, end"] - marks["articles"],
        "publishing": process_time() - marks["articles, end"],
    }


PARTS: dict[str, Callable[[Path], Costs]] = {"reading": reading, "pouring": pouring}


@contextmanager
def _measured(costs: Costs, name: str) -> Iterator[None]:
    started = process_time()
    yield
    costs[name] = process_time() - started


if __name__ == "__main__":
    costs = PARTS[sys.argv[1]](Path(sys.argv[2]).resolve())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBIBYTE
    json.dump({"seconds": costs, "memory": peak}, sys.stdout)
