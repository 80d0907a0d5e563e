"""Where everything is in a drawing: boxes, lines and their labels, computed from a graph. No HTML.

The layout is layered, after Sugiyama, Tagawa and Toda (1981): circles are opened, nodes get rows, lines that pass
rows get bends there, rows are sorted so that few lines cross, and nodes are moved so that lines are straight.
A label on a line is a bend with a size, so no label covers a node.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from eventkb.draw import order, ranks
from eventkb.draw.graph import Edge, Graph, Node
from eventkb.draw.words import Type, width, wrapped
from eventkb.model.frozen import frozen_dataclass

LABEL, NOTE, SMALL = Type(14, 18), Type(12, 17), Type(12, 15)
"""The type of a node's label, of the note above it, and of labels on lines."""

PADDING = 12.0
NARROWEST, WIDEST = 96.0, 190.0
"""The width of a node without its padding."""

LINES = 4
LABEL_WIDTH, LABEL_LINES = 130.0, 3
BEND = 10.0
ACROSS, DOWN = 20.0, 26.0
"""The space between two nodes of a row, and between two rows."""

MARGIN = 8.0
MOST_ACROSS = 5
ROW_WIDTH = 940.0
"""Groups that no line connects are side by side up to this width."""


@frozen_dataclass(kw_only=True)
class Box:
    """A node with the place of its corner, its size and the lines of its words."""

    node: Node
    x: float
    y: float
    width: float
    height: float
    note: tuple[str, ...]
    lines: tuple[str, ...]


@frozen_dataclass(kw_only=True)
class Line:
    """An edge with the points it goes through, and the middle of its label. `is_back` is true if it points up."""

    edge: Edge
    points: tuple[tuple[float, float], ...]
    label: tuple[str, ...] = ()
    label_x: float = 0.0
    label_y: float = 0.0
    is_back: bool = False


@frozen_dataclass(kw_only=True)
class Layout:
    """All boxes and lines, and the size of the drawing."""

    width: float
    height: float
    boxes: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()


def layout(graph: Graph, most_across: int = MOST_ACROSS) -> Layout:
    """The places of a graph's nodes and edges; at most `most_across` nodes are side by side in a group."""
    numbers = {node.key: number for number, node in enumerate(graph.nodes)}
    edges = [edge for edge in graph.edges if edge.source in numbers and edge.target in numbers]
    edges = [edge for edge in edges if edge.source != edge.target]
    arrows = [(numbers[edge.source], numbers[edge.target]) for edge in edges]
    parts = []
    for group in ranks.components(len(graph.nodes), arrows):
        own = [number for number, (source, _) in enumerate(arrows) if source in set(group)]
        part = _Part([graph.nodes[number] for number in group], [edges[number] for number in own])
        parts.append(part.layout(most_across))
    return _joined(parts)


def _joined(parts: Sequence[Layout]) -> Layout:
    """Several drawings as one, side by side and in rows."""
    x = y = MARGIN
    height = widest = 0.0
    moved: list[Layout] = []
    for part in parts:
        if moved and x + part.width > ROW_WIDTH:
            x, y, height = MARGIN, y + height + DOWN, 0.0
        moved.append(_moved(part, x, y))
        x, height = x + part.width + ACROSS, max(height, part.height)
        widest = max(widest, x - ACROSS)
    return Layout(
        width=widest + MARGIN,
        height=y + height + MARGIN,
        boxes=tuple(box for part in moved for box in part.boxes),
        lines=tuple(line for part in moved for line in part.lines),
    )


def _moved(part: Layout, x: float, y: float) -> Layout:
    return replace(
        part,
        boxes=tuple(replace(box, x=box.x + x, y=box.y + y) for box in part.boxes),
        lines=tuple(
            replace(
                line,
                points=tuple((across + x, down + y) for across, down in line.points),
                label_x=line.label_x + x,
                label_y=line.label_y + y,
            )
            for line in part.lines
        ),
    )


def box_of(node: Node) -> Box:
    """A node with its size, at the origin."""
    note = wrapped(node.note, NOTE.size, WIDEST, 1)
    lines = wrapped(node.label, LABEL.size, WIDEST, LINES)
    widths = [width(line, LABEL.size) for line in lines] + [width(line, NOTE.size) for line in note]
    height = LABEL.line * len(lines) + NOTE.line * len(note) + 2 * PADDING
    inner = min(WIDEST, max(NARROWEST, *widths, 0.0))
    return Box(node=node, x=0, y=0, width=inner + 2 * PADDING, height=height, note=note, lines=lines)


