"""The shards of an index while it is made: what is kept under which name, and rows by key cut into shards."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from eventkb.index.compactjson import compact_json, list_of
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.shards import Plain, Shards, following

FUNCTION = "eventkb"
"""The function that a shard calls."""

SIZE, SIZE_OF_WORDS = 5_000, 1_500
"""Characters of a shard, and of one whose rows are words: a message loads a shard for each of its words, a typed word
two or three, of less than 1 KB when compressed."""


@frozen_dataclass()
class Keeper:
    """Keeps the data of shards by their names, as JSON."""

    shards: dict[str, bytes] = field(default_factory=dict)

    def added(self, kind: str, data: Plain) -> str:
        """Keeps a shard and returns its name, which changes with its data."""
        written = compact_json(data)
        name = _named(kind, written)
        self.shards[name] = written
        return name

    def in_order(self, kind: str, parts: Iterable[Plain]) -> str:
        """Keeps shards whose names follow each other, and returns the first name, which changes with any of them."""
        written = [compact_json(part) for part in parts]
        first = _named(kind, list_of(written))
        self.shards.update((following(first, place), part) for place, part in enumerate(written))
        return first

    def cut(self, kind: str, rows: Mapping[Plain, Sequence[Plain]], size: int = SIZE) -> Shards:
        """Keeps rows by key in shards of about so many characters. A row becomes its key and its values."""
        ends: list[tuple[Plain, Plain]] = []  # the first and the last key of each shard

        def parts() -> Iterator[Plain]:
            for part in _parts(rows, size):
                ends.append((part[0][0], part[-1][0]))
                yield part

        name = self.in_order(kind, parts())
        lasts = [None, *(last for _, last in ends)]
        return Shards(tuple(_shortest(first, last) for (first, _), last in zip(ends, lasts, strict=False)), name)


def script(name: str, data: bytes) -> bytes:
    """A shard or the manifest as a script; `data` is JSON."""
    return b"%s(%s,%s);\n" % (FUNCTION.encode(), compact_json(name), data)


def _named(kind: str, data: bytes) -> str:
    """The name of a shard, which changes with its data."""
    return f"{kind}-{hashlib.sha256(data).hexdigest()[:10]}"


def _shortest(key: Plain, last: Plain) -> Plain:
    """The fewest letters of a key that come after the last key of the shard before; a number as it is."""
    if last is None or not isinstance(key, str):
        return key
    return next(key[:end] for end in range(1, len(key) + 1) if key[:end] > last)


def _parts(rows: Mapping[Plain, Sequence[Plain]], most: int) -> Iterator[list[Plain]]:
    part: list[Plain] = []
    size = 0
    for row in ([key, *rows[key]] for key in sorted(rows)):
        part.append(row)
        size += sum(map(_size, row)) + 6
        if size >= most:
            yield part
            part, size = [], 0
    if part:
        yield part


def _size(value: Plain) -> int:
    """About how many characters a value has: in a list of numbers, three each."""
    is_numbers = isinstance(value, list) and bool(value) and isinstance(value[0], int)
    return 3 * len(value) if is_numbers else len(str(value))
