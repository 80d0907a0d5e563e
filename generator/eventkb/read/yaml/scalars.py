"""From characters of a text to their places in the file, for each of YAML's ways to write a text."""

import re
from collections.abc import Iterator, Sequence

from eventkb.model.diagnostic import Place
from eventkb.read.yaml.events import Event

ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
FOLD = re.compile(r"[ \t]*\n(?:[ \t]*\n)*[ \t]*")
ESCAPED_BREAK = re.compile(r"\\\n[ \t]*")

Position = tuple[int, int]
"""A line and a column of a file, both counted from 0."""

Span = tuple[int, int]
"""The first character of a part of a text, and the one after its last, counted from 0."""


def narrowed(file: str, lines: Sequence[str], event: Event, positions: Sequence[Position], span: Span) -> Place:
    """The place of the characters `span` of a scalar's text, cut to their first line. `positions` are those of all."""
    if not positions:
        return Place(file, event.start_mark.line + 1, event.start_mark.column + 1, event.start_mark.line + 1)
    line, column = start = positions[min(max(span[0], 0), len(positions) - 1)]
    inside = [position for position in positions[span[0] : max(span[1], span[0] + 1)] if position[0] == line]
    _, last = max(inside, default=start)
    width = len(lines[line]) if line < len(lines) else 0
    end = max(column, min(last + 1, width))
    return Place.in_line(file, line + 1, column + 1, end + 1)


def positions(lines: Sequence[str], event: Event) -> list[Position]:
    """The position of each character of a text, in their order."""
    if event.style == "|":
        return list(_literal(lines, event))
    return list(_folded(lines, event) if event.style == ">" else _flow(lines, event))


def _literal(lines: Sequence[str], event: Event) -> Iterator[Position]:
    """After `|` the text's lines are the file's lines, without their common indentation."""
    written = str(event.value).split("\n")
    first = event.start_mark.line + 1
    indent = _indentation(lines, first, written)
    for number, text in enumerate(written, first):
        if number < len(lines):
            yield from ((number, min(indent + column, len(lines[number]))) for column in range(len(text) + 1))


def _indentation(lines: Sequence[str], first: int, written: Sequence[str]) -> int:
    for number, text in enumerate(written, first):
        if text and number < len(lines):
            return max(len(lines[number]) - len(text), 0)
    return 0


def _folded(lines: Sequence[str], event: Event) -> Iterator[Position]:
    """After `>` line breaks became spaces, so the lines are searched for one after another."""
    text = str(event.value)
    done, position = 0, (event.start_mark.line, event.start_mark.column)
    for number in range(event.start_mark.line + 1, min(event.end_mark.line + 1, len(lines))):
        content = lines[number].strip()
        start = text.find(content, done) if content else -1
        if start < 0:
            continue
        column = lines[number].index(content)
        yield from (position for _ in range(done, start))
        yield from ((number, column + step) for step in range(len(content)))
        done, position = start + len(content), (number, column + len(content))
    yield from (position for _ in range(done, len(text)))


def _flow(lines: Sequence[str], event: Event) -> Iterator[Position]:
    """A text without quotation marks or within them: an escape is one character, a line break is a space."""
    start, end = event.start_mark, event.end_mark
    raw = "\n".join(lines[start.line : end.line + 1])
    tail = len(lines[end.line]) - end.column if end.line < len(lines) else 0
    limit = len(raw) - tail - (1 if event.style else 0)
    position = start.column + (1 if event.style else 0)
    line, line_start = start.line, 0
    while position < limit:
        length, characters = _next(raw, position, event.style or "")
        for _ in range(characters):
            yield line, position - line_start
        breaks = raw.count("\n", position, position + length)
        if breaks:
            line, line_start = line + breaks, raw.rfind("\n", position, position + length) + 1
        position += length
    yield line, max(limit, 0) - line_start


def _next(raw: str, position: int, style: str) -> tuple[int, int]:
    """How many characters of the file make how many of the text."""
    if style == '"':
        broken = ESCAPED_BREAK.match(raw, position)
        if broken:
            return len(broken[0]), 0
        escape = ESCAPE.match(raw, position)
        if escape:
            return len(escape[0]), 1
    if style == "'" and raw.startswith("''", position):
        return 2, 1
    fold = FOLD.match(raw, position)
    if fold:
        return len(fold[0]), max(fold[0].count("\n") - 1, 1)
    return 1, 1
