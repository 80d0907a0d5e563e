"""The records of a Windows event log (`.evtx`) as XML, also of one that is cut or damaged.

The format: https://learn.microsoft.com/openspecs/windows_protocols/ms-even6 and, for the file,
https://github.com/libyal/libevtx/blob/main/documentation/Windows%20XML%20Event%20Log%20(EVTX).asciidoc.
A header of 4 KiB is followed by chunks of 64 KiB. A chunk numbers its records; so what is lost can be counted.
"""

import warnings
from collections.abc import Iterator
from io import BytesIO
from struct import pack_into, unpack_from
from typing import BinaryIO

from evtx import PyEvtxParser

EVTX = b"ElfFile\0"
"""The first bytes of an event log of Windows."""

CHUNK = b"ElfChnk\0"
RECORD = b"**\0\0"
HEADER_SIZE = 4096
CHUNK_SIZE = 65536
RECORDS_START = 512
"""Where the records of a chunk begin."""

SMALLEST = 28
"""Bytes of a record without content: its mark, size, number, time, and its size again."""

MOST = CHUNK_SIZE // SMALLEST
"""Records that a chunk can contain."""

UNREADABLE = "<Event ></Event>"
"""What is yielded in place of a record that can't be read."""


class Unwritten(Exception):
    """A log was copied while Windows wrote to it: so many of the records that it numbers are not in the copy."""

    def __init__(self, number: int) -> None:
        self.number = number


def records(file: BinaryIO) -> Iterator[str]:
    """The records of a file in their order; `UNREADABLE` for each one that is damaged or missing.

    Raises:
        ValueError: the file ends in its header.
        Unwritten: after all records, if the file was copied while it was open.
    """
    header = file.read(HEADER_SIZE)
    if len(header) < HEADER_SIZE:
        raise ValueError("it ends in its header")
    is_open = bool(header[120] & 1)  # Copied while Windows wrote to it: its numbers run ahead of its records.
    last, lost_chunks, unwritten = 0, 0, 0
    while chunk := bytearray(file.read(CHUNK_SIZE)):
        chunk.extend(bytes(CHUNK_SIZE - len(chunk)))  # The end is missing if the file is cut.
        numbers = _numbers(chunk)
        if numbers and lost_chunks and last and not is_open:
            yield from _unreadable(min(numbers[0] - last - 1, lost_chunks * MOST))
        lost_chunks = 0 if numbers else lost_chunks + 1
        last = max(last, numbers[1]) if numbers else last
        number = numbers[1] - numbers[0] + 1 if numbers else 0
        texts = list(_of_chunk(chunk, 0 if is_open else number))
        unwritten += max(number - len(texts), 0) if is_open else 0
        yield from texts
    if unwritten:
        raise Unwritten(unwritten)


def _unreadable(number: int) -> Iterator[str]:
    return (UNREADABLE for _ in range(number))


def _numbers(chunk: bytearray) -> tuple[int, int] | None:
    """The numbers of the first and the last record of a chunk; None if its header is damaged or it has none."""
    first, last = unpack_from("<QQ", chunk, 8)
    return (first, last) if 0 < first <= last < first + MOST and last < 1 << 63 else None


def _of_chunk(chunk: bytearray, expected: int) -> Iterator[str]:
    """The records of a chunk, and as many unreadable ones as are missing from the `expected` number."""
    if not any(chunk):
        return
    if chunk[RECORDS_START:].startswith(RECORD):
        chunk[: len(CHUNK)] = CHUNK
    _bridge(chunk)
    count, failures = 0, 0
    with warnings.catch_warnings(record=True) as damages:
        warnings.simplefilter("always", RuntimeWarning)
        texts = list(_parsed(chunk))
    for text in texts:
        if "<System" in text:
            count += 1
            yield text
        else:
            failures += 1
    yield from _unreadable(max(expected - count, failures + len(damages)))


def _parsed(chunk: bytearray) -> Iterator[str]:
    """The records that the parser reads of a chunk; it warns of each one that it can't read."""
    file = BytesIO(EVTX.ljust(HEADER_SIZE, b"\0") + chunk)
    try:
        for record in PyEvtxParser(file, number_of_threads=1, skip_errors=True).records():
            yield record["data"] if record else UNREADABLE
    except (RuntimeError, OSError, ValueError) as wrong:
        warnings.warn(str(wrong), RuntimeWarning, stacklevel=1)


def _bridge(chunk: bytearray) -> None:
    """Writes the frame of a record around damaged bytes, so that the parser comes to the records behind them."""
    free = unpack_from("<I", chunk, 48)[0]
    end = free if RECORDS_START < free <= CHUNK_SIZE else CHUNK_SIZE
    place = RECORDS_START
    while place < end:
        size = _size(chunk, place)
        if not size:
            following = _next_record(chunk, place, end)
            size = following - place
            if size < SMALLEST:
                return
            pack_into("<4sI", chunk, place, RECORD, size)
            pack_into("<I", chunk, following - 4, size)
        place += size


def _next_record(chunk: bytearray, place: int, end: int) -> int:
    """Where the next whole record behind a place begins; 0 if there is none."""
    following = chunk.find(RECORD, place + SMALLEST, end)
    while following >= 0 and not _size(chunk, following):
        following = chunk.find(RECORD, following + 1, end)
    return max(following, 0)


def _size(chunk: bytearray, place: int) -> int:
    """The size of the record that begins at a place; 0 if it has no mark, or its two sizes differ."""
    if place + SMALLEST > CHUNK_SIZE or not chunk.startswith(RECORD, place):
        return 0
    size: int = unpack_from("<I", chunk, place + 4)[0]
    is_whole = SMALLEST <= size <= CHUNK_SIZE - place and unpack_from("<I", chunk, place + size - 4)[0] == size
    return size if is_whole else 0
