"""Which articles speak of a code: in their texts, or in the values that their cases are about."""

import re
from collections.abc import Iterator, Mapping, Sequence

from eventkb.model.catalogue import Definitions
from eventkb.model.codes import CodeTable, Key, Notation, number, written_key
from eventkb.model.event import Event, EventKey, prose

SPOKEN = re.compile(
    r"(?<![0-9A-Za-z])0[xX][0-9A-Fa-f]{3,8}(?![0-9A-Za-z])"
    r"|(?<![\w.-])-[0-9]{3,10}(?![\w.])"
    r"|(?<![0-9A-Za-z.])[245](?:\.[0-9]{1,3}){2}(?![0-9A-Za-z]|\.[0-9])"
    r"|%%[0-9]{2,5}"
    r"|[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]+"
)
"""What is a code in a text: hexadecimal, negative, an enhanced status code, a parameter, a symbol."""


def spoken(definitions: Definitions, tables: Sequence[CodeTable]) -> Mapping[Key, tuple[EventKey, ...]]:
    """The events whose articles speak of a code, by its key."""
    symbols = {symbol: key for table in reversed(tables) for symbol, key in table.by_symbol.items()}
    events: dict[Key, dict[EventKey, None]] = {}
    for key, event in definitions.by_key.items():
        for written in _written(event):
            code = _key(written, symbols)
            if code is not None:
                events.setdefault(code, {})[key] = None
    return {code: tuple(keys) for code, keys in events.items()}


def _written(event: Event) -> Iterator[str]:
    """What an event has in its texts, or in the conditions of its cases, that looks like a code."""
    for passage in prose(event):
        for value in passage.text.values.values():
            yield from (match[0] for match in SPOKEN.finditer(value))
    for case in event.cases:
        for condition in case.when:
            yield from (value for value in condition.values if SPOKEN.fullmatch(value))


def _key(written: str, symbols: Mapping[str, Key]) -> Key | None:
    if written.lower() in symbols:
        return symbols[written.lower()]
    if written.startswith("%%"):
        return written
    value = number(written)
    return value if value is not None else written_key(Notation.PATTERN, written)
