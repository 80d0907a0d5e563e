"""What is drawn: nodes, the lines between them, and words about the whole. Knows no page and no event."""

from collections.abc import Sequence

from eventkb.model.frozen import frozen_dataclass


@frozen_dataclass(kw_only=True)
class Node:
    """A box with a label. With `href` it is a link; `note` is a short line above the label.

    `tone` is a part of a CSS class, such as that of a level: `error` becomes `tone-error`.
    """

    key: str
    label: str
    note: str = ""
    href: str = ""
    tone: str = ""


@frozen_dataclass(kw_only=True)
class Edge:
    """A line with an arrow from one node to another, with a label on it. `tone` as for nodes."""

    source: str
    target: str
    label: str = ""
    tone: str = ""


@frozen_dataclass(kw_only=True)
class Graph:
    """Nodes by the order in which they are read, and edges between them.

    `title` and `description` are for those who cannot see the drawing. Edges to unknown nodes are not drawn.
    """

    title: str
    description: str = ""
    nodes: Sequence[Node] = ()
    edges: Sequence[Edge] = ()
