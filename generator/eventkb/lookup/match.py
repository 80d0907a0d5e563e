"""Compares a message that has values in it with a message template: whether it fits, and the values of `%1`, `%2` ….

White space, case and the kind of quotation marks make no difference, since mail wraps lines and editors replace
quotation marks. The literal pieces of the template are searched in their order; what is between them are values.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from eventkb.language.terms import WORD
from eventkb.lookup.paste import WHITE as BLANKS
from eventkb.lookup.paste import stripped
from eventkb.model.event import INSERTION
from eventkb.model.frozen import frozen_dataclass

LONGEST = 20_000
"""So many characters of a message are compared; Windows writes fewer than 32,000, and templates are shorter."""

SHORTEST = 6
"""A template with fewer literal characters fits everything and says nothing."""

SHORTEST_PART = 12
"""The limit for a text that was cut off."""

FEW_WORDS, SHORTEST_WORD = 4, 2
"""A template with fewer literal words, or with a value that is most of the text, swallows what others say, too."""

LETTER = re.compile("[A-Za-z\u00aa\u00b5\u00ba\u00c0-\u1fff\u2c00-\ud7ff]")
LABEL = re.compile(r":[ \t\n]+[^ \t\n]|[;,\n][ \t\n]*[A-Za-z][A-Za-z0-9_ ]{0,40} = ")
QUOTED = re.compile("[\"'“”„‘’‚«»‹›].*[\"'“”„‘’‚«»‹›]", re.DOTALL)
"""Words before a whole message, a label in a value, or a value in quotation marks hint at another template."""
PROSE = re.compile("[ \t\n][a-z\u00df-\u00f6\u00f8-\u00ff]{2,30}[ \t\n]")
"""Words in the last value hint at another template, too, which says more: `… package X` or `… package X for user Y`."""

HALF, SURE, SURE_END = 2, 20, 3
"""A cut text is surely the template's if half of it is literal, or if so much is and it ends within a piece."""

LOST = 2
"""A piece of at most so many characters may be missing at the end: a full stop, a bracket."""

ELLIPSIS = "..."
"""What tables and tickets write at a cut."""

