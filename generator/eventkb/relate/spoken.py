"""Which articles mention a code: in their texts, or in the values that their cases are about."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Self

from eventkb.model.case import event_cases
from eventkb.model.catalogue import Definitions
from eventkb.model.codes import CodeTable, Key, Notation, named, number, written_key
from eventkb.model.contents import prose_texts
from eventkb.model.event import Event, EventKey
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

DASHED, DOTTED = re.compile("-[0-9]{3}"), re.compile(r"\.(?<=[245]\.)[0-9]")
"""What negative numbers and enhanced status codes contain, and few texts. A search leaps from one sign to the next."""

BORDER = "\0"
"""What is between texts that are searched together. No code goes beyond it."""

WrittenIn = Callable[[Event], Iterable[str]]
"""Finds what looks like a code in an event's texts."""

Said = tuple[Key, Standing, frozenset[str]]
"""A code of an article: its key, what it is there, and its tables."""
Symbols = Mapping[str, tuple[Key, frozenset[str]]]
"""The key of each symbol in lower case, and the tables that have it."""

SymbolsOf = Callable[[], Symbols]
"""Returns the symbols of all tables. They are only asked for where an article mentions a code."""


def written(event: Event) -> Iterator[str]:
    """What looks like a code in an event's texts."""
    return codes_in(BORDER.join([value for text in prose_texts(event) for value in text.values.values()]))


def subjects(event: Event) -> frozenset[str]:
    """What looks like a code in an event's summary: what the article is about."""
    return frozenset(codes_in(BORDER.join(event.summary.values.values())) if event.summary else ())


def codes_in(text: str) -> Iterator[str]:
    """What looks like a code in a text, or in several that are joined by `BORDER`. Most have none."""
    has_sign = "_" in text or "0x" in text or "0X" in text or "%%" in text
    if has_sign or DASHED.search(text) or DOTTED.search(text):
        yield from (match[0] for match in SPOKEN.finditer(text))


class Spoken:
    """The events whose articles mention a code, of which some can be exchanged."""

    def __init__(self) -> None:
        self._tables: tuple[object, ...] = ()
        self._symbols: SymbolsOf = dict
        self._by_event: dict[EventKey, Mapping[Key, Speaking]] = {}
        self._by_code: dict[Key, dict[EventKey, Speaking]] = {}
        self._speaking: Mapping[Key, tuple[Speaking, ...]] = {}

    @classmethod
    def of(
        cls, speaking: Mapping[Key, tuple[Speaking, ...]], definitions: Definitions, tables: Sequence[CodeTable]
    ) -> Self:
        """What was known when these events mentioned a code, each in the articles of some definitions."""
        spoken = cls()
        spoken._tables, spoken._symbols = (tuple(tables), definitions.tables), cache(partial(_symbols, tables))
        spoken._speaking = speaking
        by_event: dict[EventKey, dict[Key, Speaking]] = {}
        for code, sayings in speaking.items():
            spoken._by_code[code] = {saying.event: saying for saying in sayings}
            for saying in sayings:
                by_event.setdefault(saying.event, {})[code] = saying
        spoken._by_event.update(by_event)
        return spoken

    def renewed(
        self,
        definitions: Definitions,
        tables: Sequence[CodeTable],
        changed: Iterable[EventKey],
        written_in: WrittenIn = written,
    ) -> Mapping[Key, tuple[Speaking, ...]]:
        """The events that mention a code, by its key: those that it matters most to first.

        `changed` are the events that differ from those of the last definitions. With other tables, all are read again.
        """
        if self._tables != (decisive := (tuple(tables), definitions.tables)):
            self._tables, self._symbols = decisive, cache(partial(_symbols, tables))
            self._by_event, self._by_code, self._speaking, changed = {}, {}, {}, definitions.by_key
        codes: set[Key] = set()
        for key in changed:
            codes.update(self._remove(key))
            if event := definitions.by_key.get(key):
                codes.update(self._add(event, definitions.tables, written_in(event)))
        if codes:
            new = {
                code: tuple(sorted(self._by_code[code].values(), key=_rank)) for code in codes & self._by_code.keys()
            }
            others = {code: speaking for code, speaking in self._speaking.items() if code not in codes}
            self._speaking = dict(sorted((others | new).items(), key=_order))
        return self._speaking

    def _remove(self, key: EventKey) -> Iterator[Key]:
        for code in self._by_event.pop(key, {}):
            del self._by_code[code][key]
            if not self._by_code[code]:
                del self._by_code[code]
            yield code

    def _add(self, event: Event, tables: Mapping[str, CodeTable], codes: Iterable[str]) -> Iterator[Key]:
        sayings: dict[Key, Speaking] = {}
        in_texts = _in_texts(event, codes, self._symbols)
        for code, standing, own in (*_of_cases(event, tables, self._symbols), *in_texts):
            speaking = Speaking(event.key, standing, own if _is_short(code) else frozenset())
            sayings[code] = _joined(sayings[code], speaking) if code in sayings else speaking
        if sayings:
            self._by_event[event.key] = sayings
        for code, speaking in sayings.items():
            self._by_code.setdefault(code, {})[event.key] = speaking
            yield code


def _joined(speaking: Speaking, other: Speaking) -> Speaking:
    """Two ways in which an event speaks of a code as one: the better standing counts, and the tables of both."""
    is_any = not speaking.tables or not other.tables
    tables = frozenset() if is_any else speaking.tables | other.tables
    return Speaking(speaking.event, min(speaking.standing, other.standing), tables)


def _rank(speaking: Speaking) -> tuple[Standing, EventKey]:
    return speaking.standing, speaking.event


def _order(item: tuple[Key, object]) -> tuple[bool, Key]:
    """The order of codes: numbers before texts."""
    return isinstance(item[0], str), item[0]


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


def _in_texts(event: Event, codes: Iterable[str], symbols: SymbolsOf) -> Iterator[Said]:
    """The codes of an event's texts; one of its summary is what the article is about."""
    own: frozenset[str] | None = None
    for code in codes:
        own = subjects(event) if own is None else own
        key, tables = _key(code, symbols())
        if key is not None:
            yield key, Standing.SUBJECT if code in own else Standing.MENTION, tables


def _of_cases(event: Event, tables: Mapping[str, CodeTable], symbols: SymbolsOf) -> Iterator[Said]:
    """The codes that cases of an event are for. A symbol that no table has is filed by its letters."""
    for event_case in event_cases(event, tables):
        for condition, values in event_case.conditions:
            own = named(tables, event_case.codes.get(condition.name, ()))
            for value in values:
                keys = {(key, table.name) for table in own if (key := table.key(value.value)) is not None}
                for key, name in sorted(keys, key=str):
                    yield key, Standing.CASE, frozenset({name})
                if not keys and SPOKEN.fullmatch(value.value):
                    code, names = _key(value.value, symbols())
                    yield (value.value.lower() if code is None else code), Standing.CASE, names


def _key(code: str, symbols: Symbols) -> tuple[Key | None, frozenset[str]]:
    """The key of what looks like a code, and the tables that it is from; none where only the number is known."""
    if code.lower() in symbols:
        return symbols[code.lower()]
    if code.startswith("%%"):
        return code, frozenset()
    value = number(code)
    return value if value is not None else written_key(Notation.PATTERN, code), frozenset()
