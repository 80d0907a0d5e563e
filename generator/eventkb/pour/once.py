"""What several pages have in common is made once: for the languages of an event, or for the pages of an edition."""

from collections.abc import Callable
from functools import wraps
from operator import is_
from typing import TypeVar, TypeVarTuple

from eventkb.model.asked import Input
from eventkb.pour.edition import Edition

Arguments = TypeVarTuple("Arguments")
Result = TypeVar("Result")


def once(make: Callable[[*Arguments], Result]) -> Callable[[*Arguments], Result]:
    """A function that remembers its last result, as long as it gets the same arguments: the same, not equal ones.

    For functions that ask for nothing but their arguments: what they make of an event is the same in all languages,
    which are poured one after the other.
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


def once_an_edition(make: Callable[[Edition, *Arguments], Result]) -> Callable[[Edition, *Arguments], Result]:
    """A function that remembers its results as long as its edition is there.

    For what many pages show and few things decide, such as a source or a product. A page that gets what is remembered
    asks again for all that it was made of.
    """

    @wraps(make)
    def remembered(edition: Edition, *arguments: *Arguments) -> Result:
        known: tuple[Result, frozenset[Input]] | None = edition.made.get((make, arguments))
        if known is None:
            with edition.catalogue.asked.listening() as heard:
                result = make(edition, *arguments)
            known = edition.made[make, arguments] = result, frozenset(heard)
            return result
        hearing = edition.catalogue.asked.heard  # as `again` does: a page takes twenty results
        if hearing is not None:
            hearing.update(known[1])
        return known[0]

    return remembered
