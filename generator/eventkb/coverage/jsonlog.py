"""JSON of any size as single objects: one a line, in a list, or in lists of an object around them.

The text is scanned for brackets outside strings, so that only one object at a time is in memory.
theme/scripts/coverage/jsonlog.js does the same.
"""

import re
from collections.abc import Iterable, Iterator

LONGEST = 4_000_000
"""Characters of an object; a longer one is taken for what is around the objects of a list."""

TOKEN = re.compile(r'"[^"\\\n]*(?:\\[^\n][^"\\\n]*)*"|\n\{|[{}\[\]"]')
OPENING = frozenset("{[")
INSIDE = re.compile(r"\[\s*\{")


def objects(blocks: Iterable[str]) -> Iterator[str | None]:
    """The objects in a text that comes in blocks, each as its own text; None for one that has no end."""
    scanner = _Scanner()
    for block in blocks:
        yield from scanner.read(block)
    if scanner.start is not None:
        yield None


class _Scanner:
    """A text as far as it has come. `start` is where the open object begins, None between objects.

    `opened` are the brackets that are open, from that of the object on.
    """

    def __init__(self) -> None:
        self.text = ""
        self.place = 0
        self.opened = ""
        self.start: int | None = None

    def read(self, block: str) -> Iterator[str | None]:
        self._forget()
        self.text += block
        while match := TOKEN.search(self.text, self.place):
            if match[0] == '"' and "\n" not in self.text[match.end() : match.end() + LONGEST]:
                break  # The end of the string has not come yet.
            if self.start is not None and match[0] == "\n{" and self.opened[-1] == "{":
                yield None  # Only the beginning of another object begins a line: this one has no end.
                self.start, self.opened = None, ""
            self.place = match.end()
            if match[0][0] != '"' and (written := self._closed(match[0][-1], match.end())) is not None:
                yield written
        if self.start is not None and len(self.text) - self.start > LONGEST:
            yield from self._entered()

    def _closed(self, sign: str, end: int) -> str | None:
        """Counts a bracket. The text of the object that it closes, if it is the outermost one."""
        if sign == "{" and self.start is None:
            self.start, self.opened = end - 1, ""
        if self.start is None:
            return None
        if sign in OPENING:
            self.opened += sign
        else:
            self.opened = self.opened[:-1]
        if self.opened:
            return None
        written, self.start = self.text[self.start : end], None
        return written

    def _entered(self) -> Iterator[str | None]:
        """Leaves an object that is too long: its first list of objects is read instead."""
        inner = INSIDE.search(self.text, self.start or 0)
        if inner is None:
            yield None
        self.place = inner.end() - 1 if inner else len(self.text)
        self.start, self.opened = None, ""
        yield from self.read("")

    def _forget(self) -> None:
        """Drops what has been read."""
        kept = self.place if self.start is None else self.start
        self.text, self.place = self.text[kept:], self.place - kept
        self.start = None if self.start is None else 0
