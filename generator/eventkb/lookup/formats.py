"""What a paste format is: data that Python and the browser read alike, one file a format in `templates/formats/`.

`templates/formats/README.md` explains the keys.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, fields
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias, cast

from eventkb.model.frozen import frozen_dataclass

Words: TypeAlias = Mapping[str, str]
Plain: TypeAlias = Mapping[str, object]

DROPPED = str.maketrans("", "", " \t_-#@\u2010\u2011")
"""What names are compared without, so that `Event ID`, `event_id` and `EventID` are one."""

KEYS: Mapping[str, frozenset[str]] = {
    "labels": frozenset({"begin", "sign", "needs"}),
    "object": frozenset({"unlisted_are_values", "with_text", "without_id"}),
    "pattern": frozenset({"mark", "stamp", "pattern", "groups", "without_id"}),
    "table": frozenset({"separators", "with_labels"}),
    "xml": frozenset({"root", "with_text"}),
}
"""The families, and the keys that only their formats have."""
REQUIRED: Mapping[str, frozenset[str]] = {"pattern": frozenset({"pattern", "groups"}), "xml": frozenset({"root"})}
COMMON_KEYS = frozenset({"family", "order", "marks", "fields", "samples", "kinds"})
FIELDS = frozenset(
    {
        "source", "id", "full_id", "qualifiers", "guid", "channel", "level", "keywords", "category", "message",
        "values", "named", "xml", "data", "time", "computer", "user", "other", "text_id",
    }
)  # fmt: skip
"""What a name, a path or a group can be for."""
BESIDE = frozenset({"time", "computer", "user", "other"})
"""Fields that no answer reads: they decide nothing about the format either."""
PORTABLE = re.compile(r"(?:[^\\(]|\\[\[\](){}.*+?|^$\\/tn]|\((?!\?)|\(\?(?:[:=!]|<[=!]))*")
"""Patterns that Python and JavaScript read alike: no classes such as `\\w`, no names, no flags."""


class FormatFault(ValueError):
    """A file does not describe a paste format."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"paste format `{name}`: {message}")


class Ranked(NamedTuple):
    """The field that a name is for. Of several names for one field, the one with the lowest rank counts."""

    rank: int
    field: str


@frozen_dataclass(kw_only=True)
class Format:
    """One way to write entries down. `fields` leads from a folded name or path to a field such as `source`."""

    name: str
    family: str
    order: int
    marks: tuple[str, ...] = ()
    fields: Words = field(default_factory=dict)
    begin: str = ""
    sign: str = ""
    needs: tuple[str, ...] = ()
    unlisted_are_values: bool = False
    with_text: str = ""
    mark: str = ""
    stamp: str = ""
    pattern: str = ""
    groups: tuple[str, ...] = ()
    separators: tuple[str, ...] = ()
    with_labels: bool = False
    without_id: bool = False
    root: str = ""

    def is_possible(self, names: set[str]) -> bool:
        """Whether an entry with some names can be of this format: it has a mark, or the format needs none."""
        return not self.marks or not names.isdisjoint(self.marks)

    def known(self, names: set[str]) -> tuple[int, int]:
        """How many of some names are marks of this format, and how many are its own."""
        return len(names.intersection(self.marks)), len(names.intersection(self.fields))

    def ranked(self, fields: Words, labels: Words) -> Mapping[str, Ranked]:
        """All names with their fields: the format's own first, then those that many programs share, then labels."""
        names = {**labels, **fields, **self.fields} if self.with_labels else {**fields, **self.fields}
        order = dict.fromkeys((*self.fields, *fields, *names))
        return {name: Ranked(rank, names[name]) for rank, name in enumerate(order)}

    def plain(self) -> Plain:
        """The format as JSON has it, without what is empty."""
        values = {key.name: getattr(self, key.name) for key in fields(self)}
        return {key: value for key, value in values.items() if value}


class Candidate(NamedTuple):
    """A format that an entry may be written in, with its names."""

    format: Format
    names: Mapping[str, Ranked]


def candidates(formats: Iterable[Format], fields: Words, labels: Words) -> list[Candidate]:
    """Some formats with their names; `fields` and `labels` are those that all formats share."""
    return [Candidate(format, format.ranked(fields, labels)) for format in formats]


def marked(candidates: Iterable[Candidate], names: set[str]) -> list[Candidate]:
    """The formats that an entry with some names can have: those with the most marks and own names first."""
    possible = [candidate for candidate in candidates if candidate.format.is_possible(names)]
    return sorted(possible, key=lambda candidate: candidate.format.known(names), reverse=True)


def folded(name: str) -> str:
    """A name as names are compared."""
    return name.lower().translate(DROPPED)


