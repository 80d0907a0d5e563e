"""Joins an index again of whose parts one has changed: only what is said about its words is made anew.

A page has a few hundred words, which are in most files of the index; but what is said about all other words is taken
from these files as it is, and no other part is read further than to find these words.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import Self

from eventkb.engines.pagefind.joined import (
    Chunk,
    Joined,
    Placed,
    bases_of,
    chunk_of,
    chunks_of,
    fields_of,
    file_of,
    finished,
    named,
    renumbering,
    word_of,
    words_in,
)
from eventkb.engines.pagefind.part import Part
from eventkb.model.frozen import frozen_dataclass

Read = Callable[[str], bytes]
"""Reads a file of the former index by its path, not compressed."""


@frozen_dataclass(kw_only=True)
class Former:
    """An index as it was joined: its words with the sizes of what is said about them, the files that say it, and the
    parts that have changed since, by their number."""

    words: Sequence[str]
    sizes: Sequence[int]
    chunks: Sequence[str]
    parts: Mapping[int, Part]


def rejoined(former: Former, parts: Sequence[Part], read: Read) -> Joined | None:
    """The index that `joined` makes of parts; None where others than the changed parts would have to be renumbered."""
    if not all(_is_alike(before, parts[number]) for number, before in former.parts.items()):
        return None
    differing = {word for number, before in former.parts.items() for word in _differing(before, parts[number])}
    new = _said(differing, parts)
    words = _with(former, new, differing)
    old = _Files(former, read)
    files: dict[str, bytes | None] = {}
    chunks: list[Chunk] = []
    for chunk in chunks_of(words, itemgetter(1)):
        name = old.name(chunk)
        if name is None:
            data = chunk_of([new[word] if place is None else old.data(place) for word, _, place in chunk])
            name = named(parts[0].language, data)
            files[file_of(name)] = data
        else:
            files[file_of(name)] = None
        chunks.append((chunk[0][0], chunk[-1][0], name))
    return finished(parts, files, chunks, words=[word for word, *_ in words], sizes=[size for _, size, _ in words])


Word = tuple[str, int, int | None]
"""A word, the size of what is said about it, and its place in the former index; None if that said something else."""


def _is_alike(before: Part, now: Part) -> bool:
    """Whether other parts keep the numbers of their pages."""
    return len(before.pages) == len(now.pages) and before.fields == now.fields


def _differing(before: Part, now: Part) -> set[str]:
    """The words that are new, gone, or elsewhere."""
    rows, others = (_Table.of(part, 0, part.fields).all for part in (before, now))
    return {word for word in rows.keys() | others.keys() if rows.get(word) != others.get(word)}


@frozen_dataclass()
class _Table:
    """The rows of a part; `starts` is where the bytes of each row begin, `base` the number of the part's first page,
    `numbers` the new ones of its fields of metadata, if they have others."""

    part: Part
    base: int
    numbers: Sequence[int]
    starts: Sequence[int]

    @classmethod
    def of(cls, part: Part, base: int, fields: Sequence[str]) -> Self:
        return cls(part, base, renumbering(part, fields), list(accumulate(part.rows.sizes, initial=0)))

    def row(self, place: int) -> Placed:
        rows = self.part.rows
        data = self.part.data[self.starts[place] : self.starts[place + 1]]
        return (
            rows.forms[place],
            rows.counts[place],
            self.base + rows.firsts[place],
            self.base + rows.lasts[place],
            data,
        )

    def rows(self, word: str) -> Iterator[Placed]:
        """The rows of a word."""
        words = self.part.rows.words
        place = bisect_left(words, word)
        while place < len(words) and words[place] == word:
            yield self.row(place)
            place += 1

    @property
    def all(self) -> Mapping[str, Sequence[Placed]]:
        """The rows of all words."""
        rows: dict[str, list[Placed]] = {}
        for place, word in enumerate(self.part.rows.words):
            rows.setdefault(word, []).append(self.row(place))
        return rows


def _said(words: Collection[str], parts: Sequence[Part]) -> dict[str, bytes]:
    """What the index says about some words, without those that no part has."""
    fields = fields_of(parts)
    tables = [_Table.of(part, base, fields) for part, base in zip(parts, bases_of(parts), strict=True)]
    rows = {word: [row for table in tables for row in table.rows(word)] for word in words}
    return {word: word_of(word, rows_of_word) for word, rows_of_word in rows.items() if rows_of_word}


def _with(former: Former, new: Mapping[str, bytes], differing: Collection[str]) -> list[Word]:
    """All words in order."""
    kept: list[Word] = [
        (word, size, place)
        for place, (word, size) in enumerate(zip(former.words, former.sizes, strict=True))
        if word not in differing
    ]
    return sorted([*kept, *((word, len(data), None) for word, data in new.items())], key=itemgetter(0))


class _Files:
    """The files of the former index. `borders` are the places of their first words, and the number of all words."""

    def __init__(self, former: Former, read: Read) -> None:
        self._former, self._read = former, read
        self._contents: dict[int, bytes] = {}
        self.borders = [0, *accumulate(map(len, chunks_of(former.sizes, int)))]
        self._starts = list(accumulate(former.sizes, initial=0))

    def name(self, chunk: Sequence[Word]) -> str | None:
        """The name of the file that has these words and nothing else, as they are."""
        first = chunk[0][2]
        if first is None or any(place != first + number for number, (*_, place) in enumerate(chunk)):
            return None
        number = bisect_left(self.borders, first)
        is_whole = self.borders[number : number + 2] == [first, first + len(chunk)]
        return self._former.chunks[number] if is_whole else None

    def data(self, place: int) -> bytes:
        """What is said about the word at a place."""
        number = bisect_right(self.borders, place) - 1
        if number not in self._contents:
            self._contents[number] = words_in(self._read(file_of(self._former.chunks[number])))
        start = self._starts[place] - self._starts[self.borders[number]]
        return self._contents[number][start : start + self._former.sizes[place]]
