"""Frozen dataclasses that are quick to make: their classes, of which a command imports hundreds, and their values."""

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, dataclass, fields
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True)
def frozen_dataclass(*, kw_only: bool = False, slots: bool = True) -> Callable[[type[Kind]], type[Kind]]:
    """A dataclass that is frozen for the type checker only; without slots, it can have cached properties.

    A frozen dataclass sets each of its fields by a function, which takes three times as long as all else of making it.
    How its values are compared and shown is not compiled for each class, and how they are made is compiled for the
    first of them: of the hundreds of classes, that would take two tenths of a second whenever a command starts.
    """

    def made(kind: type[Kind]) -> type[Kind]:
        value: Any = dataclass(init=False, slots=slots, kw_only=kw_only, eq=False, repr=False)(kind)
        own = fields(value)
        for method in (_making(value), *_comparing(own), _shown(own)):
            if method.__name__ not in vars(value):
                setattr(value, method.__name__, method)
        return cast("type[Kind]", value)

    return made


def _making(kind: Any) -> Callable[..., None]:
    """The first value of a class has the function compiled that makes all others."""

    def __init__(self: object, *values: object, **named: object) -> None:
        kind.__init__ = compiled = _compiled(kind)
        compiled(self, *values, **named)

    return __init__


def _compiled(kind: Any) -> Callable[..., None]:
    """The function that sets the fields of a value, as Python's own dataclasses have it."""
    known: dict[str, Any] = {"_absent": MISSING}
    given: dict[bool, list[str]] = {False: ["self"], True: []}
    lines = ["pass"]
    for field in fields(kind):
        name, default, value = field.name, "", field.name
        if field.default is not MISSING:
            known[f"_default_{name}"] = field.default
            default = f"=_default_{name}"
        elif field.default_factory is not MISSING:
            known[f"_make_{name}"] = field.default_factory
            default, value = "=_absent", f"_make_{name}() if {name} is _absent else {name}"
        given[field.kw_only is True].append(f"{name}{default}")
        lines.append(f"self.{name} = {value}")
    parameters = ", ".join([*given[False], *(["*", *given[True]] if given[True] else [])])
    exec(f"def __init__({parameters}):\n " + "\n ".join(lines), known)
    compiled: Callable[..., None] = known["__init__"]
    compiled.__qualname__ = f"{kind.__qualname__}.__init__"
    return compiled


def _comparing(own: Sequence[Field[Any]]) -> tuple[Callable[..., object], Callable[..., object]]:
    compared = _values([field.name for field in own if field.compare])
    hashed = _values([field.name for field in own if (field.compare if field.hash is None else field.hash)])

    def __eq__(self: object, other: object) -> bool:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: object) -> int:
        return hash(hashed(self))

    return __eq__, __hash__


def _values(names: list[str]) -> Callable[[object], object]:
    return attrgetter(*names) if names else lambda value: ()


def _shown(own: Sequence[Field[Any]]) -> Callable[..., object]:
    names = [field.name for field in own if field.repr]

    def __repr__(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join([f'{name}={getattr(self, name)!r}' for name in names])})"

    return __repr__
