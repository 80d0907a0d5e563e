"""The terms by which a text is found: without case, accents and umlauts; CamelCase words also by their parts.

The twin in the browser is templates/theme/scripts/lookup/terms.js.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice

from eventkb.language.piles import without_piles
from eventkb.model.event import INSERTION

LONGEST = 40
"""Characters of a term. Longer ones are data, not words."""

FIRST_WORDS = 5
"""So many words are the beginning of a text."""

MOST_WORDS = 50_000
"""So many words are remembered with their terms, in some 10 MB. A catalogue of 32,000 messages has 17,000 of them."""

# Written out, since \w means something else in JavaScript: digits, letters of all alphabets, no signs.
LETTERS = "0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u1fff\u2c00-\ud7ff\uf900-\ufdff\ufe70-\uffef"
WORD = re.compile(f"[{LETTERS}]+")
MARKS = re.compile("[\u0300-\u036f]")
# From left to right: a capital before a small letter begins a part, a run of capitals or digits is one.
PART = re.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z\u00df-\u00ff]+|[0-9]+|[^0-9A-Za-z\u00df-\u00ff]+")
UMLAUTS = (("ß", "ss"), ("ς", "σ"), ("ae", "a"), ("oe", "o"), ("ue", "u"))


def folded(text: str) -> str:
    """A text as terms are compared: `Übermittlung`, `uebermittlung` and `UBERMITTLUNG` are the same."""
    result = (
        text.lower() if text.isascii() else MARKS.sub("", unicodedata.normalize("NFKD", without_piles(text)).lower())
    )
    for spelling, letter in UMLAUTS:
        result = result.replace(spelling, letter)
    return result


def joined(name: str) -> str:
    """A name as one word: `Nightly Backup`, `nightly-backup` and `NightlyBackup` are the same."""
    return "".join(map(_folded, WORD.findall(name)))


def parts(word: str) -> list[str]:
    """The parts of a CamelCase word; any other word has itself as its only part."""
    return PART.findall(word)


def terms(text: str) -> Iterator[str]:
    """The terms of a text in its order; for a CamelCase word also its parts."""
    return chain.from_iterable(map(_terms, WORD.findall(text)))


def name_terms(name: str) -> Iterator[str]:
    """The terms of a symbolic name: the name from each of its parts on, so that each part begins a term."""
    pieces = [term for word in WORD.findall(name) for part in parts(word) if (term := folded(part))]
    for place in range(len(pieces)):
        yield "".join(pieces[place:])[:LONGEST]


def literal_terms(message: str) -> Iterator[str]:
    """The terms of a message that are the same in every log entry: none that touches an insertion string."""
    position, touches_before = 0, False
    for match in INSERTION.finditer(message):
        if match[2]:
            yield from _inner(message[position : match.start()], touches_before, touches_after=True)
            position, touches_before = match.end(), True
    yield from _inner(message[position:], touches_before, touches_after=False)


def beginning(text: str) -> tuple[str, ...]:
    """The first words of a text, folded, up to `FIRST_WORDS`."""
    return tuple(islice(filter(None, (_folded(word[0]) for word in WORD.finditer(text))), FIRST_WORDS))


def literal_beginning(message: str) -> tuple[str, ...]:
    """The first words of a message template before its first insertion string."""
    for match in INSERTION.finditer(message):
        if match[2]:
            before = message[: match.start()]
            words = list(WORD.finditer(before))
            touches = bool(words) and words[-1].end() == len(before)
            return beginning(before[: words[-1].start()] if touches else before)
    return beginning(message)


def _inner(text: str, touches_before: bool, touches_after: bool) -> Iterator[str]:
    words = WORD.findall(text)
    if touches_before and WORD.match(text):
        del words[0]
    if touches_after and words and text.endswith(words[-1]):
        del words[-1]
    return chain.from_iterable(map(_terms, words))


@lru_cache(maxsize=MOST_WORDS)
def _folded(word: str) -> str:
    return folded(word)


@lru_cache(maxsize=MOST_WORDS)  # most words of a catalogue are in many texts
def _terms(word: str) -> tuple[str, ...]:
    pieces = parts(word)
    folded_pieces = (folded(piece)[:LONGEST] for piece in (word, *(pieces if len(pieces) > 1 else ())))
    return tuple(term for term in folded_pieces if term)  # a combining mark alone becomes empty
