"""The drawings of maps and guides, kept until what they show changes."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache as once
from functools import partial
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


def known(root: Path) -> Draw:
    """Draws graphs; those that the cache of the project in `root` has are taken from it, and no others are kept."""
    before = once(partial(_kept, root))

    def draw(graph: Graph) -> Html:
        drawn = before().get(cache.digest(repr(graph)))
        return svg(graph) if drawn is None else Html(drawn)

    return draw


def _kept(root: Path) -> Mapping[str, str]:
    return cast(Mapping[str, str], cache.load(root, DRAWN))


@contextmanager
def kept(root: Path) -> Iterator[Draw]:
    """Draws graphs; those that the cache of the project in `root` has are taken from it.

    What was not asked for until the end is no longer kept.
    """
    before = _kept(root)
    drawn: dict[str, str] = {}

    def draw(graph: Graph) -> Html:
        key = cache.digest(repr(graph))
        if key not in drawn:
            drawn[key] = before[key] if key in before else str(svg(graph))
        return Html(drawn[key])

    yield draw
    if drawn.keys() != before.keys():
        cache.store(root, DRAWN, drawn)
