"""Work in processes: chunks of items to a function that every process is handed once, or several works side by side.

Below `SERIAL` items it is done here, as starting processes would take longer.

A forked process shares the memory of the one that started it until it touches a value, as Python counts references
within each value; then it has a copy of the page around it. In time it would have copied the whole catalogue.
So a process that has copied much ends, and its memory with it, and a new one goes on.
"""

import ctypes
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import field
from functools import partial
from multiprocessing.context import BaseContext
from typing import TYPE_CHECKING, Any, TypeVar, cast

from eventkb.cache.collector import collect_seldom
from eventkb.cache.values import packed
from eventkb.model.frozen import frozen_dataclass

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Item = TypeVar("Item")
Part = TypeVar("Part")
Result = TypeVar("Result")

CHUNK = 100
SERIAL = 300

MOST_COPIED = 192 * 2**20
"""Bytes that a process may copy of what it shares, or take for itself, before another one takes its place. Of these it
needs some 30 MiB for its first pages already, and to make what all pages have in common takes it a while."""

AHEAD = 2
"""Chunks that a process is given at once, so that it never waits for the next one."""

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
    work: Callable[[Sequence[Item]], Result],
    items: Sequence[Item],
    jobs: int,
    size: int = CHUNK,
    *,
    most: int = MOST_COPIED,
) -> Iterator[tuple[int, Result]]:
    """`work` done on chunks of items, in any order: the number of items with each chunk's result.

    `most` are the bytes that a process may copy or take.
    """
    pieces = chunks(items, size)
    if jobs <= 1 or len(items) < SERIAL:
        yield from ((len(piece), work(piece)) for piece in pieces)
        return
    if is_forked():
        yield from ((len(pieces[number]), result) for number, result in _forked(work, pieces, jobs, most, AHEAD))
        return
    from concurrent.futures import ProcessPoolExecutor, as_completed  # noqa: PLC0415 - only where nothing is forked

    with ProcessPoolExecutor(jobs, context(), initializer=_take, initargs=(work,)) as pool:
        futures: dict[Future[bytes], int] = {pool.submit(_do, piece): len(piece) for piece in pieces}
        for done in as_completed(futures):
            yield futures.pop(done), _received(done.result())


def side_by_side(
    works: Sequence[Callable[[], Result]], items: int, jobs: int, *, most: int = MOST_COPIED
) -> list[Result]:
    """The results of works on the same `items`, in the order of the works; `most` as for `in_chunks`."""
    if jobs <= 1 or items < SERIAL:
        return [work() for work in works]
    numbers = range(len(works))
    if is_forked():
        results = dict(_forked(partial(_work_of, works), numbers, jobs, most))
        return [results[number] for number in numbers]
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - only where nothing is forked

    with ProcessPoolExecutor(jobs, context(), initializer=_take, initargs=(partial(_work_of, works),)) as pool:
        return [_received(data) for data in pool.map(_do, numbers)]


def _forked(
    work: Callable[[Part], Result], parts: Sequence[Part], jobs: int, most: int, ahead: int = 1
) -> Iterator[tuple[int, Result]]:
    """The numbers of parts with the results of `work`, in any order, from forked processes.

    A process is given so many parts ahead. Those that it has not done when it ends are given to another one, which is
    started as soon as the first one says that it ends: to give back its memory takes a while. If it was killed, such as
    by a system without memory, they are done here.
    """
    from multiprocessing.connection import wait  # noqa: PLC0415 - most commands start no process

    waiting = deque(range(len(parts)))
    workers: dict[Connection, _Worker] = {}
    ended: list[_Worker] = []
    try:
        while waiting or workers:
            while waiting and len(workers) < jobs:
                worker = _Worker(*_started(partial(_serve, work, parts, most)))
                workers[worker.connection] = worker
                for _ in range(ahead):
                    worker.give(waiting)
            for connection in cast("list[Connection]", wait(list(workers))):
                worker = workers[connection]
                try:
                    number, is_last, is_done, value = worker.connection.recv()
                except (EOFError, OSError):
                    ended.append(workers.pop(worker.connection))
                    yield from ((number, work(parts[number])) for number in worker.given)
                    continue
                if not is_done:
                    raise value
                worker.given.remove(number)
                if is_last:
                    ended.append(workers.pop(worker.connection))
                    waiting.extendleft(reversed(worker.given))
                else:
                    worker.give(waiting)
                yield number, _received(value)
    finally:
        for worker in workers.values():
            worker.process.kill()
        for worker in (*workers.values(), *ended):
            worker.process.join()
            worker.connection.close()


