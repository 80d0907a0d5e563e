"""Code tables: what `0x80070005`, `-1018` or `5.7.1` are called and mean, and which notations are the same code.

A code is compared by its key: for a number its unsigned 32 bits, for any other notation the folded text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from functools import cached_property

from eventkb.model.frozen import frozen_dataclass
from eventkb.model.imported import Imported
from eventkb.model.text import Text, Translation

Key = int | str
"""What makes two notations of a code equal, within one table."""

BITS, SIGN, LOW = 0xFFFFFFFF, 0x80000000, 0xFFFF

BLANKS = " \t\r\n"
OPENING, CLOSING = f"{BLANKS}([{{\"'", f"{BLANKS})]}}\"'.,;:"
NUMBER = re.compile(r"0[xX]([0-9a-fA-F]{1,16})|(-?[0-9]{1,10})|([0-9a-fA-F]{8})")
"""Hexadecimal, decimal, or eight hexadecimal digits without a sign of it, as in `C000006D`."""

FIRST_NUMBER = re.compile(
    r"(?:0[xX][0-9a-fA-F]{1,16}|-?[0-9]{1,10})(?=$|[\s)\]}\"',;]|:(?!\d)|-(?:\D|[245]\.)|\.(?:\s|$))"
)
HEXADECIMAL = re.compile(r"(?<![0-9A-Za-z])0[xX][0-9a-fA-F]{1,16}(?![0-9A-Za-z])")
BRACKETED = re.compile(r"[A-Z]\(([0-9a-fA-F]{8})(?![0-9A-Za-z])")
"""Hexadecimal digits behind their symbol, as in `STATUS_IO_TIMEOUT(c00000b5)`."""
PATTERN = re.compile(r"(?<![0-9A-Za-z.])(?:[0-9]|[xX])(?:\.[0-9]{1,3}){2}(?![0-9A-Za-z]|\.[0-9])")
ANY = "x"
"""In a key of notation `pattern`, the first part that stands for one digit."""


class Notation(StrEnum):
    """How a table writes its codes. A value of `flags` is the sum of codes; `X.7.1` of `pattern` fits any digit."""

    HEX = "hex"
    DECIMAL = "decimal"
    TEXT = "text"
    FLAGS = "flags"
    PATTERN = "pattern"


NUMBERS = frozenset({Notation.HEX, Notation.DECIMAL, Notation.FLAGS})
"""The notations whose codes are numbers of 32 bits."""


@frozen_dataclass()
class Code:
    """A code as its table writes it. `text` is what it means, literally; `action` is Markdown."""

    code: str
    text: Text
    symbol: str | None = None
    action: Text | None = None


@frozen_dataclass(slots=False, kw_only=True)
class CodeTable:
    """A table of codes.

    `file` is the definition in the project, empty for a table that comes with the package. `base` is a number whose
    low 16 bits may contain a code of this table, as 0x80070000 does for Win32. `digits` is the number of leading digits
    by which a long table is split into pages, 0 for a table on one page.
    """

    name: str
    title: Text
    notation: Notation
    codes: tuple[Code, ...]
    file: str = ""
    origin: str = ""
    licence: str = ""
    base: int | None = None
    digits: int = 0
    imported: Imported | None = None
    translation: Translation = field(default_factory=dict)

    @cached_property
    def by_key(self) -> Mapping[Key, Code]:
        """The codes by key; of two codes with the same key the first."""
        codes: dict[Key, Code] = {}
        for code in self.codes:
            key = written_key(self.notation, code.code)
            if key is not None:
                codes.setdefault(key, code)
        return codes

    @cached_property
    def by_symbol(self) -> Mapping[str, Key]:
        """The keys by symbol in lower case."""
        return {code.symbol.lower(): key for key, code in reversed(list(self.by_key.items())) if code.symbol}

    @cached_property
    def has_negative(self) -> bool:
        """Whether the table's errors are its negative numbers, so that a base is added to these only."""
        return any(code.code.startswith("-") for code in self.codes)

    def key(self, written: str) -> Key | None:
        """The key of a value in any notation: `0x8007000E`, `-2147024882`, `E_OUTOFMEMORY`, `(14)`.

        None for a text that is no code of this notation. A key need not be one of the table's codes.
        """
        symbol = self.by_symbol.get(_bare(written).lower())
        if symbol is not None:
            return symbol
        key = written_key(self.notation, written)
        return self.without_base(key) if isinstance(key, int) else key

    def code(self, written: str) -> Code | None:
        """The code of a value in any notation, or None if the table doesn't have it."""
        key = self.key(written)
        return None if key is None else self.with_key(key)

    def with_key(self, key: Key) -> Code | None:
        """The code with a key; one of a pattern fits any first digit."""
        if key not in self.by_key and self.notation is Notation.PATTERN:
            key = with_any(str(key))
        return self.by_key.get(key)

    def explained(self, written: str) -> tuple[Code, ...]:
        """The codes of a value: one, or of `flags` all that the value is the sum of; none if the table has none."""
        code = self.code(written)
        if code or self.notation is not Notation.FLAGS:
            return (code,) if code else ()
        key = self.key(written)
        return tuple(self.by_key[bit] for bit in bits(key) if bit in self.by_key) if isinstance(key, int) else ()

    def same(self, written: str, other: str) -> bool:
        """Whether two values are the same code in this table."""
        key, other_key = self.key(written), self.key(other)
        if key is None or other_key is None:
            return False
        return key == other_key or (self.notation is Notation.PATTERN and _fits(str(key), str(other_key)))

    def without_base(self, number: int) -> int:
        """The number of a code, without the base that was added to it."""
        if number in self.by_key:
            return number
        low, negative = based(number, self.base) or (number, number)
        return negative if negative in self.by_key and low not in self.by_key else low