def by_name(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """From each folded name of a table to the key that it is listed under; the first one counts."""
    keys: dict[str, str] = {}
    for key, names in table.items():
        for name in names:
            keys.setdefault(folded(name), key)
    return keys


def formats(files: Mapping[str, object]) -> tuple[Format, ...]:
    """The formats of some parsed files, by name, in the order in which they are asked.

    Raises:
        FormatFault: a file does not describe a format.
    """
    described = (_format(name, data) for name, data in files.items())
    return tuple(
        sorted(described, key=lambda format: (*_reading(format), not (format.marks or format.needs), format.name))
    )


def of_kinds(files: Mapping[str, object], kinds: Collection[str]) -> dict[str, object]:
    """The files of the formats that a site with sources of some kinds needs: those of these kinds, and of all."""
    return {name: data for name, data in files.items() if not _kinds(data) or not _kinds(data).isdisjoint(kinds)}


def _kinds(data: object) -> frozenset[str]:
    """The kinds of sources that a format is for; none for a format of all."""
    return frozenset(data.get("kinds", ())) if isinstance(data, dict) else frozenset()


def readings(ordered: Sequence[Format]) -> Iterator[tuple[str, list[Format]]]:
    """The formats of one family and one order, which are read together, with the name of the family."""
    for (_, family), together in groupby(ordered, key=_reading):
        yield family, list(together)


def _reading(format: Format) -> tuple[int, str]:
    return format.order, format.family


def restored(record: Plain) -> Format:
    """The format that `plain` wrote."""
    return Format(**{key: tuple(value) if isinstance(value, list) else value for key, value in record.items()})  # type: ignore[arg-type]


def _format(name: str, data: object) -> Format:
    if not isinstance(data, dict) or data.get("family") not in KEYS:
        raise FormatFault(name, f"`family` must be one of {', '.join(KEYS)}")
    family, order = data["family"], data.get("order")
    unknown = set(data) - COMMON_KEYS - KEYS[family]
    if unknown:
        raise FormatFault(name, f"`{min(unknown)}` is no key of the family {family}")
    missing = REQUIRED.get(family, frozenset()) - set(data)
    if missing:
        raise FormatFault(name, f"the family {family} needs `{min(missing)}`")
    if not isinstance(order, int):
        raise FormatFault(name, "`order` must be a number")
    values = {key: _value(name, key, data[key]) for key in KEYS[family] & set(data)}
    names = _names(name, data.get("fields", {}), family)
    marks = tuple(folded(mark) for mark in _texts(name, "marks", data.get("marks", [])))
    format = Format(name=name, family=family, order=order, marks=marks, fields=names, **values)
    _refuse_wrong_patterns(format)
    return format


def _value(name: str, key: str, value: object) -> Any:
    """The value of a key, with lists as tuples.

    Raises:
        FormatFault: the value has another type than the key needs.
    """
    default: object = Format.__dataclass_fields__[key].default
    if isinstance(default, tuple):
        return _texts(name, key, value)
    if key == "pattern" and isinstance(value, list):
        return "".join(_texts(name, key, value))
    if type(value) is not type(default):
        raise FormatFault(name, f"`{key}` must be {'true or false' if default is False else 'a text'}")
    return value.lower() if isinstance(value, str) and key == "root" else value


def _texts(name: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise FormatFault(name, f"`{key}` must be a list of texts")
    return tuple(value)


def _names(name: str, table: object, family: str) -> Words:
    if not isinstance(table, dict) or not set(table) <= FIELDS:
        raise FormatFault(name, f"`fields` must lead from fields to lists of names; the fields are {sorted(FIELDS)}")
    listed = {meaning: _texts(name, f"fields.{meaning}", names) for meaning, names in table.items()}
    if family == "xml":
        return {path.lower(): meaning for meaning, paths in listed.items() for path in paths}
    return by_name(listed)


def _refuse_wrong_patterns(format: Format) -> None:
    for key in ("begin", "stamp", "pattern"):
        pattern = cast(str, getattr(format, key))
        if not PORTABLE.fullmatch(pattern):
            raise FormatFault(format.name, f"`{key}` holds what JavaScript reads differently; write classes out")
        try:
            count = re.compile(pattern).groups
        except re.error as error:
            raise FormatFault(format.name, f"`{key}` is no regular expression: {error}") from None
        if count != (len(format.groups) if key == "pattern" else 0):
            raise FormatFault(format.name, f"`{key}` has {count} groups; `groups` names those of `pattern`")
    if not set(format.groups) <= FIELDS:
        raise FormatFault(format.name, f"`groups` must be fields: {sorted(FIELDS)}")
