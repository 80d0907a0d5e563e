"""Kills commands by the system, without a chance to clean up: before a change of the disk, or after some time."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

from eventkb.cli import eventkb
from eventkb.publish.files import TEMPORARY

Files = dict[str, bytes]

TYPED = "Wait.\n\n"
"""What is answered where a command asks for a text."""

CHANGES = frozenset({"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "shutil.copyfile"})


def files(folder: Path) -> Files:
    """The files below a folder, without what is kept to save time."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    every = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return {name: data for name, data in every.items() if not _is_kept(name)}


def _is_kept(name: str) -> bool:
    """Whether a file is in a cache, or in the last but one generation of a site."""
    return any(part == ".cache" or part.startswith(f"{TEMPORARY}base-") for part in name.split("/"))


def leftovers(folder: Path) -> list[str]:
    """The temporary files and folders below a folder, without the last but one generation of a site."""
    paths = (path for path in folder.rglob(f"{TEMPORARY}*") if not path.name.startswith(f"{TEMPORARY}base-"))
    return sorted(path.relative_to(folder).as_posix() for path in paths if ".cache" not in path.parts)


def invoked(*arguments: str) -> int:
    return CliRunner().invoke(eventkb, arguments, prog_name="eventkb", input=TYPED).exit_code


def ended(*arguments: str) -> int:
    """Runs a command in a process of its own; its exit code."""

    def work() -> None:
        os._exit(invoked(*arguments))

    return os.waitstatus_to_exitcode(os.waitpid(_in_process(work), 0)[1])


def watched(folder: Path, arguments: tuple[str, ...], reached: Callable[[int], object]) -> int:
    """Runs a command in a process of its own; before each change of the disk below a folder, `reached` is called.

    It receives how many there were. Returns the status of the process.
    """
    top, count = str(folder), 0

    def watch(event: str, details: tuple[object, ...]) -> None:
        nonlocal count
        if _is_change(event, details) and str(Path(str(details[0])).absolute()).startswith(top):
            count += 1
            reached(count)

    def work() -> None:
        sys.addaudithook(watch)
        invoked(*arguments)

    return os.waitpid(_in_process(work), 0)[1]


def changes_of(folder: Path, arguments: tuple[str, ...], note: Path) -> int:
    """How often a command changes the disk below a folder; `note` is a file outside of it."""
    watched(folder, arguments, lambda count: note.write_text(str(count)))
    return int(note.read_text())


def killed_before(folder: Path, arguments: tuple[str, ...], number: int) -> None:
    """Runs a command that is killed before it changes the disk for the n-th time."""

    def reached(count: int) -> None:
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)

    assert os.WIFSIGNALED(watched(folder, arguments, reached))


def killed_after(arguments: tuple[str, ...], seconds: float) -> None:
    """Runs a command that is killed after some time."""
    process = _in_process(lambda: invoked(*arguments))
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def _in_process(work: Callable[[], object]) -> int:
    """Starts a process that has all modules already; returns its number."""
    process = os.fork()
    if process == 0:
        try:
            work()
        finally:
            os._exit(0)
    return process


def _is_change(event: str, details: tuple[object, ...]) -> bool:
    """Whether an event changes the disk: a file that is only read is opened without these flags."""
    if event == "open":
        return isinstance(details[2], int) and bool(details[2] & (os.O_WRONLY | os.O_RDWR))
    return event in CHANGES
