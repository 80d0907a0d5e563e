"""The files of an index: scripts that call one function with a name and data, as a page from a disk loads scripts only.

Names contain the digest of data. Files of one kind are named by their place: the first name is kept, the next is one
more.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any, Self

from eventkb.model.address import Address
from eventkb.model.frozen import frozen_dataclass

FOLDER, SUFFIX = "lookup/", ".js"

NAMES = 16**10
"""So many names there are."""

Plain = Any
"""A value of JSON."""


@frozen_dataclass()
class Shards:
    """Shards of one kind, in the order of their first keys. `name` is the first one's, the others' follow it."""

    firsts: tuple[int, ...] | tuple[str, ...]
    name: str

    def within(self, first: int | str, last: int | str) -> tuple[str, ...]:
        """The shards that can contain keys from `first` to `last`."""
        start = max(bisect_right(self.firsts, first) - 1, 0)
        return tuple(following(self.name, place) for place in range(start, bisect_right(self.firsts, last)))

    def plain(self) -> Plain:
        return [list(self.firsts), self.name]

    @classmethod
    def restored(cls, plain: Plain) -> Self:
        firsts, name = plain
        return cls(tuple(firsts), name)


def following(name: str, place: int) -> str:
    """The name of a shard so many places after another one."""
    kind, _, digits = name.rpartition("-")
    return f"{kind}-{(int(digits, 16) + place) % NAMES:010x}"


def address_of(name: str) -> Address:
    """The address of the manifest or of a shard."""
    return Address(f"{FOLDER}{name}{SUFFIX}")


def name_of(address: Address) -> str:
    """The name of what has an address in the folder of the index."""
    return address.removeprefix(FOLDER).removesuffix(SUFFIX)


def data_of(content: bytes) -> Plain:
    """The data in a script of the index.

    Raises:
        ValueError: the content is not such a script.
    """
    text = content.decode()
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def gaps(numbers: Sequence[int]) -> list[int]:
    """Numbers as the steps between them, which have fewer digits."""
    return [number - before for before, number in zip((0, *numbers), numbers, strict=False)]


def numbers(steps: Iterable[int]) -> list[int]:
    """The numbers whose steps `gaps` has made."""
    result, last = [], 0
    for step in steps:
        last += step
        result.append(last)
    return result
