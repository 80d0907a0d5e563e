"""Values of our own classes are read as they were written, by whatever release of Python."""

import pkgutil
from collections.abc import Iterator
from enum import Enum
from importlib import import_module

import pytest

from eventkb import model
from eventkb.cache.values import packed, unpacked


def kinds() -> Iterator[type[Enum]]:
    """All enumerations of the model."""
    for module in pkgutil.iter_modules(model.__path__, f"{model.__name__}."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, Enum) and value.__module__ == module.name:
                yield value


@pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.__name__)
def test_members_of_enumerations_are_read(kind: type[Enum]) -> None:
    """Nothing but the class is named: some releases of Python 3.11 would name a function, which is never read."""
    members = list(kind)
    data = packed(members)
    assert all(read is member for read, member in zip(unpacked(data), members, strict=True))
    assert b"builtins" not in data
