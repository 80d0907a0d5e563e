"""Drawings of graphs: nothing covers anything else, and lines lead where they should."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from eventkb.draw import Edge, Graph, Node
from eventkb.draw.layout import Box, Layout, layout
from eventkb.draw.order import crossings, ordered
from eventkb.draw.ranks import against, components, rows

WORDS = st.text(alphabet="aWi ß中-", max_size=60)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    count = draw(st.integers(0, 12))
    numbers = st.integers(0, max(0, count))  # one more than there are nodes: an edge may lead nowhere
    edges = draw(st.lists(st.tuples(numbers, numbers, WORDS), max_size=20))
    nodes = tuple(Node(key=str(number), label=draw(WORDS), note=draw(WORDS)) for number in range(count))
    return Graph(
        title="A graph",
        nodes=nodes,
        edges=tuple(Edge(source=str(source), target=str(target), label=label) for source, target, label in edges),
    )


def overlap(box: Box, other: Box) -> bool:
    is_beside = box.x + box.width <= other.x or other.x + other.width <= box.x
    is_below = box.y + box.height <= other.y or other.y + other.height <= box.y
    return not is_beside and not is_below


@settings(deadline=None)
@given(graphs())
def test_no_box_covers_another_one(graph: Graph) -> None:
    """Circles, lonely nodes and empty labels included; all is inside the drawing."""
    drawn = layout(graph)
    assert not any(overlap(box, other) for box, other in combinations(drawn.boxes, 2))
    assert all(box.x >= 0 and box.x + box.width <= drawn.width + 0.01 for box in drawn.boxes)
    assert all(box.y >= 0 and box.y + box.height <= drawn.height + 0.01 for box in drawn.boxes)
    assert len(drawn.boxes) == len(graph.nodes)


@settings(deadline=None)
@given(graphs())
def test_a_line_begins_and_ends_at_its_nodes(graph: Graph) -> None:
    """A line leaves and enters at the upper or lower edge of the boxes that it connects."""
    drawn = layout(graph)
    boxes = {box.node.key: box for box in drawn.boxes}
    for line in drawn.lines:
        for (x, y), key in ((line.points[0], line.edge.source), (line.points[-1], line.edge.target)):
            box = boxes[key]
            assert box.x <= x <= box.x + box.width
            assert min(abs(y - box.y), abs(y - box.y - box.height)) < 0.01


@settings(deadline=None)
@given(graphs())
def test_a_label_covers_no_box(graph: Graph) -> None:
    """A label is in the space between two rows."""
    drawn = layout(graph)
    for line in (line for line in drawn.lines if line.label):
        assert not any(
            box.x < line.label_x < box.x + box.width and box.y < line.label_y < box.y + box.height
            for box in drawn.boxes
        )


@settings(deadline=None)
@given(graphs())
def test_the_same_graph_gives_the_same_drawing(graph: Graph) -> None:
    """A build that changes nothing changes no page."""
    assert layout(graph) == layout(graph)


def star(rays: int) -> Layout:
    nodes = tuple(Node(key=str(number), label=f"Node {number}") for number in range(rays + 1))
    return layout(Graph(title="A star", nodes=nodes, edges=[Edge(source="0", target=n.key) for n in nodes[1:]]))


def test_a_node_with_many_others_below_it_makes_no_wide_drawing() -> None:
    """Fifty rays are put into rows."""
    assert star(50).width < 1100


def test_an_edge_that_closes_a_circle_points_up() -> None:
    """It leads from the lower node to the upper one, and is marked as leading back."""
    nodes = [Node(key=key, label=key) for key in "ab"]
    drawn = layout(Graph(title="Two", nodes=nodes, edges=[Edge(source="a", target="b"), Edge(source="b", target="a")]))
    down, up = drawn.lines
    assert (down.is_back, up.is_back) == (False, True)
    assert up.points[0][1] > up.points[-1][1]


def test_groups_that_nothing_connects_are_side_by_side() -> None:
    """The largest comes first."""
    assert components(5, [(3, 4)]) == [[3, 4], [0], [1], [2]]


def test_a_circle_is_opened_at_the_arrow_that_closes_it() -> None:
    """Arrows down stay, and none of them is turned without need."""
    assert against(range(3), [(0, 1), (1, 2), (2, 0), (0, 2)]) == {2}


def test_a_node_is_below_all_that_lead_to_it() -> None:
    """Also where a shorter way leads to it."""
    assert rows(range(3), [(0, 1), (1, 2), (0, 2)], 5) == {0: 0, 1: 1, 2: 2}


def test_lines_that_need_not_cross_do_not() -> None:
    """Two nodes below two others change places."""
    assert ordered([[0, 1], [2, 3]], [(0, 3), (1, 2)]) in ([[0, 1], [3, 2]], [[1, 0], [2, 3]])


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(6, 11)), unique=True))
def test_crossings_are_counted_as_by_comparing_each_two_lines(links: list[tuple[int, int]]) -> None:
    """Lines that begin or end at the same node don't cross."""
    below: dict[int, list[int]] = {}
    for upper, lower in links:
        below.setdefault(upper, []).append(lower)
    crossed = sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(links, 2))
    assert crossings([list(range(6)), list(range(6, 12))], below) == crossed
