"""Which articles mention a code: in their texts, or in the values that their cases are about."""

import re
from collections.abc import Iterator, Mapping, Sequence

from eventkb.model.case import event_cases
from eventkb.model.catalogue import Definitions
from eventkb.model.codes import CodeTable, Key, Notation, named, number, written_key
from eventkb.model.event import Event, EventKey, prose
from eventkb.model.speaking import Speaking, Standing

SPOKEN = re.compile(
    r"(?<![0-9A-Za-z])0[xX][0-9A-Fa-f]{3,8}(?![0-9A-Za-z])"
    r"|(?<![\w.-])-[0-9]{3,10}(?!\w|\.\d)"
    r"|(?<![0-9A-Za-z.])[245](?:\.[0-9]{1,3}){2}(?![0-9A-Za-z]|\.[0-9])"
    r"|%%[0-9]{2,5}"
    r"|[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]+"
)
"""What is a code in a text: hexadecimal, negative, an enhanced status code, a parameter, a symbol."""

SHORT = 0x10000
"""A number below it means something else in each family of codes: 0xE is one of Kerberos and one of Win32."""

SUMMARY = "summary"

Said = tuple[Key, Standing, frozenset[str]]
"""A code of an article: its key, what it is there, and its tables."""
Symbols = Mapping[str, tuple[Key, frozenset[str]]]
"""The key of each symbol in lower case, and the tables that have it."""


def spoken(definitions: Definitions, tables: Sequence[CodeTable]) -> Mapping[Key, tuple[Speaking, ...]]:
    """The events whose articles mention a code, by its key: those that it matters most to first."""
    symbols = _symbols(tables)
    events: dict[Key, dict[EventKey, Speaking]] = {}
    for key, event in definitions.by_key.items():
        for code, standing, own in (*_of_cases(event, definitions.tables, symbols), *_written(event, symbols)):
            _add(events.setdefault(code, {}), Speaking(key, standing, own if _is_short(code) else frozenset()))
    return {
        code: tuple(sorted(by_event.values(), key=lambda speaking: speaking.standing))
        for code, by_event in events.items()
    }


def _add(known: dict[EventKey, Speaking], speaking: Speaking) -> None:
    """Adds an event; of an event that is there already, the better standing counts, and the tables of both."""
    before = known.get(speaking.event)
    if before is None:
        known[speaking.event] = speaking
        return
    is_any = not before.tables or not speaking.tables
    tables = frozenset() if is_any else before.tables | speaking.tables
    known[speaking.event] = Speaking(speaking.event, min(before.standing, speaking.standing), tables)


def _is_short(code: Key) -> bool:
    return isinstance(code, int) and code < SHORT


def _symbols(tables: Sequence[CodeTable]) -> Symbols:
    keys = {symbol: key for table in reversed(tables) for symbol, key in table.by_symbol.items()}
    names: dict[str, set[str]] = {}
    for table in tables:
        for symbol, key in table.by_symbol.items():
            if keys[symbol] == key:
                names.setdefault(symbol, set()).add(table.name)
    return {symbol: (key, frozenset(names[symbol])) for symbol, key in keys.items()}


def _written(event: Event, symbols: Symbols) -> Iterator[Said]:
    """What an event has in its texts that looks like a code."""
    for passage in prose(event):
        standing = Standing.SUBJECT if passage.path[-1] == SUMMARY else Standing.MENTION
        for value in passage.text.values.values():
            for match in SPOKEN.finditer(value):
                code, tables = _key(match[0], symbols)
                if code is not None:
                    yield code, standing, tables


def _of_cases(event: Event, tables: Mapping[str, CodeTable], symbols: Symbols) -> Iterator[Said]:
    """The codes that cases of an event are for. A symbol that no table has is filed by its letters."""
    for event_case in event_cases(event, tables):
        for condition, values in event_case.conditions:
            own = named(tables, event_case.codes.get(condition.name, ()))
            for value in values:
                keys = {(key, table.name) for table in own if (key := table.key(value.value)) is not None}
                for key, name in sorted(keys, key=str):
                    yield key, Standing.CASE, frozenset({name})
                if not keys and SPOKEN.fullmatch(value.value):
                    code, names = _key(value.value, symbols)
                    yield (value.value.lower() if code is None else code), Standing.CASE, names


def _key(written: str, symbols: Symbols) -> tuple[Key | None, frozenset[str]]:
    """The key of what looks like a code, and the tables that it is from; none where only the number is known."""
    if written.lower() in symbols:
        return symbols[written.lower()]
    if written.startswith("%%"):
        return written, frozenset()
    value = number(written)
    return value if value is not None else written_key(Notation.PATTERN, written), frozenset()