class _Part:
    """The nodes of one group with all that is computed about them, and the bends of lines, numbered after the nodes."""

    def __init__(self, nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
        self.boxes = [box_of(node) for node in nodes]
        self.edges = edges
        numbers = {node.key: number for number, node in enumerate(nodes)}
        self.arrows = [(numbers[edge.source], numbers[edge.target]) for edge in edges]
        self.sizes: dict[int, tuple[float, float]] = {n: (box.width, box.height) for n, box in enumerate(self.boxes)}
        self.rows: order.Rows = []
        self.links: list[tuple[int, int]] = []
        self.below: dict[int, list[int]] = {}
        self.above: dict[int, list[int]] = {}
        self.trunks: dict[tuple[tuple[int, bool], int], int] = {}
        self.labels = [wrapped(edge.label, SMALL.size, LABEL_WIDTH, LABEL_LINES) for edge in edges]

    def layout(self, most_across: int) -> Layout:
        nodes = range(len(self.boxes))
        back = ranks.against(nodes, self.arrows)
        arrows = [arrow[::-1] if number in back else arrow for number, arrow in enumerate(self.arrows)]
        chains = self._chains(ranks.rows(nodes, arrows, most_across), arrows, back)
        bends = frozenset(self.sizes) - frozenset(nodes)
        rows = order.ordered(self.rows, self.links, bends)
        widths = {number: size[0] for number, size in self.sizes.items()}
        middles = order.placed(rows, self.links, widths, ACROSS, bends)
        tops, heights = self._heights(rows)
        boxes = tuple(
            replace(box, x=middles[number] - box.width / 2, y=tops[number] + (heights[number] - box.height) / 2)
            for number, box in enumerate(self.boxes)
        )
        lines = tuple(
            self._line(number, chain, boxes=boxes, middles=middles, tops=tops, heights=heights, back=number in back)
            for number, chain in enumerate(chains)
        )
        last = rows[-1][0] if rows else 0
        return Layout(
            width=max((middles[n] + size[0] / 2 for n, size in self.sizes.items()), default=0.0),
            height=tops[last] + heights[last],
            boxes=boxes,
            lines=lines,
        )

    def _chains(self, rows: dict[int, int], arrows: Sequence[ranks.Arrow], back: frozenset[int]) -> list[list[int]]:
        """The nodes and bends of each edge from above; makes a row of bends below each row if there are labels."""
        step = 2 if any(self.labels) else 1
        self.rows = [[] for _ in range(step * (max(rows.values(), default=0) + 1))]
        for number, row in rows.items():
            self.rows[row * step].append(number)
        chains = []
        for number, (upper, lower) in enumerate(arrows):
            first, last = rows[upper] * step + 1, rows[lower] * step - 1
            labelled = last if number in back else first  # a label is beside the node that it is about
            bends = [
                self._bend(number, row, None if self.labels[number] else (upper, number in back), row == labelled)
                for row in range(first, last + 1)
            ]
            chains.append([upper, *bends, lower])
        self.links = list(dict.fromkeys(link for chain in chains for link in pairwise(chain)))
        for upper, lower in self.links:
            self.below.setdefault(upper, []).append(lower)
            self.above.setdefault(lower, []).append(upper)
        self.rows = [row for row in self.rows if row]
        return chains

    def _bend(self, number: int, row: int, trunk: tuple[int, bool] | None, has_label: bool) -> int:
        """A bend of an edge in a row. Edges of one `trunk`, which leave one node, share their bends, like branches."""
        shared = self.trunks.get((trunk, row)) if trunk else None
        if shared is not None:
            return shared
        bend = len(self.sizes)
        self.sizes[bend] = self._label_size(number) if has_label and self.labels[number] else (BEND, 0.0)
        self.rows[row].append(bend)
        if trunk:
            self.trunks[trunk, row] = bend
        return bend

    def _label_size(self, number: int) -> tuple[float, float]:
        lines = self.labels[number]
        return max(width(line, SMALL.size) for line in lines) + 2 * BEND, SMALL.line * len(lines)

    def _heights(self, rows: order.Rows) -> tuple[dict[int, float], dict[int, float]]:
        """The top and the height of the row of each node and bend."""
        tops: dict[int, float] = {}
        heights: dict[int, float] = {}
        top = 0.0
        for row in rows:
            height = max(self.sizes[number][1] for number in row)
            tops.update(dict.fromkeys(row, top))
            heights.update(dict.fromkeys(row, height))
            top += height + DOWN
        return tops, heights

    def _line(
        self,
        number: int,
        chain: Sequence[int],
        *,
        boxes: Sequence[Box],
        middles: dict[int, float],
        tops: dict[int, float],
        heights: dict[int, float],
        back: bool,
    ) -> Line:
        """The line of an edge through its bends, from the lower edge of a box to the upper edge of another one."""
        upper, *bends, lower = chain
        points = [(self._port(chain, 0, middles), boxes[upper].y + boxes[upper].height)]
        for bend in bends:
            points += [(middles[bend], tops[bend]), (middles[bend], tops[bend] + heights[bend])]
        points.append((self._port(chain, -1, middles), boxes[lower].y))
        label = self.labels[number]
        at = bends[-1 if back else 0] if label and bends else None
        return Line(
            edge=self.edges[number],
            points=tuple(points[::-1] if back else points),
            label=label,
            label_x=middles[at] if at is not None else (points[0][0] + points[-1][0]) / 2,
            label_y=tops[at] + heights[at] / 2 if at is not None else (points[0][1] + points[-1][1]) / 2,
            is_back=back,
        )

    def _port(self, chain: Sequence[int], end: int, middles: dict[int, float]) -> float:
        """Where a line leaves or enters a box: lines of one side are spread in the order of where they lead."""
        node, beside = (chain[0], chain[1]) if end == 0 else (chain[-1], chain[-2])
        others = sorted((self.above if end else self.below)[node], key=middles.__getitem__)
        if len(others) == 1:
            return middles[node]
        share = (others.index(beside) + 1) / (len(others) + 1)
        return middles[node] + (share - 0.5) * self.sizes[node][0] * 0.8