@frozen_dataclass()
class _Worker:
    """A forked process, and the numbers of the parts that it was given and has not done."""

    connection: "Connection"
    process: "BaseProcess"
    given: list[int] = field(default_factory=list)

    def give(self, waiting: deque[int]) -> None:
        """Gives it the next part; where there is none, it ends once all is done."""
        number = waiting.popleft() if waiting else None
        if number is not None:
            self.given.append(number)
        if number is not None or not self.given:
            with suppress(OSError):  # it was killed, as will be noticed
                self.connection.send(number)


def _serve(work: Callable[[Part], object], parts: Sequence[Part], most: int, connection: "Connection") -> None:
    """Works on the parts whose numbers come, until there is none or much memory was copied."""
    collect_seldom()
    is_last = False
    while not is_last and (number := connection.recv()) is not None:
        outcome = _outcome(partial(_packed, work, parts[number]))
        is_last = _copied() > most
        connection.send((number, is_last, *outcome))


def give_back() -> None:
    """Gives memory that this process has freed back to the system, as the C library keeps much of it for later."""
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "malloc_trim"):  # glibc alone has it
        library.malloc_trim(0)


def _copied() -> int:
    """The bytes that this process has copied or taken since its start: each first touch of a page is counted."""
    import resource  # noqa: PLC0415 - not every system has this module

    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt * resource.getpagesize()


@contextmanager
def begun(work: Callable[[], Result], jobs: int) -> Iterator[Callable[[], Result]]:
    """Begins a work in a process of its own, where there is a processor for it; what is given waits for its result.

    The process ends with the block, and if this one is killed.
    """
    if jobs <= 1 or not is_forked():
        yield work
        return
    connection, process = _started(partial(_send, work))

    def result() -> Result:
        try:
            is_done, value = connection.recv()
        except (EOFError, OSError):  # somebody killed it, such as a system without memory
            return work()
        if not is_done:
            raise value
        done: Result = value
        return done

    try:
        yield result
    finally:
        _end(process, connection)


def _send(work: Callable[[], object], connection: "Connection") -> None:
    collect_seldom()
    connection.send(_outcome(work))


def _outcome(work: Callable[[], object]) -> tuple[bool, object]:
    """Whether a work was done, with its result or with what went wrong."""
    try:
        return True, work()
    except Exception as fault:
        fault.add_note(traceback.format_exc())  # where it was is not sent
        return False, fault


def _started(serve: "Callable[[Connection], None]") -> "tuple[Connection, BaseProcess]":
    """A forked process that serves the other end of a connection, and ends if this one is killed."""
    here, there = multiprocessing.Pipe()
    process = context().Process(target=_serving, args=(serve, there, os.getpid()))  # type: ignore[attr-defined]
    process.start()
    there.close()
    return here, process


def _serving(serve: "Callable[[Connection], None]", connection: "Connection", parent: int) -> None:
    ctypes.CDLL(None).prctl(END_WITH_PARENT, signal.SIGKILL)
    if os.getppid() == parent:
        serve(connection)


def _end(process: "BaseProcess", connection: "Connection") -> None:
    process.kill()
    process.join()
    connection.close()


END_WITH_PARENT = 1
"""`PR_SET_PDEATHSIG` of linux/prctl.h."""


def _work_of(works: Sequence[Callable[[], Result]], number: int) -> Result:
    return works[number]()


def _take(work: Callable[..., Any]) -> None:
    global _work  # noqa: PLW0603 - what a process is handed at its start can only lie here
    _work = work
    collect_seldom()


def _do(part: object) -> bytes:
    """The result of a part of the work that this process was handed: a chunk of its items, or one of several works."""
    if _work is None:
        raise RuntimeError("a process was started without its work")
    return _packed(_work, part)


def _packed(work: Callable[[Part], object], part: Part) -> bytes:
    """A result, packed: the values of a catalogue are packed in a third of the time that `pickle` takes by itself."""
    return packed(work(part))


def _received(data: bytes) -> Any:
    return pickle.loads(data)  # from a process of ours, so that it need not be restricted
