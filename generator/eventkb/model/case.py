"""The cases of an event: their addresses, and which of them applies to a reader's values.

Values are compared by keys, so that the browser needs no code tables. The keys of a case's value are made once, when a
site is built, and are all forms in which a program may write the value: `-1018` is also `#4294966278` and the symbol.
Those of a reader's value are made by `keys_of` or by its twin in `theme/scripts/lookup/case.js`. Two values are equal
if they share a key; that is the case where `model.codes.same_value` says so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import chain

from eventkb.model.address import slug
from eventkb.model.codes import CLOSING, LOW, OPENING, CodeTable, Notation, named, same_value, with_any, written_key
from eventkb.model.diagnostic import Path
from eventkb.model.event import Case, Condition, Event, Insertion, cases
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.text import Text, plain

PREFIX = "case-"
"""How the address of a case begins, after `#`."""

WHOLE, WITHIN, PARTS, SYMBOL = "#", "~", ".", "@"
"""How keys begin: of a number, of a hexadecimal number within a text, of a code such as `5.7.1`, of a symbol."""

Keys = frozenset[str]
When = tuple[tuple[int, tuple[str, ...]], ...]
"""Conditions for a program: the number of an insertion string, and the keys of which its value must have one."""


@frozen_dataclass(kw_only=True)
class CaseValue:
    """A value of a condition: its symbol, if a table has it, and its keys. `is_known` says whether a table has it."""

    value: str
    symbol: str | None
    keys: Keys
    is_known: bool


@frozen_dataclass(kw_only=True)
class EventCase:
    """A case in its event. `number` counts from 1 in the list that the file has.

    `versions` are those of the variant that has the case, empty for the event's own. `anchor` is the part of its
    address after `#`. `numbers` are the insertion strings by the names that its conditions use, `codes` the names of
    their code tables; `values` are the values of each condition.
    """

    case: Case
    path: Path
    number: int
    versions: tuple[str, ...]
    anchor: str
    numbers: Mapping[str, int] = field(hash=False)
    codes: Mapping[str, tuple[str, ...]] = field(hash=False)
    values: tuple[tuple[CaseValue, ...], ...] = ()

    @property
    def when(self) -> When:
        """The conditions with all keys. A name that no insertion string has is 0, which has no value."""
        return tuple(
            (self.numbers.get(condition.name, 0), tuple(sorted({key for value in values for key in value.keys})))
            for condition, values in self.conditions
        )

    @property
    def conditions(self) -> Iterator[tuple[Condition, tuple[CaseValue, ...]]]:
        """Each condition with its values."""
        return zip(self.case.when, self.values, strict=True)

    @property
    def title(self) -> Text:
        """The title; without one, the values with their symbols."""
        return self.case.title or plain(self.in_words)

    @property
    def in_words(self) -> str:
        """The values with their symbols; with the names of the insertion strings, where there are several."""
        lists = [(condition.name, ", ".join(map(_in_words, values))) for condition, values in self.conditions]
        return lists[0][1] if len(lists) == 1 else "; ".join(f"{name} {values}" for name, values in lists)


def event_cases(event: Event, tables: Mapping[str, CodeTable]) -> tuple[EventCase, ...]:
    """The event's own cases, then those of its variants, each with its address. `tables` are all code tables."""
    listed: list[EventCase] = []
    taken: set[str] = set()
    for path, case in cases(event):
        variant = event.variants[int(path[-3])] if path[-4:-3] == ("variants",) else None
        versions = variant.versions if variant else ()
        own = variant.insertions if variant else None
        insertions = event.insertions if own is None else own
        anchor = _anchor(case, int(path[-1]) + 1, versions, taken)
        taken.add(anchor)
        listed.append(
            EventCase(
                case=case,
                path=path,
                number=int(path[-1]) + 1,
                versions=versions,
                anchor=anchor,
                numbers=insertion_numbers_by_name(insertions),
                codes={insertion.name: insertion.codes for insertion in insertions if insertion},
                values=tuple(_values(condition, insertions, tables) for condition in case.when),
            )
        )
    return tuple(listed)


def insertion_numbers_by_name(insertions: Sequence[Insertion | None]) -> dict[str, int]:
    """The numbers of insertion strings, from 1, by their names."""
    return {insertion.name: place for place, insertion in enumerate(insertions, 1) if insertion}


