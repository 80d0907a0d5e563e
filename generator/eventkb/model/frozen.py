"""Frozen dataclasses that are quick to make: their classes, of which a command imports hundreds, and their values."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True)
def frozen_dataclass(*, kw_only: bool = False, slots: bool = True) -> Callable[[type[Kind]], type[Kind]]:
    """A dataclass that is frozen for the type checker only; without slots, it can have cached properties.

    A frozen dataclass sets each of its fields by a function, which takes three times as long as all else of making it.
    How its values are compared and shown is not compiled for each class: of the hundreds of classes, that would take
    two tenths of a second whenever a command starts.
    """

    def made(kind: type[Kind]) -> type[Kind]:
        value = dataclass(slots=slots, kw_only=kw_only, eq=False, repr=False)(kind)
        for method in (*_comparing(value), _shown(value)):
            if method.__name__ not in vars(value):
                setattr(value, method.__name__, method)
        return value

    return made


def _comparing(kind: Any) -> tuple[Callable[..., object], Callable[..., object]]:
    compared = _values([field.name for field in fields(kind) if field.compare])
    hashed = _values([field.name for field in fields(kind) if (field.compare if field.hash is None else field.hash)])

    def __eq__(self: object, other: object) -> bool:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:
        return hash(hashed(self))

    return __eq__, __hash__


def _values(names: list[str]) -> Callable[[object], object]:
    return attrgetter(*names) if names else lambda value: ()


def _shown(kind: Any) -> Callable[..., object]:
    names = [field.name for field in fields(kind) if field.repr]

    def __repr__(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join([f'{name}={getattr(self, name)!r}' for name in names])})"

    return __repr__
