"""Work in processes: chunks of items to a function that every process is handed once, or several works side by side.

Below `SERIAL` items it is done here, as starting processes would take longer.
"""

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from functools import partial
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 100
SERIAL = 300
NEW_VALUES = 20_000
"""Values that a process makes before it looks for garbage among them: those of some fifty pages. Python's own 700 are
not those of a single page, so that nearly all of them are still in use, and looking took a tenth of the time."""

_work: Callable[..., Any] | None = None


def context() -> BaseContext:
    """How processes are started: forked ones have the catalogue at once, others must be sent it.

    A fork beside a running thread, such as the preview's server, may wait for ever for a lock that nobody holds.
    """
    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


def jobs_here() -> int:
    """How many processes this machine has room for."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def chunks(items: Sequence[Item], size: int = CHUNK) -> list[Sequence[Item]]:
    return [items[start : start + size] for start in range(0, len(items), size)]


def in_chunks(
    work: Callable[[Sequence[Item]], Result], items: Sequence[Item], jobs: int, size: int = CHUNK
) -> Iterator[tuple[int, Result]]:
    """`work` done on chunks of items, in any order: the number of items with each chunk's result."""
    pieces = chunks(items, size)
    if jobs <= 1 or len(items) < SERIAL:
        yield from ((len(piece), work(piece)) for piece in pieces)
        return
    with ProcessPoolExecutor(jobs, context(), initializer=_take, initargs=(work,)) as pool:
        futures: dict[Future[Result], int] = {pool.submit(_do, piece): len(piece) for piece in pieces}
        for done in as_completed(futures):
            yield futures[done], done.result()


def side_by_side(works: Sequence[Callable[[], Result]], items: int, jobs: int) -> list[Result]:
    """The results of works on the same `items`, in the order of the works."""
    if jobs <= 1 or items < SERIAL:
        return [work() for work in works]
    with ProcessPoolExecutor(jobs, context(), initializer=_take, initargs=(partial(_work_of, works),)) as pool:
        return list(pool.map(_do, range(len(works))))


def _work_of(works: Sequence[Callable[[], Result]], number: int) -> Result:
    return works[number]()


def _take(work: Callable[..., Any]) -> None:
    global _work  # noqa: PLW0603 - what a process is handed at its start can only lie here
    _work = work
    gc.freeze()  # what a process was handed is never garbage, and looking for some in it takes a tenth of the time
    gc.set_threshold(NEW_VALUES)
    gc.enable()  # whoever started it may have switched that off


def _do(part: object) -> Any:
    """A part of the work that this process was handed: a chunk of its items, or the number of one of several."""
    if _work is None:
        raise RuntimeError("a process was started without its work")
    return _work(part)
