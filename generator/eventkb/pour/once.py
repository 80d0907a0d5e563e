"""What the pages of an event have in common in all languages is made once, as they are poured one after the other."""

from collections.abc import Callable
from functools import wraps
from operator import is_
from typing import TypeVar, TypeVarTuple

Arguments = TypeVarTuple("Arguments")
Result = TypeVar("Result")


def once(make: Callable[[*Arguments], Result]) -> Callable[[*Arguments], Result]:
    """A function that remembers its last result, as long as it gets the same arguments: the same, not equal ones.

    For functions that ask for nothing but their arguments.
    """
    last: tuple[tuple[object, ...], Result] | None = None

    @wraps(make)
    def remembered(*arguments: *Arguments) -> Result:
        nonlocal last
        given: tuple[object, ...] = arguments
        known = last  # another thread may replace it
        if known is None or not all(map(is_, known[0], given)):
            last = known = given, make(*arguments)
        return known[1]

    return remembered