def same_value(tables: Iterable[CodeTable], written: str, other: str) -> bool:
    """Whether two values of an insertion string are equal: by its tables, or as texts without case."""
    if written.strip().lower() == other.strip().lower():
        return True
    own = tuple(tables)
    return any(table.same(written, other) for table in own) or not _numbers(own, written).isdisjoint(
        _numbers(own, other)
    )


def _numbers(tables: Sequence[CodeTable], written: str) -> set[int]:
    """The numbers that a value is in some tables: `E_OUTOFMEMORY` is 14 where one has it and another its base."""
    keys = {key for table in tables if isinstance(key := table.key(written), int)}
    return {table.without_base(key) for table in tables for key in keys if table.notation in NUMBERS}


def written_key(notation: Notation, written: str) -> Key | None:
    """The key of a code as it is written, without its symbol; None if it doesn't fit the notation.

    A value may have more after its code, as in `550 5.7.1 Unable to relay`.
    """
    if notation is Notation.TEXT:
        return written.strip(BLANKS).lower() or None
    if notation is Notation.PATTERN:
        match = PATTERN.search(written)
        return match[0].lower() if match else None
    text = _bare(written)
    whole = number(text)
    if whole is not None:
        return whole
    part = FIRST_NUMBER.match(text) or (HEXADECIMAL.search(text) if notation is not Notation.DECIMAL else None)
    bracketed = BRACKETED.search(text) if part is None and notation is not Notation.DECIMAL else None
    return number(part[0]) if part else int(bracketed[1], 16) if bracketed else None


def number(written: str) -> int | None:
    """A number of 32 bits, signed or unsigned, in hexadecimal or decimal digits; None for any other text.

    Sixteen hexadecimal digits are read where they are 32 bits with zeros or the sign before them.
    """
    match = NUMBER.fullmatch(written)
    if not match:
        return None
    if match[2]:
        value = int(match[2])
        return value & BITS if -SIGN <= value <= BITS else None
    value = int(match[1] or match[3], 16)
    return value & BITS if value <= BITS or value >> 31 == (BITS << 1 | 1) else None


def fits(notation: Notation, code: str) -> bool:
    """Whether a table of a notation can have a code that is written so."""
    key = written_key(notation, code)
    if key is None or code != code.strip():
        return False
    match notation:
        case Notation.HEX | Notation.FLAGS:
            return re.fullmatch("0x[0-9A-Fa-f]{1,8}", code) is not None
        case Notation.DECIMAL:
            return re.fullmatch("-?[0-9]{1,10}", code) is not None
        case Notation.PATTERN:
            return PATTERN.fullmatch(code) is not None
    return True


def leading(notation: Notation, digits: int, code: str) -> str:
    """The first digits of a code, by which a long table is split into pages; empty where `digits` is 0.

    A decimal number counts with five digits, so that `1722` is among those with 01.
    """
    if notation in {Notation.HEX, Notation.FLAGS}:
        return f"{int(code, 16):08x}"[:digits]
    if notation is Notation.DECIMAL:
        return f"{abs(int(code)):05}"[:digits]
    return code.lower()[:digits]


def based(number: int, base: int | None) -> tuple[int, int] | None:
    """The two codes that a number with a base may be, since a base takes a code's absolute value; None without one."""
    if base is None or number >> 16 != base >> 16:
        return None
    return number & LOW, -(number & LOW) & BITS


def with_any(key: str) -> str:
    """The key of a pattern that fits any first digit."""
    return ANY + key[1:]


def bits(number: int) -> Iterator[int]:
    """The bits of a number as numbers, the smallest first."""
    return (1 << place for place in range(32) if number >> place & 1)


def named(tables: Mapping[str, CodeTable], names: Sequence[str]) -> tuple[CodeTable, ...]:
    """The tables with some names, in their order; names that no table has are left out."""
    return tuple(tables[name] for name in names if name in tables)


def _bare(written: str) -> str:
    return written.lstrip(OPENING).rstrip(CLOSING)


def _fits(key: str, other: str) -> bool:
    return ANY in (key[0], other[0]) and key[1:] == other[1:]
