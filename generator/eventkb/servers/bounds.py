"""Standard input with a limit for each message, so that no client can fill the memory.

A message that is larger ends the input, as if the client had disconnected: what follows it can't be told apart.
"""

import io
from typing import BinaryIO

LARGEST = 64 * 1024 * 1024
"""Bytes of a message. The largest file of definitions that is read has far fewer."""

LONGEST_HEADER = 1024
"""Bytes of a line before a message of the Language Server Protocol."""


class Bounded(io.BufferedIOBase):
    """Input for both protocols: `refused` says why it has ended, and is empty as long as it hasn't."""

    def __init__(self, stream: BinaryIO, largest: int = LARGEST) -> None:
        self.stream, self.largest = stream, largest
        self.refused = ""

    def readable(self) -> bool:
        return True

    def refuse(self) -> bytes:
        """Ends the input; returns what a stream returns at its end."""
        self.refused = f"a message has more than {self.largest:,} bytes. The server has ended; restart it."
        return b""


class Messages(Bounded):
    """Messages whose size is in a header, as in the Language Server Protocol."""

    def readline(self, size: int | None = -1, /) -> bytes:
        line = b"" if self.refused else self.stream.readline(LONGEST_HEADER + 1)
        return self.refuse() if len(line) > LONGEST_HEADER else line

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or size < 0 or size > self.largest:
            return self.refuse()
        return self.stream.read(size)


class Lines(Bounded):
    """Messages of one line each, as in the Model Context Protocol."""

    length = 0
    """Bytes of the current line so far."""

    def read1(self, size: int = -1, /) -> bytes:
        data: bytes = b"" if self.refused else self.stream.read1(size)  # type: ignore[attr-defined]
        *others, last = data.split(b"\n")
        longest = max(self.length + len(others[0]), *map(len, others)) if others else 0
        self.length = len(last) if others else self.length + len(last)
        return self.refuse() if max(longest, self.length) > self.largest else data

    def read(self, size: int | None = -1, /) -> bytes:
        return self.read1(-1 if size is None else size)
