"""Values of our own classes are read as they were written, by whatever release of Python."""

import pickle
import pkgutil
from collections.abc import Iterator
from enum import Enum
from importlib import import_module

import pytest

from eventkb import model
from eventkb.cache.values import packed, unpacked
from eventkb.model.event import EventKey
from eventkb.model.identifier import TextId


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


def test_named_tuples_are_read_as_values_of_their_class() -> None:
    """They are written by their class and fields, and nothing else is named."""
    key = EventKey("Demo", TextId("E:7"))
    data = packed([key, EventKey("Demo", 1)])
    assert unpacked(data) == [key, EventKey("Demo", 1)]
    assert [type(read) for read in unpacked(data)] == [EventKey, EventKey]
    assert b"copyreg" not in data


def test_only_classes_of_values_are_read_whatever_was_read_before() -> None:
    """What a file may name is remembered; what it may not name is refused each time."""
    for _ in range(2):
        assert unpacked(packed(EventKey("Demo", 1))) == EventKey("Demo", 1)
        with pytest.raises(pickle.UnpicklingError):
            unpacked(pickle.dumps(print))
        with pytest.raises(pickle.UnpicklingError):
            unpacked(packed(import_module))
