"""Work in processes: chunks of items to a function that every process is handed once, or several works side by side.

Below `SERIAL` items it is done here, as starting processes would take longer.
"""

import ctypes
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from functools import partial
from multiprocessing.context import BaseContext
from typing import TYPE_CHECKING, Any, TypeVar

from eventkb.cache.collector import collect_seldom
from eventkb.cache.values import packed

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 100
SERIAL = 300

_work: Callable[..., Any] | None = None


def context() -> BaseContext:
    """How processes are started: forked ones have the catalogue at once, others must be sent it.

    A fork beside a running thread, such as the preview's server, may wait for ever for a lock that nobody holds.
    """
    return multiprocessing.get_context("fork" if is_forked() else "spawn")


def is_forked() -> bool:
    """Whether processes can be forked."""
    return sys.platform == "linux" and threading.active_count() == 1


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
        futures: dict[Future[bytes], int] = {pool.submit(_do, piece): len(piece) for piece in pieces}
        for done in as_completed(futures):
            yield futures.pop(done), _received(done.result())


def side_by_side(works: Sequence[Callable[[], Result]], items: int, jobs: int) -> list[Result]:
    """The results of works on the same `items`, in the order of the works."""
    if jobs <= 1 or items < SERIAL:
        return [work() for work in works]
    with ProcessPoolExecutor(jobs, context(), initializer=_take, initargs=(partial(_work_of, works),)) as pool:
        return [_received(data) for data in pool.map(_do, range(len(works)))]


@contextmanager
def begun(work: Callable[[], Result], jobs: int) -> Iterator[Callable[[], Result]]:
    """Begins a work in a process of its own, where there is a processor for it; what is given waits for its result.

    The process ends with the block, and if this one is killed.
    """
    if jobs <= 1 or not is_forked():
        yield work
        return
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = context().Process(target=_send, args=(sender, work, os.getpid()))  # type: ignore[attr-defined]
    process.start()
    sender.close()

    def result() -> Result:
        try:
            is_done, value = receiver.recv()
        except EOFError:  # somebody killed it, such as a system without memory
            return work()
        if not is_done:
            raise value
        done: Result = value
        return done

    try:
        yield result
    finally:
        process.kill()
        process.join()
        receiver.close()


def _send(sender: "Connection", work: Callable[[], object], parent: int) -> None:
    ctypes.CDLL(None).prctl(END_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        return
    collect_seldom()
    try:
        sender.send((True, work()))
    except Exception as fault:
        sender.send((False, fault))


END_WITH_PARENT = 1
"""`PR_SET_PDEATHSIG` of linux/prctl.h."""


def _work_of(works: Sequence[Callable[[], Result]], number: int) -> Result:
    return works[number]()


def _take(work: Callable[..., Any]) -> None:
    global _work  # noqa: PLW0603 - what a process is handed at its start can only lie here
    _work = work
    collect_seldom()


def _do(part: object) -> bytes:
    """The result of a part of the work that this process was handed: a chunk of its items, or one of several works.

    It is packed here, as the values of a catalogue are packed in a third of the time that `pickle` takes by itself.
    """
    if _work is None:
        raise RuntimeError("a process was started without its work")
    return packed(_work(part))


def _received(data: bytes) -> Any:
    return pickle.loads(data)  # from a process of ours, so that it need not be restricted
