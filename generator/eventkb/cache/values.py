"""Values of plain data and of our own frozen classes as bytes, in a form that runs nothing when it is read."""

import copyreg
import pickle
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from io import BytesIO
from operator import attrgetter
from typing import Any, BinaryIO

VALUES = (
    "eventkb.cache.",
    "eventkb.check.convention",
    "eventkb.frame.",
    "eventkb.model.",
    "eventkb.pipeline.",
    "eventkb.read.",
    "eventkb.stock.",
)
"""The modules whose classes can be in a file of results."""

PROTOCOL = 5

UNREADABLE = (
    OSError,
    pickle.UnpicklingError,
    EOFError,
    AttributeError,
    ImportError,
    IndexError,
    KeyError,
    MemoryError,
    OverflowError,
    TypeError,
    ValueError,
)


def packed(value: object) -> bytes:
    """A value of plain data and of our own classes of values, as bytes."""
    data = BytesIO()
    _Pickler(data, PROTOCOL).dump(value)
    return data.getvalue()


def unpacked(data: bytes) -> Any:
    """The value of `packed`.

    Raises:
        UNREADABLE: it is damaged, or it names something other than our classes of values.
    """
    return read(BytesIO(data))


def read(file: BinaryIO) -> Any:
    """The next value of a file that `packed` made; the file may go on behind it.

    Raises:
        UNREADABLE: as of `unpacked`.
    """
    return _Unpickler(file).load()


Reducer = Callable[[Any], Any]
"""Returns what a value of a class is made by, and of what."""


class _Reducers(dict[type, Reducer]):
    """How values of each class are written: found out once, since a site has half a million of them."""

    def __missing__(self, kind: type) -> Reducer:
        reducer = _reducer(kind)
        if reducer is None:
            raise KeyError(kind)  # `pickle` goes on by itself
        self[kind] = reducer
        return reducer


class _Pickler(pickle.Pickler):
    """Writes values of dataclasses as calls of their classes, which takes half of the time when they are read.

    By itself, `pickle` sets the fields of a frozen one by a loop in Python.
    """

    dispatch_table = _Reducers()


class _Unpickler(pickle.Unpickler):
    """Makes values of our own classes and nothing else, so that a crafted file can't run code.

    `pickle` calls whatever a file names; here a file can only name classes of values.
    See https://docs.python.org/3/library/pickle.html#restricting-globals
    """

    def find_class(self, module: str, name: str) -> Any:
        named = NAMED.get((module, name))
        if named is None:
            named = NAMED[module, name] = self._named(module, name)
        return named

    def _named(self, module: str, name: str) -> Any:
        if module == __name__ and name in MADE:
            return MADE[name]
        if module.startswith(VALUES):
            kind = super().find_class(module, name)
            if isinstance(kind, type) and kind.__module__.startswith(VALUES) and _is_value(kind):
                return kind
        raise pickle.UnpicklingError(f"{module}.{name} is no class of values")


NAMED: dict[tuple[str, str], Any] = {}
"""What files of results may name and have named, by module and name: each value of a site names a dozen."""


def _reducer(kind: type) -> Reducer | None:
    """How values of a class are written; None for one that is none of ours."""
    if issubclass(kind, re.Pattern):
        return lambda value: (_pattern, (value.pattern, value.flags))
    if issubclass(kind, Enum):  # Python 3.11.0 to 3.11.3 would have its member read by `getattr`
        return lambda value: (kind, (value.value,))
    if issubclass(kind, tuple) and hasattr(kind, "_fields"):  # by itself, each of them is asked for its arguments
        return lambda value: (kind, tuple(value))
    if not is_dataclass(kind):
        return copyreg.dispatch_table.get(kind)
    names = _names(kind)
    values: Callable[[Any], tuple[Any, ...]] = (
        attrgetter(*names) if len(names) > 1 else lambda value: tuple([getattr(value, name) for name in names])
    )
    if _is_keyword_only(kind):
        return lambda value: (_by_name, (kind, values(value)))
    return lambda value: (kind, values(value))


def _by_name(kind: type, values: tuple[object, ...]) -> object:
    """A value of a dataclass whose fields are passed by name."""
    return kind(**dict(zip(_names(kind), values, strict=True)))


def _pattern(pattern: str, flags: int) -> re.Pattern[str]:
    """A regular expression."""
    return re.compile(pattern, flags)


MADE = {made.__name__: made for made in (_by_name, _pattern)}
"""The functions that a file of results can name."""


def _is_value(kind: type) -> bool:
    """Whether to make something of a class runs nothing but the class's own setting of fields."""
    return is_dataclass(kind) or issubclass(kind, (Enum, tuple, str))


@cache
def _is_keyword_only(kind: type) -> bool:
    return any(field.kw_only for field in fields(kind))


@cache
def _names(kind: type) -> tuple[str, ...]:
    if not is_dataclass(kind):
        raise pickle.UnpicklingError("only dataclasses are built by name")
    return tuple(field.name for field in fields(kind))
