"""Joins the parts of an index into the one that a browser reads, as Pagefind would have written it of all pages."""

import hashlib
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from eventkb.engines.pagefind.cbor import ARRAY, NEGATIVE, NUMBER, array, head, head_at, text
from eventkb.engines.pagefind.part import PAGE_OF_WORD, POSITION, SIGNATURE, WITH_METADATA, Part

CHUNK = 48_000
"""Bytes of the index that are loaded together. Pagefind counts positions instead, which comes to about as many."""

NAME = 10
"""Hexadecimal digits of the digest that a file is named by."""

DENSITY = 6
"""Level of gzip: the best one takes four times as long for two percent."""


THREE, NONE = head(ARRAY, 3), head(ARRAY, 0)

_Placed = tuple[str, int, int, int, bytes]
"""A row (see `part.Row`) with the numbers that its first and last page have here: form, count, first, last, bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """The index of a language.

    `entry` is what the first file that a browser reads says of it. `files` are its files by path, not yet compressed;
    their names say what they contain. `pages` are the names of the
    files of pages: for each part, the name that its own file has here.
    """

    entry: Mapping[str, Any]
    files: Mapping[str, bytes]
    pages: Sequence[Mapping[str, str]]


def joined(parts: Sequence[Part]) -> Joined:
    """The index of a language whose parts follow each other; there is at least one."""
    language = parts[0].language
    files: dict[str, bytes] = {}
    fields = sorted({field for part in parts for field in part.fields})
    names = list(_names(parts))
    bases = list(accumulate((len(part.pages) for part in parts), initial=0))
    chunks = []
    for chunk in _chunks(_words(parts, bases, fields)):
        data = array([array([data for _, data in chunk])])
        name = _named(language, data)
        files[f"index/{name}.pf_index"] = data
        chunks.append((chunk[0][0], chunk[-1][0], name))
    filters = []
    for filter_name, data in _filters(parts, bases):
        name = _named(language, data)
        files[f"filter/{name}.pf_filter"] = data
        filters.append(array([text(filter_name), text(name)]))
    pages = [
        array([text(own[name]), head(NUMBER, words)])
        for part, own in zip(parts, names, strict=True)
        for name, words in part.pages
    ]
    ranges = [array([text(start), text(end), text(name)]) for start, end, name in _trimmed(chunks)]
    sorts = array([])
    lists = (array(pages), array(ranges), array(filters), sorts, array([text(field) for field in fields]))
    meta = array([text(parts[0].entry["version"]), *lists])
    name = _named(language, meta)
    files[f"pagefind.{name}.pf_meta"] = meta
    own_entry = {**parts[0].entry["languages"][language], "hash": name, "page_count": len(pages)}
    return Joined(entry={**parts[0].entry, "languages": {language: own_entry}}, files=files, pages=names)


def compressed(data: bytes) -> bytes:
    """The content of a file as Pagefind reads it, the same in every run."""
    packer = zlib.compressobj(DENSITY, wbits=zlib.MAX_WBITS | 16)
    return packer.compress(SIGNATURE + data) + packer.flush()


def _named(language: str, data: bytes) -> str:
    return f"{language}_{hashlib.sha1(data, usedforsecurity=False).hexdigest()[:NAME]}"


def _names(parts: Sequence[Part]) -> Iterator[dict[str, str]]:
    """The names of the files of pages, by those in each part.

    Pagefind's names are short, so that two parts may have the same one for different pages: the later one is renamed.
    """
    taken: set[str] = set()
    for number, part in enumerate(parts):
        own = {name: f"{name}-{number}" if name in taken else name for name, _ in part.pages}
        taken.update(own.values())
        yield own


def _words(parts: Sequence[Part], bases: Sequence[int], fields: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """All words in order, each with its bytes in the index."""
    placed: defaultdict[str, list[_Placed]] = defaultdict(list)
    for part, base in zip(parts, bases, strict=False):
        numbers = [fields.index(field) for field in part.fields]
        is_same = numbers == list(range(len(numbers)))
        start = 0
        for word, form, count, first, last, size in part.rows:
            data = part.data[start : start + size]
            start += size
            row = (form, count, base + first, base + last, data if is_same else _renumbered(data, numbers))
            placed[word].append(row)
    for word, rows in sorted(placed.items()):
        yield word, _word(word, rows)


def _word(word: str, rows: Sequence[_Placed]) -> bytes:
    if len(rows) == 1 and not rows[0][0]:  # most words
        return b"".join((THREE, text(word), _pages(rows), NONE))
    forms = sorted({row[0] for row in rows if row[0]})
    variants = [array([text(form), _pages([row for row in rows if row[0] == form])]) for form in forms]
    own = [row for row in rows if not row[0]] if forms else rows
    return array([text(word), _pages(own), array(variants)])


def _pages(rows: Sequence[_Placed]) -> bytes:
    """The pages of a word in all parts; the first page of each part gets its distance from the last one before it."""
    before = count = 0
    pieces = [b""]
    for _, own_count, first, last, data in rows:
        pieces += (PAGE_OF_WORD, head(NUMBER, first - before), data)
        count += own_count
        before = last
    pieces[0] = head(ARRAY, count)
    return b"".join(pieces)


def _renumbered(data: bytes, numbers: Sequence[int]) -> bytes:
    """The pages of a row whose fields of metadata have other numbers here than in their part."""

    def field(position: re.Match[bytes]) -> bytes:
        # A negative number says which field the positions after it are in.
        kind, number, _ = head_at(position[0], 0)
        return head(NEGATIVE, numbers[number]) if kind == NEGATIVE else position[0]

    beginning = PAGE_OF_WORD + head(NUMBER, 0)  # any first page, as a row is kept without it
    pages = WITH_METADATA.sub(lambda page: page[1] + POSITION.sub(field, page[2]), beginning + data)
    return pages[len(beginning) :]


def _chunks(words: Iterable[tuple[str, bytes]]) -> Iterator[list[tuple[str, bytes]]]:
    chunk: list[tuple[str, bytes]] = []
    size = 0
    for word, data in words:
        chunk.append((word, data))
        size += len(data)
        if size >= CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _trimmed(chunks: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Chunks with their first and last word cut to what tells them apart from the chunk beside, which is enough to find
    a word's chunk."""
    start = chunks[0][0] if chunks else ""
    for (_, end, name), (following, *_) in pairwise(chunks):
        same = _alike(end, following) + 1
        yield start, end[:same] if end[:same] >= start else end, name
        start = following[:same]
    if chunks:
        yield start, chunks[-1][1], chunks[-1][2]


def _alike(first: str, second: str) -> int:
    """How many characters two words have in common at their beginning."""
    pairs = zip(first, second, strict=False)
    return next((place for place, (one, other) in enumerate(pairs) if one != other), min(len(first), len(second)))


def _filters(parts: Sequence[Part], bases: Sequence[int]) -> Iterator[tuple[str, bytes]]:
    """The pages of each value of each filter."""
    filters: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for part, base in zip(parts, bases, strict=False):
        for name, values in part.filters.items():
            for value, pages in values.items():
                filters[name][value] += (base + page for page in pages)
    for name, of_filter in sorted(filters.items()):
        packed = [
            array([text(value), array([head(NUMBER, page) for page in pages])])
            for value, pages in sorted(of_filter.items())
        ]
        yield name, array([text(name), array(packed)])
