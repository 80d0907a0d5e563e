"""Parts of typed words that no event has: of a name with `_`, and of a compound word such as `Giftwarteschlange`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from eventkb.language.compounds import SHORTEST_HEAD, SHORTEST_TAIL
from eventkb.language.terms import LONGEST
from eventkb.lookup.index import Index
from eventkb.lookup.query import MOST_WORDS, Query

DIGIT = re.compile("[0-9]")
SHORTEST_COMPOUND = SHORTEST_HEAD + SHORTEST_TAIL


def with_known_parts(query: Query, index: Index) -> Query:
    """A query with the parts of words that no event has: of names with `_`, of compound words.

    Beside an ID, a word that no event has is rather the name of a source that nobody here knows.
    """
    if query.id is not None:
        return query
    compounds: list[str] = []
    words = [part for word in query.words for part in _known_parts(word, query, index, compounds)]
    if words == list(query.words):
        return query
    return replace(
        query,
        words=tuple(dict.fromkeys(words))[:MOST_WORDS],
        is_split=True,
        parts=tuple(compounds),
        compounding=index.manifest.compounding,
    )


def _known_parts(word: str, query: Query, index: Index, compounds: list[str]) -> Iterator[str]:
    """A word that an event has; else the parts of its name; else its longest known ending with what is before that.

    Parts of compound words are added to `compounds`.
    """
    parts = next((parts for parts in query.names if "".join(parts) == word), ())
    if len(word) == 1 or index.with_term(word[:LONGEST]).count:
        yield word
    elif len(parts) > 1:
        yield from parts
    else:
        own = _parts_of_compound(word, index)
        compounds += own
        yield from own or [word]


def _parts_of_compound(word: str, index: Index) -> list[str]:
    links = index.manifest.linking
    if not links or not SHORTEST_COMPOUND <= len(word) <= LONGEST or DIGIT.search(word):
        return []
    for start in range(SHORTEST_HEAD, len(word) - SHORTEST_TAIL + 1):
        if index.with_term(word[start:]).count:
            heads = (word[:start].removesuffix(link) for link in ("", *links))
            head = next((head for head in heads if len(head) >= SHORTEST_TAIL and index.with_term(head).count), None)
            return [word[start:], *([head] if head else [])]
    return []
