"""The text of a file whose encoding nobody says: by its first bytes, else UTF-8, else a code page."""

import codecs
from collections.abc import Iterable, Iterator

WESTERN = "cp1252"
"""The code page of western desktops: what is not Unicode is usually in it."""

CONSOLE = "cp850"
"""The code page of western consoles: what a command writes into a file by `>`."""

UNICODE = "utf-8"
BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
"""Pipes and editors on desktops write UTF-16. Source of the marks: https://www.unicode.org/faq/utf_bom.html"""


def encoding_of(data: bytes) -> str:
    """The Unicode encoding of a text: by its byte order mark or by zeros beside its first letter, else UTF-8."""
    mark = next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), "")
    if mark or len(data) < 2 or bool(data[0]) == bool(data[1]):  # noqa: PLR2004 - one character of UTF-16
        return mark or UNICODE
    return "utf-16-le" if data[0] else "utf-16-be"


def decoded(data: bytes, encoding: str | None = None) -> str:
    """The text of a file, in `encoding` if that is given.

    A character that is cut off at the end, and a half of a pair, become U+FFFD.

    Raises:
        UnicodeDecodeError: the text isn't in the given encoding.
        LookupError: no encoding has that name.
    """
    if encoding:
        return data.decode(encoding)
    name = encoding_of(data)
    if name != UNICODE:
        return data.decode(name, "replace")
    try:
        return codecs.getincrementaldecoder(UNICODE)().decode(data)  # without the last character, if it is cut off
    except UnicodeDecodeError:
        return max((data.decode(name, "replace") for name in (WESTERN, CONSOLE)), key=_letters)


def _letters(text: str) -> int:
    """How many letters are beyond ASCII: in the wrong code page, umlauts become signs."""
    return sum(letter.isalpha() for letter in text if letter > "\x7f")


def decoded_blocks(blocks: Iterable[bytes]) -> Iterator[str]:
    """A text that comes in blocks; its first block decides the encoding, and what doesn't fit becomes U+FFFD."""
    decoder: codecs.IncrementalDecoder | None = None
    for block in blocks:
        decoder = decoder or codecs.getincrementaldecoder(_encoding_within(block))("replace")
        yield decoder.decode(block)
    if decoder:
        yield decoder.decode(b"", final=True)


def _encoding_within(block: bytes) -> str:
    """The encoding of a text that begins with a block, which may end within a character."""
    name = encoding_of(block)
    if name != UNICODE:
        return name
    try:
        codecs.getincrementaldecoder(UNICODE)().decode(block)
    except UnicodeDecodeError:
        return max(WESTERN, CONSOLE, key=lambda name: _letters(block.decode(name, "replace")))
    return UNICODE
