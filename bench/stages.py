"""Measures the stages of a build by its progress reports. Run as `python -m bench.stages PROJECT`."""

import json
import sys
from itertools import pairwise
from pathlib import Path
from time import monotonic

from eventkb.engines.chosen import Chosen
from eventkb.engines.pagefind import Pagefind
from eventkb.pipeline import Order, build
from eventkb.pipeline.project import Engines

NAMES = {"read": "reading, checking, relating", "pages": "rendering pages and frames", "articles": "pouring articles"}
REST = "copying, publishing"


def stages(project: Path) -> dict[str, float]:
    """The seconds of each stage of a build of the articles, in order."""
    begun: dict[str, float] = {}
    ended: dict[str, float] = {}

    def progress(stage: str, done: int, total: int) -> None:
        begun.setdefault(stage, monotonic())
        ended[stage] = monotonic()

    build(Order(root=project, only=("articles",)), Engines(Chosen(project), Pagefind()), progress)
    marks = [*begun.values(), ended["articles"], monotonic()]
    lengths = [later - earlier for earlier, later in pairwise(marks)]
    return dict(zip((*(NAMES[stage] for stage in begun), REST), lengths, strict=True))


if __name__ == "__main__":
    json.dump(stages(Path(sys.argv[1]).resolve()), sys.stdout)
