"""Faults of the surroundings: what the system refuses, as a sentence with a cure. They are no defects of eventkb."""

import errno
import re
import sqlite3

from eventkb.publish import Busy

FULL = "the disk is full. Free some space, then run the command again."
READ_ONLY = "the folder can't be written to. Choose another one, or change its permissions."
LOCKED = "another program has the file open. Close that program, then run the command again."
GONE = "the working directory was deleted or moved. Change to a folder that exists, then run the command again."
ODD_NAME = "this name isn't valid UTF-8, so no page and no address can have it. Rename the file or the folder."
LONG = "the path is too long for this system. Shorten the name, or move the project to a folder with a shorter path."

UNDECODED, REPLACED = re.compile("[\udc80-\udcff]"), "\N{REPLACEMENT CHARACTER}"
"""What Python makes of a byte of a name that it can't decode; texts of files never contain it."""

CURES = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: "your quota of this disk is used up. Free some space, then run the command again.",
    errno.EFBIG: "the file is too large for this file system.",
    errno.EROFS: "the disk is read-only. Choose another folder, or mount it for writing.",
    errno.EACCES: "permission denied. Check who owns the file and its folder, and whether another program has it open.",
    errno.EPERM: "this is not permitted. Check who owns the file and its folder.",
    errno.EBUSY: LOCKED,
    errno.ETXTBSY: LOCKED,
    errno.ENAMETOOLONG: LONG,
    errno.EMFILE: "too many files are open. Raise the limit (`ulimit -n`), or use fewer processes with --jobs.",
    errno.ENFILE: "too many files are open on this machine. Close other programs, then run the command again.",
    errno.EIO: "the disk can't be read or written. Check it, or choose another one.",
    errno.ESTALE: "the network drive was disconnected. Connect it, then run the command again.",
    errno.ENOTDIR: "a file is where a folder is needed. Rename or delete it.",
    errno.ENOMEM: "there isn't enough memory. Close other programs, or use fewer processes with --jobs.",
}
"""By the numbers of the C library."""

OF_WINDOWS = {32: LOCKED, 33: LOCKED, 112: FULL, 206: LONG}
"""By the numbers of Windows, where these are more precise (winerror.h)."""

OF_SQLITE = {sqlite3.SQLITE_FULL: FULL, sqlite3.SQLITE_CANTOPEN: READ_ONLY, sqlite3.SQLITE_READONLY: READ_ONLY}
"""By the codes of SQLite, which writes its files itself."""


def cure(error: BaseException) -> str | None:
    """What is wrong and what to do, with the file; None if the error isn't one of the surroundings."""
    if isinstance(error, Busy):
        return str(error)
    if isinstance(error, sqlite3.Error):
        return OF_SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
    if isinstance(error, UnicodeEncodeError):
        return _odd_name(error.object)
    return _refused(error) if isinstance(error, OSError) else None


def _odd_name(text: str) -> str | None:
    return f"{UNDECODED.sub(REPLACED, text)}: {ODD_NAME}" if UNDECODED.search(text) else None


def _refused(error: OSError) -> str | None:
    if isinstance(error, FileNotFoundError) and error.filename is None:
        return GONE  # only the question where we are names no file
    sentence = OF_WINDOWS.get(getattr(error, "winerror", None) or 0) or CURES.get(error.errno or 0)
    if sentence is None:
        return None
    file = error.filename2 or error.filename
    return f"{file}: {sentence}" if file else sentence
