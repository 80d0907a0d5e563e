"""Joins the parts of an index into the one that a browser reads, as Pagefind would have written it of all pages."""

import hashlib
import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, TypeVar

from eventkb.engines.pagefind.cbor import ARRAY, NEGATIVE, NUMBER, array, expect, head, head_at, text
from eventkb.engines.pagefind.part import PAGE_OF_WORD, POSITION, SIGNATURE, WITH_METADATA, Part
from eventkb.model.frozen import frozen_dataclass

CHUNK = 48_000
"""Bytes of the index that are loaded together. Pagefind counts positions instead, which comes to about as many."""

NAME = 10
"""Hexadecimal digits of the digest that a file is named by."""

DENSITY = 6
"""Level of gzip: the best one takes four times as long for two percent."""


THREE, NONE = head(ARRAY, 3), head(ARRAY, 0)

Placed = tuple[str, int, int, int, bytes]
"""A row (see `part.Rows`) with the numbers that its first and last page have here: form, count, first, last, bytes."""

Item = TypeVar("Item")

Chunk = tuple[str, str, str]
"""The first and the last word of a file of the index, and its name."""


@frozen_dataclass(kw_only=True)
class Joined:
    """The index of a language.

    `entry` is what the first file that a browser reads says of it. `files` are its files by path, not yet compressed,
    None for those that are there from before; their names say what they contain. `pages` are the names of the files of
    pages: for each part, the name that its own file has here. `words` are all words with the `sizes` of what is said
    about them, and `chunks` the names of the files that say it.
    """

    entry: Mapping[str, Any]
    files: Mapping[str, bytes | None]
    pages: Sequence[Mapping[str, str]]
    words: Sequence[str]
    sizes: Sequence[int]
    chunks: Sequence[str]


def joined(parts: Sequence[Part]) -> Joined:
    """The index of a language whose parts follow each other; there is at least one."""
    files: dict[str, bytes | None] = {}
    chunks: list[Chunk] = []
    words: list[str] = []
    sizes: list[int] = []
    for chunk in chunks_of(_words(parts), lambda word: len(word[1])):
        data = chunk_of([data for _, data in chunk])
        name = named(parts[0].language, data)
        files[file_of(name)] = data
        chunks.append((chunk[0][0], chunk[-1][0], name))
        words += (word for word, _ in chunk)
        sizes += (len(data) for _, data in chunk)
    return finished(parts, files, chunks, words=words, sizes=sizes)


def finished(
    parts: Sequence[Part],
    files: Mapping[str, bytes | None],
    chunks: Sequence[Chunk],
    *,
    words: Sequence[str],
    sizes: Sequence[int],
) -> Joined:
    """The index of parts whose words are in some `files`, with what else belongs to it."""
    language, fields, bases = parts[0].language, fields_of(parts), bases_of(parts)
    names = list(_names(parts))
    others: dict[str, bytes] = {}
    filters = []
    for filter_name, data in _filters(parts, bases):
        name = named(language, data)
        others[f"filter/{name}.pf_filter"] = data
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
    name = named(language, meta)
    others[f"pagefind.{name}.pf_meta"] = meta
    own_entry = {**parts[0].entry["languages"][language], "hash": name, "page_count": len(pages)}
    return Joined(
        entry={**parts[0].entry, "languages": {language: own_entry}},
        files={**files, **others},
        pages=names,
        words=words,
        sizes=sizes,
        chunks=[name for *_, name in chunks],
    )


def fields_of(parts: Sequence[Part]) -> list[str]:
    """The names of metadata of all parts."""
    return sorted({field for part in parts for field in part.fields})


def bases_of(parts: Sequence[Part]) -> list[int]:
    """For each part, the number that its first page has here."""
    return list(accumulate((len(part.pages) for part in parts), initial=0))[:-1]


def file_of(chunk: str) -> str:
    """The path of a file of the index that says where words are, by its name."""
    return f"index/{chunk}.pf_index"


def chunk_of(words: Sequence[bytes]) -> bytes:
    """The content of such a file: what is said about some words."""
    return array([array(words)])


def words_in(chunk: bytes) -> bytes:
    """What such a content says about all its words, one behind the other."""
    _, start = expect(ARRAY, chunk, 0)
    return chunk[expect(ARRAY, chunk, start)[1] :]


def compressed(data: bytes) -> bytes:
    """The content of a file as Pagefind reads it, the same in every run."""
    packer = zlib.compressobj(DENSITY, wbits=zlib.MAX_WBITS | 16)
    return packer.compress(SIGNATURE + data) + packer.flush()


def named(language: str, data: bytes) -> str:
    """The name of a file with some content."""
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


def _words(parts: Sequence[Part]) -> Iterator[tuple[str, bytes]]:
    """All words in order, each with its bytes in the index."""
    fields = fields_of(parts)
    placed: defaultdict[str, list[Placed]] = defaultdict(list)
    for part, base in zip(parts, bases_of(parts), strict=True):
        numbers = renumbering(part, fields)
        start, rows = 0, part.rows
        for word, form, count, first, last, size in zip(*rows.columns, strict=True):
            data = part.data[start : start + size]
            start += size
            row = (form, count, base + first, base + last, renumbered(data, numbers) if numbers else data)
            placed[word].append(row)
    for word, rows_of_word in sorted(placed.items()):
        yield word, word_of(word, rows_of_word)


def renumbering(part: Part, fields: Sequence[str]) -> Sequence[int]:
    """For each field of metadata of a part, its number here; empty if that is the same."""
    numbers = [fields.index(field) for field in part.fields]
    return [] if numbers == list(range(len(numbers))) else numbers


def word_of(word: str, rows: Sequence[Placed]) -> bytes:
    """What the index says about a word, whose rows are in the order of their parts."""
    if len(rows) == 1 and not rows[0][0]:  # most words
        return b"".join((THREE, text(word), _pages(rows), NONE))
    forms = sorted({row[0] for row in rows if row[0]})
    variants = [array([text(form), _pages([row for row in rows if row[0] == form])]) for form in forms]
    own = [row for row in rows if not row[0]] if forms else rows
    return array([text(word), _pages(own), array(variants)])


def _pages(rows: Sequence[Placed]) -> bytes:
    """The pages of a word in all parts; the first page of each part gets its distance from the last one before it."""
    before = count = 0
    pieces = [b""]
    for _, own_count, first, last, data in rows:
        pieces += (PAGE_OF_WORD, head(NUMBER, first - before), data)
        count += own_count
        before = last
    pieces[0] = head(ARRAY, count)
    return b"".join(pieces)


def renumbered(data: bytes, numbers: Sequence[int]) -> bytes:
    """The pages of a row whose fields of metadata have other numbers here than in their part."""

    def field(position: re.Match[bytes]) -> bytes:
        # A negative number says which field the positions after it are in.
        kind, number, _ = head_at(position[0], 0)
        return head(NEGATIVE, numbers[number]) if kind == NEGATIVE else position[0]

    beginning = PAGE_OF_WORD + head(NUMBER, 0)  # any first page, as a row is kept without it
    pages = WITH_METADATA.sub(lambda page: page[1] + POSITION.sub(field, page[2]), beginning + data)
    return pages[len(beginning) :]


def chunks_of(words: Iterable[Item], size_of: Callable[[Item], int]) -> Iterator[list[Item]]:
    """The words of each file of the index, in their order."""
    chunk: list[Item] = []
    size = 0
    for word in words:
        chunk.append(word)
        size += size_of(word)
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
