"""The drawings of maps and guides, kept until what they show changes."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from eventkb.draw import Graph, svg
from eventkb.language.markup import Html
from eventkb.pipeline import cache

DRAWN = "drawings"

Draw = Callable[[Graph], Html]
"""Makes the drawing of a graph."""


def none(_: Graph) -> Html:
    """No drawing, for pages of which only the words are read."""
    return Html()


@contextmanager
def kept(root: Path) -> Iterator[Draw]:
    """Draws graphs; those that the cache of the project in `root` has are taken from it.

    What was not asked for until the end is no longer kept.
    """
    before = cast(Mapping[str, str], cache.load(root, DRAWN))
    drawn: dict[str, str] = {}

    def draw(graph: Graph) -> Html:
        key = cache.digest(repr(graph))
        if key not in drawn:
            drawn[key] = before[key] if key in before else str(svg(graph))
        return Html(drawn[key])

    yield draw
    if drawn.keys() != before.keys():
        cache.store(root, DRAWN, drawn)
