"""The message tables of programs (DLL, EXE, MUI), where classic event sources keep their texts.

Format: https://learn.microsoft.com/windows/win32/api/winnt/ns-winnt-message_resource_data
"""

import struct
from collections.abc import Iterable, Iterator
from typing import Any

import pefile

from eventkb.importers import placeholders
from eventkb.importers.harvest import Harvest, ImportedEvent, ImportFault, identified
from eventkb.importers.languages import of_number
from eventkb.importers.reading import Growing, Settings
from eventkb.language.encoding import WESTERN

MESSAGE_TABLE = 11
"""The type RT_MESSAGETABLE of a resource."""

BLOCK = struct.Struct("<III")
ENTRY = struct.Struct("<HH")
IS_UNICODE = 1
MOST_MESSAGES = 100_000
LEVELS = {1: "information", 2: "warning", 3: "error"}
"""The severity bits of an identifier; 0 says nothing, since many tables don't set them."""


def read(data: bytes, settings: Settings) -> Harvest:
    """The messages of a program as events of a source, whose name is in the registry, not in the program.

    Raises:
        ImportFault: it is no program, or has no message table.
    """
    try:
        program = pefile.PE(data=data, fast_load=True)
        program.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]])
    except pefile.PEFormatError as wrong:
        raise ImportFault(f"it is no Windows program: {wrong}.") from wrong
    tables = list(_tables(program))
    if not tables:
        raise ImportFault(
            "it has no message table. The texts of a DLL may be in its .mui file, in a folder like de-DE."
        )
    growing = Growing()
    messages = _texts(tables, settings.encoding or WESTERN, growing)
    for identifier, texts in sorted(messages.items()):
        id, qualifiers = identified(identifier)
        growing.event(
            ImportedEvent(
                source=settings.source,
                id=id,
                qualifiers=qualifiers,
                line=0,
                messages=texts,
                level=LEVELS.get(identifier >> 30),
            )
        )
    return growing.harvest()


def _texts(tables: Iterable[tuple[str, bytes]], encoding: str, growing: Growing) -> dict[int, dict[str, str]]:
    """The messages of all tables by identifier and language; a table that ends too early gives those before its end."""
    messages: dict[int, dict[str, str]] = {}
    for tag, table in tables:
        try:
            for identifier, text in _messages(table, encoding):
                messages.setdefault(identifier, {}).setdefault(tag, placeholders.windows(text).text)
        except (struct.error, ValueError) as wrong:
            growing.problem(
                0, f"the message table in {tag or 'no language'} ends too early: {wrong}.", "Copy the file again."
            )
    return {identifier: {tag: text for tag, text in texts.items() if text} for identifier, texts in messages.items()}


def _tables(program: Any) -> Iterator[tuple[str, bytes]]:
    """The message tables of a program, each with the tag of its language."""
    root = getattr(program, "DIRECTORY_ENTRY_RESOURCE", None)
    for kind in root.entries if root else ():
        if kind.id != MESSAGE_TABLE or not hasattr(kind, "directory"):
            continue
        for name in kind.directory.entries:
            for language in name.directory.entries if hasattr(name, "directory") else ():
                place = language.data.struct
                try:
                    table = program.get_data(place.OffsetToData, place.Size)
                except pefile.PEFormatError:
                    table = b""  # it is said to be where the file has nothing, as after its end
                yield of_number(language.id), table


def _messages(table: bytes, encoding: str) -> Iterator[tuple[int, str]]:
    """Each message of a table by its identifier.

    Raises:
        struct.error, ValueError: the table refers to what is not in it.
    """
    (count,) = struct.unpack_from("<I", table)
    total = 0
    for number in range(count):
        low, high, offset = BLOCK.unpack_from(table, 4 + number * BLOCK.size)
        if high < low:
            raise ValueError(f"block {number} goes from {low} to {high}")
        for identifier in range(low, high + 1):
            length, flags = ENTRY.unpack_from(table, offset)
            if length < ENTRY.size or offset + length > len(table):
                raise ValueError(f"message {identifier} has a length of {length}")
            raw = table[offset + ENTRY.size : offset + length]
            text = raw.decode("utf-16-le" if flags & IS_UNICODE else encoding, "replace")
            yield identifier, text.rstrip("\0")
            offset += length
            total += 1
            if total > MOST_MESSAGES:
                raise ValueError(f"it has more than {MOST_MESSAGES} messages")
