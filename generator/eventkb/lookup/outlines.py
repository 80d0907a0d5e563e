"""Indented outlines as pastes have them: YAML of exports, and lists such as `-> channel: Str(System)` of debug texts.

Only what such programs write is read: mappings, lists, texts in one line or in the lines below. Reading takes linear
time and never fails; what is not understood is left out or becomes part of the text above it.
"""

import re
from collections.abc import Iterator

from eventkb.lookup.objects import Value, pieces
from eventkb.lookup.paste import stripped

SIGN = re.compile("\n[ \t]{1,80}(?:-> )?[\"']?[Ee]vent_?(?:ID|id|Id)[\"']?:")
"""What every outline of an event has: its ID in a line that is indented."""
DEEPEST, LONGEST = 32, 20_000
"""Levels of an outline, and characters of a text in more than one line."""
LINE = re.compile("([ \t]*)((?:-[ \t]+)?)(?:->[ \t]+)?(.*)")
KEY = re.compile("[\"']?([A-Za-z_@#$][A-Za-z0-9_@#$.-]{0,60})[\"']?:(?:[ \t]+(.*))?")
WRAPPED = re.compile(r"(?:Str|Int|Double|Bool|Map|Slice|Bytes)\((.*)\)")
DOCUMENT, NOTHING, BLOCK = "---", frozenset({"null", "~"}), frozenset({"|", "|-", ">", ">-", "|+", ">+"})
ROOT_LIST = "items"


def outlines(text: str) -> Iterator[Value]:
    """The documents of a text that may be an outline of events."""
    if not SIGN.search(text):
        return
    outline = _Outline()
    for line in text.split("\n"):
        if line.startswith(DOCUMENT):
            yield outline.root
            outline = _Outline()
        else:
            outline.add(line)
    yield outline.root


class _Outline:
    """The values of a document, filled line by line. Each level is a container with the indentation of its lines."""

    def __init__(self) -> None:
        self.root: dict[str, Value] = {}
        self.levels: list[tuple[int, dict[str, Value] | list[Value]]] = [(0, self.root)]
        self.open: tuple[dict[str, Value], str, int] | None = None
        self.last: tuple[dict[str, Value], str] | None = None

    def add(self, line: str) -> None:
        match = LINE.fullmatch(line)
        if not match or not match[3]:
            return
        indent, is_item, rest = len(match[1]), bool(match[2]), match[3]
        key = KEY.fullmatch(rest)
        if not key and not is_item:
            self._continue(rest)
            return
        self._go_to(indent, is_item=is_item)
        container = self.levels[-1][1]
        if is_item and isinstance(container, list):
            if not key:
                container.append(_scalar(rest))
                return
            item: dict[str, Value] = {}
            container.append(item)
            indent += len(match[2])
            self.levels.append((indent, item))
            container = item
        if key and isinstance(container, dict):
            self._set(container, key[1], stripped(key[2] or ""), indent)

    def _go_to(self, indent: int, *, is_item: bool) -> None:
        """Makes the container that a line belongs to the last level."""
        if self.open and (indent > self.open[2] or (is_item and indent == self.open[2])):
            parent, key, _ = self.open
            inner: dict[str, Value] | list[Value] = [] if is_item else {}
            parent[key] = inner
            if len(self.levels) < DEEPEST:
                self.levels.append((indent, inner))
        self.open = None
        while len(self.levels) > 1 and (
            self.levels[-1][0] > indent or (isinstance(self.levels[-1][1], list) and not is_item)
        ):
            self.levels.pop()
        if is_item and len(self.levels) == 1:
            items = self.root.setdefault(ROOT_LIST, [])
            if isinstance(items, list):
                self.levels.append((indent, items))

    def _set(self, container: dict[str, Value], key: str, text: str, indent: int) -> None:
        container[key] = _scalar(text)
        self.last = (container, key)
        self.open = None if text else (container, key, indent)

    def _continue(self, text: str) -> None:
        if not self.last:
            return
        container, key = self.last
        before = container[key]
        if isinstance(before, str) and len(before) < LONGEST:
            container[key] = f"{before}\n{text}" if before else text
            self.open = None


def _scalar(text: str) -> Value:
    wrapped = WRAPPED.fullmatch(text)
    inner = wrapped[1] if wrapped else text
    if inner in BLOCK:
        return ""
    if inner in NOTHING:
        return None
    if inner[:1] in {"{", "["}:
        piece = next(pieces(inner), None)
        return piece.value if piece else inner
    if len(inner) > 1 and inner[0] in "\"'" and inner[-1] == inner[0]:
        return inner[1:-1]
    return inner
