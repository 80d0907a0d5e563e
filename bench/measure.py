"""What a command costs: time by the clock, time of processors, memory of all its processes; and what it made."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

INTERVAL = 0.2
"""Seconds between two looks at memory; more often would cost a notable part of a processor."""


class Failed(Exception):
    """A command that was to be measured did not succeed."""


@dataclass(frozen=True, slots=True)
class Measured:
    """`memory` is the peak of all processes together, in bytes, pages that several share counted once."""

    seconds: float
    processor: float
    memory: int


@dataclass(frozen=True, slots=True)
class Output:
    pages: int
    size: int


def measure(command: Sequence[str], folder: Path) -> Measured:
    """Runs a command in fresh processes and waits for its end.

    Raises:
        Failed: the command ended with an error; its last words are the message.
    """
    os.sync()  # what an earlier command wrote should not be paid for by this one
    started = monotonic()
    with (folder / "bench.log").open("w+b") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment(folder.parent), stdout=log, stderr=log)
        memory = _Watch(process.pid)
        memory.start()
        _, status, used = os.wait4(process.pid, 0)
        seconds = monotonic() - started
        memory.ended.set()
        memory.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            raise Failed(
                f"{' '.join(command)} ended with {process.returncode}: {log.read()[-2000:].decode(errors='replace')}"
            )
    largest = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Measured(seconds, used.ru_utime + used.ru_stime, memory.peak or largest)


def environment(folder: Path) -> dict[str, str]:
    """Python with its bytecode at hand, as it is for whoever runs a program a second time."""
    found = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return found | {"PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "NO_MKDOCS_2_WARNING": "1"}


def output(folder: Path, pages: str) -> Output:
    """The number of files that match a pattern, and the bytes of all files."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return Output(sum(1 for _ in folder.glob(pages)), sum(sizes))


class _Watch(threading.Thread):
    """Looks at the memory of a process and its descendants until it is told that they have ended."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process, self.peak, self.ended = process, 0, threading.Event()

    def run(self) -> None:
        while not self.ended.wait(INTERVAL):
            self.peak = max(self.peak, sum(_memory(one) for one in _tree(self.process)))


def _tree(process: int) -> Iterator[int]:
    """A process and its descendants; only Linux tells which these are."""
    yield process
    for threads in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = threads.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _tree(int(child))


def _memory(process: int) -> int:
    """The bytes of a process in memory, its part of what it shares with others; 0 where the system doesn't tell."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0)
