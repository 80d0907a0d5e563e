"""The codes of an index, by key and by symbol; the twin of templates/theme/scripts/lookup/shelf.js."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import cached_property

from eventkb.lookup.index import Index
from eventkb.model.coderecord import CodeRecord, Directory, Filed, TableRecord
from eventkb.model.codes import Key, based, bits
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.shards import Plain


@frozen_dataclass(slots=False)
class Shelf:
    """The codes of an index."""

    index: Index
    kept: dict[Key, Filed] = field(default_factory=dict)

    @cached_property
    def directory(self) -> Directory:
        return Directory.restored(self.index.shard(self.index.manifest.codes))

    @property
    def tables(self) -> tuple[TableRecord, ...]:
        return self.directory.tables

    def filed(self, key: Key) -> Filed:
        """What is filed under a key; empty if nothing is."""
        if key not in self.kept:
            row = _row(self.index, self.directory.of(key), key)
            self.kept[key] = Filed.restored(row) if row else Filed()
        return self.kept[key]

    def keys(self, symbol: str) -> tuple[Key, ...]:
        """The keys of a symbol in lower case."""
        row = _row(self.index, self.directory.symbols.within(symbol, symbol), symbol)
        return tuple(row[1]) if row else ()


def with_base(number: int, place: int, table: TableRecord, shelf: Shelf) -> Iterator[CodeRecord]:
    """The codes of a table to which a base was added."""
    for key in based(number, table.base) or ():
        yield from of_table(key, place, shelf)


def flags_of(number: Key, place: int, shelf: Shelf) -> Iterator[CodeRecord]:
    """The codes that a number is the sum of, unless it is one code itself."""
    if isinstance(number, int) and not list(of_table(number, place, shelf)):
        yield from (record for bit in bits(number) for record in of_table(bit, place, shelf))


def of_table(key: Key, place: int, shelf: Shelf) -> Iterator[CodeRecord]:
    """The codes that the table in a place has under a key."""
    return (record for record in shelf.filed(key).codes if record.table == place)


def _row(index: Index, names: Iterable[str], key: Key) -> Plain:
    """What a shard has under a key, or None."""
    for name in names:
        part = index.shard(name)
        place = bisect_left(part, key, key=lambda row: row[0])
        if place < len(part) and part[place][0] == key:
            return part[place]
    return None
