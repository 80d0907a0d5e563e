"""A layout as SVG: colours and fonts come from the style sheet of the site, so the drawing is right in light and dark.

The drawing has no IDs, no styles and no scripts of its own, so that a page may contain several.
"""

from collections.abc import Iterator, Sequence

from eventkb.draw.graph import Graph
from eventkb.draw.layout import LABEL, MOST_ACROSS, NOTE, PADDING, SMALL, Box, Line, layout
from eventkb.language.markup import Html

UNIT = 16.0
"""Units of the drawing per em: the drawing grows with the reader's type."""

ARROW, CORNER = 5.0, 6.0


def svg(graph: Graph, most_across: int = MOST_ACROSS) -> Html:
    """A graph as an `<svg>` element to be put into a page.

    Its links can be reached by keyboard. `title` and `description` of the graph are its name and description for
    screen readers; lines are hidden from these, so what they say must also be written beside the drawing.
    """
    drawn = layout(graph, most_across)
    size = Html('width="{}em" height="{}em" viewBox="0 0 {} {}"').format(
        _number(drawn.width / UNIT), _number(drawn.height / UNIT), _number(drawn.width), _number(drawn.height)
    )
    about = Html("<desc>{}</desc>").format(graph.description) if graph.description else Html()
    lines = Html("").join(map(_line, drawn.lines))
    labels = Html("").join(_label(line) for line in drawn.lines if line.label)
    boxes = Html("").join(map(_box, drawn.boxes))
    hidden = Html('<g aria-hidden="true">{}{}</g>').format(lines, labels)
    return Html('<svg class="graph" role="group" aria-label="{}" {}>{}{}{}</svg>').format(
        graph.title, size, about, hidden, boxes
    )


def _box(box: Box) -> Html:
    """A node: a rectangle and its words, as a link where it has an address."""
    words = Html("").join(_words(box))
    shape = Html('<rect x="{}" y="{}" width="{}" height="{}" rx="{}"/>').format(
        _number(box.x), _number(box.y), _number(box.width), _number(box.height), _number(CORNER)
    )
    name = f"node tone-{box.node.tone}" if box.node.tone else "node"
    full = Html("<title>{}</title>").format(_full(box)) if _full(box) != _shown(box) else Html()
    if box.node.href:
        return Html('<a class="{}" href="{}">{}{}{}</a>').format(name, box.node.href, full, shape, words)
    return Html('<g class="{}">{}{}{}</g>').format(name, full, shape, words)


def _full(box: Box) -> str:
    return " ".join(f"{box.node.note} {box.node.label}".split())


def _shown(box: Box) -> str:
    return " ".join((*box.note, *box.lines))


def _words(box: Box) -> Iterator[Html]:
    middle, y = box.x + box.width / 2, box.y + PADDING
    if box.note:
        yield _text("node-note", box.note, middle, y, size=NOTE.size, line=NOTE.line)
        y += NOTE.line * len(box.note)
    yield _text("node-label", box.lines, middle, y, size=LABEL.size, line=LABEL.line)


def _text(name: str, lines: Sequence[str], x: float, y: float, *, size: float, line: float) -> Html:
    """Lines of words around a middle, below `y`. A blank between the lines separates words for screen readers."""
    baseline = y + (line + size * 0.7) / 2
    spans = Html(" ").join(
        Html('<tspan x="{}" y="{}">{}</tspan>').format(_number(x), _number(baseline + number * line), words)
        for number, words in enumerate(lines)
    )
    return Html('<text class="{}" font-size="{}" text-anchor="middle">{}</text>').format(name, _number(size), spans)


def _label(line: Line) -> Html:
    top = line.label_y - SMALL.line * len(line.label) / 2
    return _text("edge-label", line.label, line.label_x, top, size=SMALL.size, line=SMALL.line)


def _line(line: Line) -> Html:
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
    tones = (f"tone-{line.edge.tone}" if line.edge.tone else "", "is-back" if line.is_back else "")
    names = " ".join(filter(None, ("edge", *tones)))
    return Html('<g class="{}"><path d="{}"/><path class="arrow" d="{}"/></g>').format(names, "".join(pieces), arrow)


def _number(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
