"""A part of an index: what Pagefind writes of some pages of one language, in a form that can be joined with others.

For each word, Pagefind keeps the pages that have it, each by its distance from the page before. So the pages of a word
in one part follow those of the part before it, unchanged but for the first distance. Hence a part is kept as a table of
words, with the bytes that Pagefind wrote of their pages.

The format is that of Pagefind 1.5: `pagefind/src/index` and `pagefind_web/src/index.rs` in
https://github.com/Pagefind/pagefind.
"""

import gzip
import json
import re
import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

from eventkb.engines.pagefind.cbor import ARRAY, Unreadable, decoded, expect, text_at
from eventkb.model.frozen import frozen_dataclass

SIGNATURE = b"pagefind_dcd"
"""The beginning of every file that Pagefind compresses."""

ENTRY = "pagefind-entry.json"
"""The file that a browser reads first."""

FILE = "part"
"""The name of the table in the folder of a part, which also has the files of Pagefind that need no joining."""

_NUMBER = rb"(?:[\x00-\x17]|\x18.|\x19..|\x1a.{4})"
_POSITION = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a].{4})"
_ARRAY = rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a.{4})"
_LOCATIONS = rb"%s%s*+%s%s*+" % (_ARRAY, _POSITION, _ARRAY, _POSITION)
PAGE_OF_WORD = b"\x83"
"""The beginning of a page that has a word: an array of three items."""

PAGE = re.compile(rb"\x83(%s)%s" % (_NUMBER, _LOCATIONS), re.DOTALL)
"""A page that has a word: its distance, the positions of the word in its text, and those in its metadata.

The number of positions need not be counted: none of them begins like the array after them or like the next page.
"""
WITH_METADATA = re.compile(rb"(\x83%s%s%s*+%s)(%s*+)" % (_NUMBER, _ARRAY, _POSITION, _ARRAY, _POSITION), re.DOTALL)
POSITION = re.compile(_POSITION, re.DOTALL)
PAGES = re.compile(rb"(?:\x83%s%s)*+" % (_NUMBER, _LOCATIONS), re.DOTALL)


@frozen_dataclass(kw_only=True)
class Rows:
    """The pages of words, in columns, sorted by word; a word may have several rows.

    `words` as they are indexed; `forms` in which these pages write them, empty if that is the same; `counts` of pages,
    the `firsts` and the `lasts` of these, and the `sizes` in bytes of what the data say about them.
    """

    words: Sequence[str]
    forms: Sequence[str]
    counts: Sequence[int]
    firsts: Sequence[int]
    lasts: Sequence[int]
    sizes: Sequence[int]

    @property
    def columns(self) -> tuple[Sequence[Any], ...]:
        """All columns in the order of the fields."""
        return self.words, self.forms, self.counts, self.firsts, self.lasts, self.sizes


@frozen_dataclass(kw_only=True)
class Part:
    """A part of an index.

    `language` is as Pagefind writes it, `entry` what it says of the whole index. `pages` are the names of its files of
    pages with their numbers of words, `fields` the names of metadata, `filters` the pages by filter and value. `data`
    are the pages of all rows without the beginning of each first page, which depends on other parts.
    """

    language: str
    entry: Mapping[str, Any]
    pages: tuple[tuple[str, int], ...]
    fields: tuple[str, ...]
    filters: Mapping[str, Mapping[str, Sequence[int]]]
    rows: Rows
    data: bytes


def read(files: Mapping[str, bytes]) -> Part | None:
    """The index of one language that consists of some files, as a part; None if no page has a word.

    Raises:
        Unreadable: it has another form than Pagefind 1.5 gives it.
    """
    entry = json.loads(files[ENTRY])
    if not entry["languages"]:
        return None
    if len(entry["languages"]) > 1:
        raise Unreadable(f"pages of one part are in {', '.join(sorted(entry['languages']))}")
    ((language, facts),) = entry["languages"].items()
    _, pages, chunks, filters, _, fields = _decoded(files[f"pagefind.{facts['hash']}.pf_meta"])
    rows = [row for _, _, chunk in chunks for row in _rows(content(files[f"index/{chunk}.pf_index"]))]
    rows.sort(key=itemgetter(0, 1))
    words, forms, counts, firsts, lasts, data = zip(*rows, strict=True) if rows else ((),) * 6
    return Part(
        language=language,
        entry=entry,
        pages=tuple((name, words) for name, words in pages),
        fields=tuple(fields),
        filters={name: dict(_decoded(files[f"filter/{chunk}.pf_filter"])[1]) for name, chunk in filters},
        rows=Rows(words=words, forms=forms, counts=counts, firsts=firsts, lasts=lasts, sizes=tuple(map(len, data))),
        data=b"".join(data),
    )


