"""The part of CBOR in which Pagefind writes its index: whole numbers, texts and arrays of known length.

The format is RFC 8949, section 3. An item begins with its kind (three bits) and its value or length.
"""

from collections.abc import Sequence
from functools import cache

NUMBER, NEGATIVE, TEXT, ARRAY = 0, 1, 3, 4
"""The kinds of items."""

Value = int | str | list["Value"]

LONG = 24
"""A value or length from here on follows the first byte."""

_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
"""How many bytes of the value or length follow the first byte, by its five lowest bits."""


class Unreadable(Exception):
    """Some bytes are not what Pagefind is known to write."""


@cache
def head(kind: int, number: int) -> bytes:
    """The beginning of an item: all of a number; of a text or an array what is before its content."""
    first = kind << 5
    if number < LONG:
        return bytes((first | number,))
    code, size = next((code, size) for code, size in _SIZES.items() if number < 1 << (8 * size))
    return bytes((first | code,)) + number.to_bytes(size, "big")


def text(value: str) -> bytes:
    data = value.encode()
    return head(TEXT, len(data)) + data


def array(items: Sequence[bytes]) -> bytes:
    """An array of items that are encoded already."""
    return head(ARRAY, len(items)) + b"".join(items)


def head_at(data: bytes, position: int) -> tuple[int, int, int]:
    """The kind of the item at a position, its value or length, and the position after its beginning.

    Raises:
        Unreadable: the data ends, or an item has a length that only its end would tell.
    """
    try:
        first = data[position]
    except IndexError:
        raise Unreadable("the data ends too early") from None
    kind, low = first >> 5, first & 31
    if low < LONG:
        return kind, low, position + 1
    if low not in _SIZES:
        raise Unreadable("an item of unknown length")
    end = position + 1 + _SIZES[low]
    return kind, int.from_bytes(data[position + 1 : end], "big"), end


def expect(kind: int, data: bytes, position: int) -> tuple[int, int]:
    """The value or length of the item at a position, which is of that kind, and the position after its beginning.

    Raises:
        Unreadable: the item is of another kind.
    """
    low = data[position] - (kind << 5) if position < len(data) else LONG
    if 0 <= low < LONG:  # nearly always, and an index has some hundred thousand items
        return low, position + 1
    is_kind, number, after = head_at(data, position)
    if is_kind != kind:
        raise Unreadable(f"an item of kind {is_kind} in the place of one of kind {kind}")
    return number, after


def text_at(data: bytes, position: int) -> tuple[str, int]:
    """The text at a position, and the position after it."""
    length, start = expect(TEXT, data, position)
    return data[start : start + length].decode(), start + length


def decoded(data: bytes) -> Value:
    """The value that some bytes contain.

    Raises:
        Unreadable: they are not a single item of a known kind.
    """
    value, end = _item(data, 0)
    if end != len(data):
        raise Unreadable("something follows the last item")
    return value


def _item(data: bytes, position: int) -> tuple[Value, int]:
    kind, number, after = head_at(data, position)
    if kind == NUMBER:
        return number, after
    if kind == NEGATIVE:
        return -1 - number, after
    if kind == TEXT:
        return text_at(data, position)
    if kind != ARRAY:
        raise Unreadable(f"an item of kind {kind}")
    items: list[Value] = []
    for _ in range(number):
        item, after = _item(data, after)
        items.append(item)
    return items, after
