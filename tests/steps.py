"""Counts what a piece of work does instead of timing it, so that a slow or busy machine changes nothing."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(work: Callable[[], object]) -> int:
    """How many lines of Python a function runs, each turn of a loop counted, and how many C functions it calls.

    What happens within one call of a C function, such as a search by a regular expression, counts as one step.
    """
    count = 0

    def line(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event == "c_call"

    traced, profiled = sys.gettrace(), sys.getprofile()
    sys.settrace(line)
    sys.setprofile(call)
    try:
        work()
    finally:
        sys.setprofile(profiled)
        sys.settrace(traced)
    return count


def growth(work: Callable[[int], Callable[[], object]], size: int, times: int = 4) -> float:
    """How many times as many steps an input takes that is `times` as large; about `times` for work without squares.

    `work` makes an input of a size and returns what is to be done with it; making it isn't counted.
    """
    small, large = work(size), work(size * times)
    small()  # what is made once, such as a compiled expression, doesn't depend on the input
    return steps(large) / steps(small)
