"""Keeps two commands from writing the same files at the same time.

The lock is one of the system, which ends with its process: a killed command leaves none behind.
"""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

QUERY = 0x1000  # winnt.h: PROCESS_QUERY_LIMITED_INFORMATION
RUNNING = 259  # minwinbase.h: STILL_ACTIVE


class Busy(OSError):
    """Another command is writing the same files; the message says what to do."""


@contextmanager
def alone(file: Path, message: str) -> Iterator[None]:
    """Holds a lock while the block runs. The lock file stays; it is empty.

    Raises:
        Busy: another process holds the lock; with `message`.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("ab") as opened:
        if not _is_taken(opened.fileno()):
            raise Busy(message)
        yield


def is_alive(process: int) -> bool:
    """Whether a process of this number is running."""
    if sys.platform == "win32":  # there, `os.kill` ends the process
        handle = ctypes.windll.kernel32.OpenProcess(QUERY, False, process)
        code = ctypes.c_ulong()
        running = bool(handle) and bool(ctypes.windll.kernel32.GetExitCodeProcess(handle, ctypes.byref(code)))
        ctypes.windll.kernel32.CloseHandle(handle)
        return running and code.value == RUNNING
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _is_taken(descriptor: int) -> bool:
    """Takes the lock of an open file; False if another process has it.

    A file system without locks, as some network drives are, is used without one.
    """
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            # A lock of `lockf` isn't inherited by the processes that a build starts, unlike one of `flock`.
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True
