"""The shards of an index while it is made: what is kept under which name, and rows by key cut into shards."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from eventkb.model.shards import Plain, Shards, following, named

SIZE = 5_000
"""Characters of a shard, about 2 KB when compressed: a typed word loads one or two shards."""


@dataclass(frozen=True, slots=True)
class Keeper:
    """Keeps the data of shards by their names."""

    shards: dict[str, Plain] = field(default_factory=dict)

    def added(self, kind: str, data: Plain) -> str:
        """Keeps a shard and returns its name, which changes with its data."""
        name = named(kind, data)
        self.shards[name] = data
        return name

    def in_order(self, kind: str, parts: Sequence[Plain]) -> str:
        """Keeps shards whose names follow each other, and returns the first name, which changes with any of them."""
        first = named(kind, parts)
        self.shards.update((following(first, place), part) for place, part in enumerate(parts))
        return first

    def cut(self, kind: str, rows: Mapping[Plain, Sequence[Plain]], size: int = SIZE) -> Shards:
        """Keeps rows by key in shards of about so many characters. A row becomes its key and its values."""
        parts = list(_parts(rows, size))
        return Shards(tuple(part[0][0] for part in parts), self.in_order(kind, parts))


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