def dumped(part: Part) -> bytes:
    """A part as bytes: a line of JSON, the numbers of all rows, a column after the other, and the data."""
    rows = part.rows
    header = {
        "language": part.language,
        "entry": part.entry,
        "pages": part.pages,
        "fields": part.fields,
        "filters": part.filters,
        "words": lines(rows.words),
        "forms": lines(rows.forms),
    }
    numbers = little_endian(array("I", (*rows.counts, *rows.firsts, *rows.lasts, *rows.sizes)))
    head_line = json.dumps(header, ensure_ascii=False, sort_keys=True).encode() + b"\n"
    return head_line + numbers.tobytes() + part.data


def loaded(dump: bytes) -> Part:
    """The part of which `dumped` made these bytes."""
    end = dump.index(b"\n") + 1
    header = json.loads(dump[:end])
    words, forms = texts_of(header.pop("words")), header.pop("forms").split("\n")
    count, numbers = len(words), array("I")
    size = 4 * count * numbers.itemsize
    numbers.frombytes(dump[end : end + size])
    numbers = little_endian(numbers)
    counts, firsts, lasts, sizes = (numbers[start : start + count] for start in range(0, 4 * count, max(count, 1)))
    rows = Rows(words=words, forms=forms, counts=counts, firsts=firsts, lasts=lasts, sizes=sizes)
    return Part(rows=rows, data=dump[end + size :], **header)


def lines(texts: Sequence[str]) -> str:
    """Some texts, one a line; Pagefind's words have no line end.

    Raises:
        Unreadable: one has.
    """
    joined = "\n".join(texts)
    if joined.count("\n") != max(len(texts) - 1, 0):
        raise Unreadable("a word with a line end")
    return joined


def texts_of(joined: str) -> list[str]:
    """The words of `lines`."""
    return joined.split("\n") if joined else []


def little_endian(numbers: "array[int]") -> "array[int]":
    """Numbers as every machine keeps them, or those of a machine that has the other order of bytes."""
    if sys.byteorder == "little":
        return numbers
    swapped = numbers[:]
    swapped.byteswap()
    return swapped


def content(compressed: bytes) -> bytes:
    """What a file of the index contains.

    Raises:
        Unreadable: it is not one of Pagefind's.
    """
    data = gzip.decompress(compressed)
    if not data.startswith(SIGNATURE):
        raise Unreadable(f"a file doesn't begin with {SIGNATURE.decode()}")
    return data[len(SIGNATURE) :]


def _decoded(compressed: bytes) -> Any:
    return decoded(content(compressed))


_Row = tuple[str, str, int, int, int, bytes]
"""A row before it is put into columns, with its bytes."""


def _rows(data: bytes) -> Iterator[_Row]:
    """The rows of a chunk of the index; a chunk is a list of words in a list of one item."""
    _, position = expect(ARRAY, data, 0)
    words, position = expect(ARRAY, data, position)
    for _ in range(words):
        _, position = expect(ARRAY, data, position)
        word, position = text_at(data, position)
        row, position = _pages(data, position, word, "")
        if row[2]:
            yield row
        forms, position = expect(ARRAY, data, position)
        for _ in range(forms):
            _, position = expect(ARRAY, data, position)
            form, position = text_at(data, position)
            row, position = _pages(data, position, word, form)
            yield row
    if position != len(data):
        raise Unreadable("something follows the last word")


def _pages(data: bytes, position: int, word: str, form: str) -> tuple[_Row, int]:
    """The row of the pages at a position, and the position after them."""
    count, start = expect(ARRAY, data, position)
    if not count:
        return (word, form, 0, 0, 0, b""), start
    page = PAGE.match(data, start)
    if page is None:
        raise Unreadable(f"no page of {word!r} where {count} should be")
    if count == 1:  # as most words have
        codes, end = [page[1]], page.end()
    else:
        found = PAGES.match(data, start)
        end = found.end() if found else start
        codes = PAGE.findall(data, start, end)
    if len(codes) != count:
        raise Unreadable(f"{len(codes)} pages of {word!r} where {count} should be")
    distances = [int.from_bytes(code[1:] or code, "big") for code in codes]
    return (word, form, count, distances[0], sum(distances), data[page.end(1) : end]), end