def applies(when: When, values: Mapping[int, str]) -> bool:
    """Whether all conditions are met by a reader's values, given by the numbers of their insertion strings."""
    return all(not keys_of(values.get(insertion, "")).isdisjoint(keys) for insertion, keys in when)


def keys_of(value: str) -> Keys:
    """The keys of a reader's value: its text, and the number or the code that is in it."""
    text = value.strip().lower()
    keys = {text, f"{SYMBOL}{text.lstrip(OPENING).rstrip(CLOSING)}"}
    whole, within = written_key(Notation.DECIMAL, value), written_key(Notation.HEX, value)
    if whole is not None:
        keys.add(f"{WHOLE}{whole}")
    elif within is not None:
        keys.add(f"{WITHIN}{within}")
    parts = written_key(Notation.PATTERN, value)
    if parts is not None:
        keys |= {f"{PARTS}{parts}", f"{PARTS}{with_any(str(parts))}"}
    return frozenset(keys)


def slug_of(case: Case) -> str:
    """The first value of a case as addresses have it; empty if no character of it can be in an address."""
    return slug(case.when[0].values[0])


def _values(
    condition: Condition, insertions: Sequence[Insertion | None], tables: Mapping[str, CodeTable]
) -> tuple[CaseValue, ...]:
    names = next((item.codes for item in insertions if item and item.name == condition.name), ())
    own = named(tables, names)
    return tuple(_value(value, own) for value in condition.values)


def _value(value: str, tables: Sequence[CodeTable]) -> CaseValue:
    codes = [code for table in tables if (code := table.code(value))]
    symbol = next((code.symbol for code in codes if code.symbol and code.symbol.lower() != value.strip().lower()), None)
    is_sum = any(table.explained(value) for table in tables)
    return CaseValue(value=value, symbol=symbol, keys=keys_in(value, tables), is_known=bool(codes) or is_sum)


def keys_in(value: str, tables: Sequence[CodeTable]) -> Keys:
    """The keys of a case's value: its text, and every form of it that its tables take for the same code.

    Many messages have the text of an error instead of its code, and the data of the event has `%%1053`; both are keys.
    """
    forms = [
        (f"{SYMBOL}{symbol.lower()}", symbol)
        for table in tables
        if (code := table.code(value)) and (symbol := code.symbol)
    ]
    for candidate in _numbers(value, tables):
        forms += [(f"{WHOLE}{candidate}", f"0x{candidate:x}"), (f"{WITHIN}{candidate}", f"? 0x{candidate:x}")]
    for table in tables:
        if table.notation is Notation.PATTERN and (key := table.key(value)) is not None:
            forms.append((f"{PARTS}{key}", str(key)))
    same = (key for key, form in forms if same_value(tables, value, form))
    return frozenset((value.strip().lower(), *same, *_in_messages(value, tables)))


def _in_messages(value: str, tables: Sequence[CodeTable]) -> Iterator[str]:
    """What a message has instead of a code: its text in each language, and `%%` before its decimal number."""
    for table in tables:
        if code := table.code(value):
            yield from (text.strip().lower() for text in code.text.values.values())
            if table.notation is Notation.DECIMAL:
                yield f"%%{code.code}"


def _numbers(value: str, tables: Sequence[CodeTable]) -> set[int]:
    """The numbers that may be the same code: with and without the base of each table."""
    keys = {key for table in tables if isinstance(key := table.key(value), int)}
    keys |= {table.without_base(key) for table in tables for key in keys}
    bases = [table.base for table in tables if table.base is not None]
    based = {base & ~LOW | low & LOW for base in bases for key in keys for low in (key, -key)}
    return keys | based


def _in_words(value: CaseValue) -> str:
    return f"{value.value} ({value.symbol})" if value.symbol else value.value


def _anchor(case: Case, number: int, versions: Iterable[str], taken: set[str]) -> str:
    """The address of a case: of its first value, and of more of the case where an earlier one has this address.

    One with the number of the case is the last resort, since it changes when cases are moved.
    """
    name, first = case.when[0].name, slug_of(case)
    candidates = [first, slug(f"{name} {first}"), slug(" ".join((first, *versions)))] if first else []
    numbered = (f"{number}-{count}" if count else f"{number}" for count in range(len(taken) + 1))
    anchors = (f"{PREFIX}{candidate}" for candidate in chain(candidates, numbered))
    return next(anchor for anchor in anchors if anchor not in taken)
