"""Drawings are kept until what they show changes."""

from pathlib import Path

from eventkb.draw import Edge, Graph, Node, svg
from eventkb.pipeline import cache
from eventkb.pipeline.drawings import DRAWN, kept


def graph(label: str) -> Graph:
    nodes = [Node(key="a", label=label), Node(key="b", label="end")]
    return Graph(title="A way", nodes=nodes, edges=[Edge(source="a", target="b")])


def test_a_drawing_is_the_same_whether_kept_or_not(tmp_path: Path) -> None:
    """The second time nothing is drawn; what a graph shows decides, not which object it is."""
    for _ in range(2):
        with kept(tmp_path) as draw:
            assert draw(graph("begin")) == svg(graph("begin"))
    with kept(tmp_path) as draw:
        assert draw(graph("begin <b>")) == svg(graph("begin <b>"))


def test_only_what_was_asked_for_last_is_kept(tmp_path: Path) -> None:
    """So the cache grows with the site and no further."""
    for label in ("one", "two"):
        with kept(tmp_path) as draw:
            draw(graph(label))
    assert list(cache.load(tmp_path, DRAWN).values()) == [str(svg(graph("two")))]


def test_what_was_kept_is_used(tmp_path: Path) -> None:
    """A drawing that the cache has isn't made again."""
    cache.store(tmp_path, DRAWN, {cache.digest(repr(graph("one"))): "<svg>kept</svg>"})
    with kept(tmp_path) as draw:
        assert draw(graph("one")) == "<svg>kept</svg>"
