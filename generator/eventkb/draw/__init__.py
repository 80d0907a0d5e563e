"""Draws directed graphs as SVG: nodes and edges in, markup out. Knows no event, no guide and no page.

`svg(Graph(…))` is all that other rooms need. The style sheet `graph.css` of the theme has the colours.
"""

from eventkb.draw.graph import Edge, Graph, Node
from eventkb.draw.svg import svg

__all__ = ["Edge", "Graph", "Node", "svg"]
