"""What the index writes about codes and `lookup` reads: a directory of tables and shards, and the codes of each key.

The directory is a shard of its own, so that a question without a code loads nothing of it.
"""

from collections.abc import Mapping
from typing import Self

from eventkb.model.codes import Key, Notation
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.shards import Plain, Shards, gaps, numbers

KIND = "codes"
"""The kind of the directory's shard."""


@frozen_dataclass(kw_only=True)
class TableRecord:
    """What `lookup` knows of a table. `words` are those that name it in a typed line; `is_reply` says that all its
    codes are replies of three digits, which may be before an enhanced code."""

    name: str
    titles: Mapping[Locale, str]
    notation: Notation
    base: int | None
    digits: int
    words: tuple[str, ...]
    is_reply: bool

    def plain(self) -> Plain:
        facts = [self.name, self.titles, self.notation.value, self.base, self.digits]
        return [*facts, self.words, int(self.is_reply)]

    @classmethod
    def restored(cls, plain: Plain) -> Self:
        name, titles, notation, base, digits, words, is_reply = plain
        return cls(
            name=name,
            titles=titles,
            notation=Notation(notation),
            base=base,
            digits=digits,
            words=tuple(words),
            is_reply=bool(is_reply),
        )


@frozen_dataclass()
class CodeRecord:
    """A code of the table with a place in the directory."""

    table: int
    code: str
    symbol: str | None
    meaning: Mapping[Locale, str]


@frozen_dataclass()
class EventGroup:
    """Events whose articles mention a code, the first ones first. `standing` is a `Standing`.

    `tables` are the places of the tables that the code is from; without one it may be of any.
    """

    standing: int
    events: tuple[int, ...]
    tables: tuple[int, ...] = ()

    def plain(self) -> Plain:
        return [self.standing, gaps(self.events), *([self.tables] if self.tables else [])]

    @classmethod
    def restored(cls, plain: Plain) -> Self:
        standing, steps, *tables = plain
        return cls(standing, tuple(numbers(steps)), tuple(*tables))


@frozen_dataclass()
class Filed:
    """What is filed under a key: its codes, and the events whose articles mention it, in groups."""

    codes: tuple[CodeRecord, ...] = ()
    groups: tuple[EventGroup, ...] = ()

    @classmethod
    def restored(cls, plain: Plain) -> Self:
        _, codes, groups = plain
        return cls(tuple(CodeRecord(*code) for code in codes), tuple(map(EventGroup.restored, groups)))


@frozen_dataclass()
class Directory:
    """The tables, the best first, and the shards: codes by number, codes by text, keys by symbol."""

    tables: tuple[TableRecord, ...]
    numbers: Shards
    texts: Shards
    symbols: Shards

    def of(self, key: Key) -> tuple[str, ...]:
        """The shards that can contain a key."""
        return self.numbers.within(key, key) if isinstance(key, int) else self.texts.within(key, key)

    def plain(self) -> Plain:
        shards = (self.numbers, self.texts, self.symbols)
        return [[table.plain() for table in self.tables], *(part.plain() for part in shards)]

    @classmethod
    def restored(cls, plain: Plain) -> Self:
        tables, *parts = plain
        numbers, texts, symbols = map(Shards.restored, parts)
        return cls(tuple(map(TableRecord.restored, tables)), numbers, texts, symbols)
