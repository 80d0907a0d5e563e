"""From characters of a text to where they stand in the file, for each of YAML's ways to write a text."""

import re
from collections.abc import Iterator, Sequence

from eventkb.model.diagnostic import Place
from eventkb.read.yaml.events import Event

ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
FOLD = re.compile(r"[ \t]*\n(?:[ \t]*\n)*[ \t]*")
ESCAPED_BREAK = re.compile(r"\\\n[ \t]*")

Position = tuple[int, int]
"""A line and a column of a file, both counted from 0."""


def narrowed(file: str, lines: Sequence[str], event: Event, span: tuple[int, int]) -> Place:
    """The place of the characters `span` of a scalar's text, cut to their first line."""
    where = list(_positions(lines, event))
    if not where:
        return Place(file, event.start_mark.line + 1, event.start_mark.column + 1, event.start_mark.line + 1)
    start = where[min(max(span[0], 0), len(where) - 1)]
    inside = [one for one in where[span[0] : max(span[1], span[0] + 1)] if one[0] == start[0]]
    last = max(inside, default=start)
    width = len(lines[start[0]]) if start[0] < len(lines) else 0
    return Place(file, start[0] + 1, start[1] + 1, start[0] + 1, max(start[1], min(last[1] + 1, width)) + 1)


def _positions(lines: Sequence[str], event: Event) -> Iterator[Position]:
    """Where each character of a text stands, in their order."""
    if event.style == "|":
        return _literal(lines, event)
    return _folded(lines, event) if event.style == ">" else _flow(lines, event)


def _literal(lines: Sequence[str], event: Event) -> Iterator[Position]:
    """Behind `|` the text's lines are the file's lines, without their common indentation."""
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
    """Behind `>` line breaks became blanks, so the lines are looked for one after another."""
    text = str(event.value)
    done, at = 0, (event.start_mark.line, event.start_mark.column)
    for number in range(event.start_mark.line + 1, min(event.end_mark.line + 1, len(lines))):
        content = lines[number].strip()
        found = text.find(content, done) if content else -1
        if found < 0:
            continue
        column = lines[number].index(content)
        yield from (at for _ in range(done, found))
        yield from ((number, column + step) for step in range(len(content)))
        done, at = found + len(content), (number, column + len(content))
    yield from (at for _ in range(done, len(text)))


def _flow(lines: Sequence[str], event: Event) -> Iterator[Position]:
    """A text without quotation marks or within them: escapes are one character, a line break is a blank."""
    start, end = event.start_mark, event.end_mark
    raw = "\n".join(lines[start.line : end.line + 1])
    tail = len(lines[end.line]) - end.column if end.line < len(lines) else 0
    limit = len(raw) - tail - (1 if event.style else 0)
    position = start.column + (1 if event.style else 0)
    while position < limit:
        length, characters = _next(raw, position, event.style or "")
        for _ in range(characters):
            yield _at(raw, position, start.line)
        position += length
    yield _at(raw, max(limit, 0), start.line)


def _next(raw: str, position: int, style: str) -> tuple[int, int]:
    """How many characters of the file stand for how many of the text."""
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


def _at(raw: str, position: int, first_line: int) -> Position:
    return first_line + raw.count("\n", 0, position), position - (raw.rfind("\n", 0, position) + 1)
