"""The cases of an event: their addresses, and which of them applies to a reader's values.

Values are compared by keys. The keys of a case's values are made once, when a site is built; those of a reader's value
are made by `keys_of` or, in the browser, by its twin in `theme/scripts/lookup/case.js`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from eventkb.model.address import slug
from eventkb.model.diagnostic import Path
from eventkb.model.event import Case, Event, Insertion, cases
from eventkb.model.text import Text, plain

PREFIX = "case-"
"""How the address of a case begins, after `#`."""

NUMBER = re.compile(r"[-+]?[0-9]{1,20}|0x[0-9a-f]{1,16}")
IN_TWO_NOTATIONS = re.compile(r"(\S+)\s+\((\S+)\)")
"""As programs write an error for people: `-1018 (0xfffffc06)`."""

Keys = tuple[str, ...]
When = tuple[tuple[int, Keys], ...]
"""Conditions for a program: the number of an insertion string, and the keys of which its value must have one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCase:
    """A case in its event. `number` counts from 1 in the list that the file has.

    `versions` are those of the variant that has the case, empty for the event's own. `anchor` is the part of its
    address after `#`. `numbers` are the insertion strings by the names that its conditions use.
    """

    case: Case
    path: Path
    number: int
    versions: tuple[str, ...]
    anchor: str
    numbers: Mapping[str, int] = field(hash=False)

    @property
    def when(self) -> When:
        """The conditions with a key for each value. A name that no insertion string has is 0, which has no value."""
        return tuple(
            (self.numbers.get(condition.name, 0), tuple(map(key_of, condition.values))) for condition in self.case.when
        )

    @property
    def title(self) -> Text:
        """The title; without one, the values of the conditions."""
        return self.case.title or plain(values_in_words(self.case))


def event_cases(event: Event) -> tuple[EventCase, ...]:
    """The event's own cases, then those of its variants, each with its address."""
    listed: list[EventCase] = []
    taken: set[str] = set()
    for path, case in cases(event):
        number = int(path[-1]) + 1
        variant = event.variants[int(path[-3])] if path[-4:-3] == ("variants",) else None
        versions = variant.versions if variant else ()
        own = variant.insertions if variant else None
        anchor = _anchor(case, number, versions, taken)
        taken.add(anchor)
        listed.append(
            EventCase(
                case=case,
                path=path,
                number=number,
                versions=versions,
                anchor=anchor,
                numbers=insertion_numbers_by_name(event.insertions if own is None else own),
            )
        )
    return tuple(listed)


def insertion_numbers_by_name(insertions: Sequence[Insertion | None]) -> dict[str, int]:
    """The numbers of insertion strings, from 1, by their names."""
    return {insertion.name: number for number, insertion in enumerate(insertions, 1) if insertion}


def values_in_words(case: Case) -> str:
    """The values of a case as a title: `-327, -338`; with the names where there are several insertion strings."""
    if len(case.when) == 1:
        return ", ".join(case.when[0].values)
    return "; ".join(f"{condition.name} {', '.join(condition.values)}" for condition in case.when)


def keys_of(value: str) -> frozenset[str]:
    """The keys of a reader's value: its text, and the number that it is, whatever its notation.

    `-1018`, `4294966278`, `0xFFFFFC06` and `-1018 (0xfffffc06)` have the same key of a number.
    """
    text = value.strip().lower()
    match = IN_TWO_NOTATIONS.fullmatch(text)
    words = match.groups() if match else (text,)
    return frozenset((text, *(f"#{signed(word)}" for word in words if NUMBER.fullmatch(word))))


def applies(when: When, values: Mapping[int, str]) -> bool:
    """Whether all conditions are met by a reader's values, given by the numbers of their insertion strings."""
    return all(not keys_of(values.get(number, "")).isdisjoint(keys) for number, keys in when)


def signed(word: str) -> int:
    """A number as its bits are read with a sign: of 32 bits, or of 64 if it needs these."""
    number = int(word, 16) if word.startswith("0x") else int(word)
    for bits in (32, 64):
        if (1 << (bits - 1)) <= number < (1 << bits):
            return number - (1 << bits)
    return number


def slug_of(case: Case) -> str:
    """The first value of a case as addresses have it; empty if no character of it can be in an address."""
    return slug(case.when[0].values[0])


def key_of(value: str) -> str:
    """The key of a case's value."""
    text = value.strip().lower()
    return f"#{signed(text)}" if NUMBER.fullmatch(text) else text


def _anchor(case: Case, number: int, versions: Iterable[str], taken: set[str]) -> str:
    """The address of a case: of its first value, and of more of the case where an earlier one has this address.

    One with the number of the case is the last resort, since it changes when cases are moved.
    """
    name, first = case.when[0].name, slug_of(case)
    candidates = [first, slug(f"{name} {first}"), slug(" ".join((first, *versions)))] if first else []
    numbered = (f"{number}-{count}" if count else f"{number}" for count in range(len(taken) + 1))
    anchors = (f"{PREFIX}{candidate}" for candidate in chain(candidates, numbered))
    return next(anchor for anchor in anchors if anchor not in taken)
