"""Which articles mention a code: in their texts, or in the values that their cases are about."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from eventkb.model.case import event_cases
from eventkb.model.catalogue import Definitions
from eventkb.model.codes import CodeTable, Key, Notation, named, number, written_key
from eventkb.model.event import Event, EventKey, prose

SPOKEN = re.compile(
    r"(?<![0-9A-Za-z])0[xX][0-9A-Fa-f]{3,8}(?![0-9A-Za-z])"
    r"|(?<![\w.-])-[0-9]{3,10}(?![\w.])"
    r"|(?<![0-9A-Za-z.])[245](?:\.[0-9]{1,3}){2}(?![0-9A-Za-z]|\.[0-9])"
    r"|%%[0-9]{2,5}"
    r"|[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]+"
)
"""What is a code in a text: hexadecimal, negative, an enhanced status code, a parameter, a symbol."""


DIGIT_OR_JOINT = re.compile("[0-9_]")
"""What each code has, and most sentences haven't."""

WrittenIn = Callable[[Event], Iterable[str]]
"""Finds what looks like a code in an event's texts."""


def written(event: Event) -> Iterator[str]:
    """What looks like a code in an event's texts."""
    for passage in prose(event):
        for value in passage.text.values.values():
            if DIGIT_OR_JOINT.search(value):
                yield from (match[0] for match in SPOKEN.finditer(value))


def spoken(
    definitions: Definitions, tables: Sequence[CodeTable], written_in: WrittenIn = written
) -> Mapping[Key, tuple[EventKey, ...]]:
    """The events whose articles mention a code, by its key."""
    symbols = {symbol: key for table in reversed(tables) for symbol, key in table.by_symbol.items()}
    events: dict[Key, dict[EventKey, None]] = {}
    for key, event in definitions.by_key.items():
        in_texts = (code for text in written_in(event) if (code := _key(text, symbols)) is not None)
        for code in (*in_texts, *_of_cases(event, definitions.tables, symbols)):
            events.setdefault(code, {})[key] = None
    return {code: tuple(keys) for code, keys in events.items()}


def _of_cases(event: Event, tables: Mapping[str, CodeTable], symbols: Mapping[str, Key]) -> Iterator[Key]:
    """The codes that cases of an event are for. A symbol that no table has is filed by its letters."""
    for event_case in event_cases(event, tables):
        for condition, values in event_case.conditions:
            own = named(tables, event_case.codes.get(condition.name, ()))
            for value in values:
                keys = {key for table in own if (key := table.key(value.value)) is not None}
                if not keys and SPOKEN.fullmatch(value.value):
                    key = _key(value.value, symbols)
                    keys = {value.value.lower() if key is None else key}
                yield from keys


def _key(code: str, symbols: Mapping[str, Key]) -> Key | None:
    if code.lower() in symbols:
        return symbols[code.lower()]
    if code.startswith("%%"):
        return code
    value = number(code)
    return value if value is not None else written_key(Notation.PATTERN, code)
