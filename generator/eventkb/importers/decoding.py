"""The text of a file whose encoding nobody says."""

import codecs

from eventkb.importers.harvest import ImportFault

WESTERN = "cp1252"
"""The code page of western Windows: what is not Unicode is usually in it."""


def decoded(data: bytes, encoding: str | None = None) -> str:
    """The text: in its own encoding if it says one by its first bytes, else UTF-8, else the code page of Windows.

    Raises:
        ImportFault: it can't be decoded.
    """
    try:
        if encoding:
            return data.decode(encoding)
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        if data[1:2] == b"\0":
            return data.decode("utf-16-le")
    except (UnicodeDecodeError, LookupError) as wrong:
        raise ImportFault(f"it can't be decoded: {wrong}. Name its encoding with --encoding.") from wrong
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode(WESTERN, "replace")