SAME = {
    **dict.fromkeys("“”„‟«»‹›″‘’‚‛′`´'", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}  # fmt: skip
LAST, REPLACED = "\uffff", "\ufffd"
"""Characters after `LAST` count twice in a browser; a single sign replaces each of them."""
WHITE = frozenset(" \t\n\r\f\v\u0085\u2028\u2029")


@frozen_dataclass()
class Template:
    """`literals[n]` is before the insertion string `numbers[n]`, the last literal at the end.

    `words` counts the different words that are literal.
    """

    literals: tuple[str, ...]
    numbers: tuple[int, ...]
    words: int = 0


@frozen_dataclass()
class Compared:
    """A text as it is compared: `places[n]` is where the character n of `letters` came from in `text`."""

    text: str
    letters: str
    places: tuple[int, ...]

    def value(self, start: int, end: int) -> str:
        """What was written between two characters."""
        return stripped(self.text[self.places[start] : self.places[end]])


@frozen_dataclass(kw_only=True)
class Fit:
    """How a text fits a template: so many characters of it are `literal`.

    `is_whole` says whether these are all that the template has; `is_sure` whether the text can hardly be another
    template's: if it was cut off, most of it is literal, or it ends within a piece. A whole fit `is_weak` if the
    template has few words or a value is most of the text; it `is_full` if at least half of the text is literal and
    nothing hints at another template: a word before or behind, a label in a value, words in the last one.
    """

    literal: int
    is_whole: bool
    is_sure: bool
    values: tuple[tuple[int, str], ...]
    is_weak: bool = False
    is_full: bool = False


def compared(text: str) -> Compared:
    """A text made ready for `fit`."""
    start, letters, places = text[:LONGEST], [], []
    for place, character in enumerate(start):
        for letter in _letters(character):
            letters.append(letter)
            places.append(place)
    return Compared(start, "".join(letters), (*places, len(start)))


@lru_cache(maxsize=20_000)
def template(message: str) -> Template:
    """A message as a template."""
    literals, numbers, position, before = [], [], 0, ""
    for match in INSERTION.finditer(message):
        before += message[position : match.start()]
        position = match.end()
        if match[2]:
            literals.append(_plain(before))
            numbers.append(int(match[2]))
            before = ""
        else:
            before += "%"
    spoken = {word.lower() for word in WORD.findall(INSERTION.sub(" ", message)) if len(word) >= SHORTEST_WORD}
    return Template((*literals, _plain(before + message[position:])), tuple(numbers), len(spoken))


def fit(form: Template, given: Compared, shortest: int = SHORTEST) -> Fit | None:
    """How a text fits a template, or None. It may have a prefix, and its beginning or its end may be missing.

    A template with fewer literal characters than `shortest` fits nothing.
    """
    position = literal = longest = begin = 0
    waiting: list[int] = []
    values: list[tuple[int, str]] = []
    for place, piece in enumerate(form.literals):
        is_last = place == len(form.numbers)
        if piece:
            start, length = _find(piece, given.letters, position, is_last=is_last), len(piece)
            if start < 0 and place == 0:
                start, length = 0, _without_beginning(piece, given.letters)
            if start < 0 or not length:
                return _cut(piece, given, position=position, literal=literal, waiting=waiting, values=values)
            begin = begin if place else start
            values += _values(waiting, given, position, start)
            longest = max(longest, start - position if waiting else 0)
            waiting, literal, position = [], literal + length, start + length
        if not is_last:
            waiting.append(form.numbers[place])
    length = len(given.letters)
    values += _values(waiting, given, position, length)
    longest = max(longest, length - position if waiting else 0)
    is_full = literal * HALF >= length
    if literal < sum(map(len, form.literals)):
        return _part(literal, values, is_sure=is_full)
    if literal < shortest:
        return None
    behind = length - position if form.literals[-1] else 0
    has_hints = behind > LOST or _is_within(given, begin) or any(map(_is_hint, values)) or _has_prose(form, values)
    is_weak = (form.words < FEW_WORDS and literal < length) or longest * HALF > length
    is_full = is_full and not has_hints
    return Fit(literal=literal, is_whole=True, is_sure=True, values=_first(values), is_weak=is_weak, is_full=is_full)


def _is_hint(value: tuple[int, str]) -> bool:
    return bool(LABEL.search(value[1]) or QUOTED.fullmatch(value[1]))


def _has_prose(form: Template, values: Sequence[tuple[int, str]]) -> bool:
    """Whether there are words in a value that is the end of a template, apart from a full stop or a bracket."""
    return bool(values) and len(form.literals[-1]) <= LOST and bool(PROSE.search(values[-1][1]))


def _is_within(given: Compared, begin: int) -> bool:
    """Whether there is a word, or a part of one, before the place where a template begins."""
    before = given.text[: given.places[begin]].rstrip(BLANKS)
    return bool(LETTER.fullmatch(before[-1:]))


def _find(piece: str, letters: str, position: int, *, is_last: bool) -> int:
    """Where a piece begins, or -1. The last piece is at the end of the text, if it fits there, rather than earlier."""
    if is_last and letters.endswith(piece) and len(letters) - len(piece) >= position:
        return len(letters) - len(piece)
    return letters.find(piece, position)


def _without_beginning(piece: str, letters: str) -> int:
    """How many of the last characters of a template's first piece a text begins with, if its beginning was cut off."""
    length = _overlap(piece, letters)
    return length if length >= SHORTEST_PART else 0


def _cut(
    piece: str, given: Compared, *, position: int, literal: int, waiting: list[int], values: list[tuple[int, str]]
) -> Fit | None:
    """How a text fits that ends before or within a piece, or that says something else there."""
    end = len(given.letters)
    if given.letters.endswith(ELLIPSIS):
        end -= len(ELLIPSIS)
    length = _overlap(given.letters[position:end], piece) if end > position else 0
    # A value that is followed by other words than the template's is not known to end there.
    has_end = length > 0 or len(piece) <= LOST
    known = [*values, *(_values(waiting, given, position, max(end - length, position)) if has_end else ())]
    literal += length
    ends_within = literal >= SURE and length >= SURE_END
    return _part(literal, known, is_sure=ends_within or literal * HALF >= len(given.letters))


def _part(literal: int, values: Sequence[tuple[int, str]], *, is_sure: bool) -> Fit | None:
    return (
        Fit(literal=literal, is_whole=False, is_sure=is_sure, values=_first(values))
        if literal >= SHORTEST_PART
        else None
    )


def _first(values: Sequence[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    """Each insertion string with its first value."""
    first: dict[int, str] = {}
    for number, value in values:
        first.setdefault(number, value)
    return tuple(sorted(first.items()))


def _overlap(first: str, second: str) -> int:
    """The length of the longest end of one text that is the beginning of another; in linear time."""
    text = second + "\0" + first[-len(second) :] if second else ""
    borders = [0] * len(text)
    length = 0
    for place in range(1, len(text)):
        while length and text[place] != text[length]:
            length = borders[length - 1]
        length += text[place] == text[length]
        borders[place] = length
    return min(borders[-1], len(second)) if borders else 0


def _values(waiting: Sequence[int], given: Compared, start: int, end: int) -> list[tuple[int, str]]:
    """The text between two pieces. Several insertion strings with nothing between them get a line each, if there are
    as many lines; otherwise the first gets it all."""
    if len(waiting) > 1:
        lines = [line for line in map(stripped, given.value(start, end).split("\n")) if line]
        if len(lines) == len(waiting):
            return list(zip(waiting, lines, strict=True))
    return [(number, "" if place else given.value(start, end)) for place, number in enumerate(waiting)]


def _plain(text: str) -> str:
    return "".join(letter for character in text for letter in _letters(character))


@lru_cache(maxsize=5_000)
def _letters(character: str) -> str:
    """The characters that a character is compared as."""
    if character in WHITE:
        return ""
    folded = unicodedata.normalize("NFKC", SAME.get(character, character)).lower()
    return "".join(SAME.get(letter, letter if letter <= LAST else REPLACED) for letter in folded if letter not in WHITE)
