"""Windows programs with message tables, byte by byte, since no package here can compile them.

Formats: https://learn.microsoft.com/windows/win32/debug/pe-format (headers, resource directory).
"""

import struct
from collections.abc import Mapping

HEADERS, SECTION = 0x400, 0x1000


def message_table(messages: Mapping[int, str], encoding: str = "utf-16-le") -> bytes:
    """A MESSAGE_RESOURCE_DATA with a block for each run of identifiers."""
    runs: list[list[int]] = []
    for identifier in sorted(messages):
        if runs and runs[-1][-1] == identifier - 1:
            runs[-1].append(identifier)
        else:
            runs.append([identifier])
    head, body = struct.pack("<I", len(runs)), b""
    start = 4 + 12 * len(runs)
    for run in runs:
        head += struct.pack("<III", run[0], run[-1], start + len(body))
        for identifier in run:
            raw = (messages[identifier] + "\0").encode(encoding)
            raw += b"\0" * (-len(raw) % 4)
            body += struct.pack("<HH", 4 + len(raw), encoding.startswith("utf-16")) + raw
    return head + body


def program(tables: Mapping[int, bytes]) -> bytes:
    """A DLL with one message table for each language number."""
    resources = _resources(tables)
    size = len(resources) + (-len(resources) % 0x200)
    dos = b"MZ" + bytes(58) + struct.pack("<I", 0x40)
    coff = struct.pack("<HHIIIHH", 0x14C, 1, 0, 0, 0, 0xE0, 0x2102)
    directories = bytes(16) + struct.pack("<II", SECTION, len(resources)) + bytes(8 * 13)
    optional = struct.pack(
        "<HBBIIIIIIIIIHHHHHHIIIIHHIIIIII",
        0x10B, 0, 0, 0, size, 0, 0, 0, 0, 0x10000000, 0x1000, 0x200, 4, 0, 0, 0, 4, 0, 0,
        SECTION + 0x1000, HEADERS, 0, 2, 0, 0x100000, 0x1000, 0x100000, 0x1000, 0, 16,
    ) + directories  # fmt: skip
    section = struct.pack("<8sIIIIIIHHI", b".rsrc", len(resources), SECTION, size, HEADERS, 0, 0, 0, 0, 0x40000040)
    head = dos + b"PE\0\0" + coff + optional + section
    return head.ljust(HEADERS, b"\0") + resources.ljust(size, b"\0")


def _resources(tables: Mapping[int, bytes]) -> bytes:
    """The directory of resources: type 11, name 1, a language for each table."""
    languages = sorted(tables)
    leaves = 3 * 16 + 8 * 2 + 8 * len(languages)
    place = leaves + 16 * len(languages)
    entries, data, blobs = b"", b"", b""
    for number, language in enumerate(languages):
        entries += struct.pack("<II", language, leaves + 16 * number)
        data += struct.pack("<IIII", SECTION + place + len(blobs), len(tables[language]), 0, 0)
        blobs += tables[language]
    return (
        _directory(1) + struct.pack("<II", 11, 0x80000000 | 24)
        + _directory(1) + struct.pack("<II", 1, 0x80000000 | 48)
        + _directory(len(languages)) + entries + data + blobs
    )  # fmt: skip


def _directory(count: int) -> bytes:
    return struct.pack("<IIHHHH", 0, 0, 0, 0, 0, count)
