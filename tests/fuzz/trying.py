"""Tries a damaged input: what goes wrong is returned as a sentence, so that a run can go on and report all."""

import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from tests.fuzz.mutation import damaged
from tests.fuzz.targets import TARGETS

PATIENCE = 20.0
"""Seconds of processor time after which a reader counts as hanging; the slowest input takes a tenth of it."""


class Hanging(Exception):
    """A reader has not ended."""


def fault(target: str, data: bytes) -> str | None:
    """What goes wrong when an input is read; None if it is read or refused as it should be."""
    try:
        with limited():
            TARGETS[target].read(data)
    except Hanging:
        return f"hangs for more than {PATIENCE} s"
    except Exception as wrong:  # whatever it is, it is what is looked for
        place = traceback.extract_tb(wrong.__traceback__)[-1]
        return f"{type(wrong).__name__}: {wrong} in {place.name}, {place.filename}:{place.lineno}"[:500]
    return None


def input_of(target: str, seed: int, number: int) -> bytes:
    """The input that a run with a seed has tried as its n-th."""
    return damaged(TARGETS[target].samples, TARGETS[target].signs, seed, number)


def smaller(target: str, data: bytes) -> bytes:
    """An input without the parts that its fault doesn't need."""
    size = len(data) // 2
    while size and len(data) > 1:
        for start in range(0, len(data), size):
            shorter = data[:start] + data[start + size :]
            if fault(target, shorter) is not None:
                data = shorter
                break
        else:
            size //= 2
    return data


@contextmanager
def limited() -> Iterator[None]:
    """Interrupts what takes too long, where the system can; elsewhere, a hanging test is seen as well."""
    if sys.platform == "win32":
        yield
        return

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise Hanging

    before = signal.signal(signal.SIGVTALRM, interrupt)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
