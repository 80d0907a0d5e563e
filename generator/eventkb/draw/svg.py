"""A layout as SVG: colours and fonts come from the style sheet of the site, so the drawing is right in light and dark.

The drawing has no IDs, no styles and no scripts of its own, so that a page may contain several. Each text of a graph
is escaped where it is written.
"""

from collections.abc import Iterator, Sequence

from eventkb.draw.graph import Graph
from eventkb.draw.layout import LABEL, MOST_ACROSS, NOTE, PADDING, SMALL, Box, Line, layout
from eventkb.language.markup import Html, escape

UNIT = 16.0
"""Units of the drawing per em: the drawing grows with the reader's type."""

ARROW, CORNER = 5.0, 6.0


def svg(graph: Graph, most_across: int = MOST_ACROSS) -> Html:
    """A graph as an `<svg>` element to be put into a page.

    Its links can be reached by keyboard. `title` and `description` of the graph are its name and description for
    screen readers; lines are hidden from these, so what they say must also be written beside the drawing.
    """
    drawn = layout(graph, most_across)
    size = (
        f'width="{_number(drawn.width / UNIT)}em" height="{_number(drawn.height / UNIT)}em" '
        f'viewBox="0 0 {_number(drawn.width)} {_number(drawn.height)}"'
    )
    about = f"<desc>{escape(graph.description)}</desc>" if graph.description else ""
    lines = "".join(map(_line, drawn.lines))
    labels = "".join(_label(line) for line in drawn.lines if line.label)
    boxes = "".join(map(_box, drawn.boxes))
    hidden = f'<g aria-hidden="true">{lines}{labels}</g>'
    return Html(
        f'<svg class="graph" role="group" aria-label="{escape(graph.title)}" {size}>{about}{hidden}{boxes}</svg>'
    )


def _box(box: Box) -> str:
    """A node: a rectangle and its words, as a link where it has an address."""
    x, y, width, height = map(_number, (box.x, box.y, box.width, box.height))
    shape = f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{_number(CORNER)}"/>'
    name = f"node tone-{escape(box.node.tone)}" if box.node.tone else "node"
    full = f"<title>{escape(_full(box))}</title>" if _full(box) != _shown(box) else ""
    inner = f"{full}{shape}{''.join(_words(box))}"
    if box.node.href:
        return f'<a class="{name}" href="{escape(box.node.href)}">{inner}</a>'
    return f'<g class="{name}">{inner}</g>'


def _full(box: Box) -> str:
    return " ".join(f"{box.node.note} {box.node.label}".split())


def _shown(box: Box) -> str:
    return " ".join((*box.note, *box.lines))


def _words(box: Box) -> Iterator[str]:
    middle, y = box.x + box.width / 2, box.y + PADDING
    if box.note:
        yield _text("node-note", box.note, middle, y, size=NOTE.size, line=NOTE.line)
        y += NOTE.line * len(box.note)
    yield _text("node-label", box.lines, middle, y, size=LABEL.size, line=LABEL.line)


def _text(name: str, lines: Sequence[str], x: float, y: float, *, size: float, line: float) -> str:
    """Lines of words around a middle, below `y`. A blank between the lines separates words for screen readers."""
    baseline = y + (line + size * 0.7) / 2
    spans = " ".join(
        f'<tspan x="{_number(x)}" y="{_number(baseline + number * line)}">{escape(words)}</tspan>'
        for number, words in enumerate(lines)
    )
    return f'<text class="{name}" font-size="{_number(size)}" text-anchor="middle">{spans}</text>'


def _label(line: Line) -> str:
    top = line.label_y - SMALL.line * len(line.label) / 2
    return _text("edge-label", line.label, line.label_x, top, size=SMALL.size, line=SMALL.line)


def _line(line: Line) -> str:
    """An edge: a curve through its points, and an arrow at its end."""
    (x, y), *rest = line.points
    end_x, end_y = rest[-1]
    sign = 1 if line.is_back else -1
    *bends, _ = rest
    stop = (end_x, end_y + sign * ARROW)
    pieces = [f"M{_number(x)} {_number(y)}"]
    for right, down in (*bends, stop):
        middle = _number((y + down) / 2)
        if right == x:
            pieces.append(f"V{_number(down)}")
        else:
            pieces.append(f"C{_number(x)} {middle} {_number(right)} {middle} {_number(right)} {_number(down)}")
        x, y = right, down
    arrow = f"M{_number(end_x)} {_number(end_y)}l{_number(-ARROW)} {_number(sign * 2 * ARROW)}h{_number(2 * ARROW)}z"
    tone = f" tone-{escape(line.edge.tone)}" if line.edge.tone else ""
    back = " is-back" if line.is_back else ""
    return f'<g class="edge{tone}{back}"><path d="{"".join(pieces)}"/><path class="arrow" d="{arrow}"/></g>'


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
