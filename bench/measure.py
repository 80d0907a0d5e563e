"""The cost of a command: elapsed time, processor time, memory of all its processes; and the size of its output."""

import os
import platform
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

INTERVAL = 0.2
"""Seconds between two measurements of memory; measuring more often would take a noticeable part of a processor."""


class Failed(Exception):
    """A measured command failed."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The cost of a command. `memory` is the peak of all processes together in bytes; shared pages count once."""

    seconds: float
    processor: float
    memory: int


@dataclass(frozen=True, slots=True)
class Output:
    pages: int
    size: int


def measure(command: Sequence[str], folder: Path, variables: Mapping[str, str] | None = None) -> Measured:
    """Runs a command in new processes and waits for its end, by default in the `environment` of the folder above.

    Raises:
        Failed: the command ended with an error; the message contains the end of its output.
    """
    os.sync()  # so that this command doesn't pay for what an earlier one wrote
    started = monotonic()
    with (folder / "bench.log").open("w+b") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=variables or environment(folder.parent), stdout=log, stderr=log
        )
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
    """An environment in which Python finds compiled bytecode, as in every run after the first."""
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return variables | {"PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "NO_MKDOCS_2_WARNING": "1"}


def python() -> str:
    """Which Python runs the measurement; one that was built without optimization takes a third to twice as long."""
    if "--enable-optimizations" in str(sysconfig.get_config_var("CONFIG_ARGS")):
        built = "built with profile-guided optimization"
    elif sys.base_prefix == "/usr":  # Debian builds it so without this option
        built = "the system's own, whose build doesn't say how it was optimized"
    else:
        built = "built without profile-guided optimization"
    return f"Python {platform.python_version()}, {platform.python_compiler()}, {built}."


def output(folder: Path, pages: str) -> Output:
    """The number of files that match a pattern, and the bytes of all files."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return Output(sum(1 for _ in folder.glob(pages)), sum(sizes))


class _Watch(threading.Thread):
    """Measures the memory of a process and its descendants until `ended` is set."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process, self.peak, self.ended = process, 0, threading.Event()

    def run(self) -> None:
        while not self.ended.wait(INTERVAL):
            self.peak = max(self.peak, sum(_memory(process) for process in _tree(self.process)))


def _tree(process: int) -> Iterator[int]:
    """A process and its descendants; on other systems than Linux, the process alone."""
    yield process
    for child in _children(process):
        yield from _tree(child)


def _children(process: int) -> Sequence[int]:
    """The processes that a process has started; none if it has just ended."""
    children: list[int] = []
    with suppress(OSError):
        for threads in Path(f"/proc/{process}/task").glob("*/children"):
            with suppress(OSError):  # a thread may have ended, too
                children += map(int, threads.read_text().split())
    return children


def _memory(process: int) -> int:
    """The memory of a process in bytes, with its share of shared pages; 0 if the system doesn't report it."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0)
