"""Faster tests for regular expressions: which part of one is in every text that matches, and begins with a letter.

`\\b(\\w*[Ff])ue(hr|r\\b)` tries each word from its beginning. `ue(hr|r\\b)` is found in the same texts, and its first
letters are searched for very fast.
"""

import re
from collections.abc import Iterable

REPEATED = frozenset("*?{")
"""What may make the character before it optional."""

REPETITION = re.compile(r"\{(?:\d+(?:,\d*)?|,\d*)\}")
"""How often the part before it is in the text. Any other brace means itself, and what follows it is read as ever."""

UNCERTAIN = re.compile(r"\\[1-9]|\(\?(?![:=!<]|<[=!])|\(\?P?<[A-Za-z_]|\(\?P")
"""What the end of an expression can't do without its beginning: refer to a group, keep to a flag, name a group."""


ANCHORS = r"\$|(?<!\[)\^|\\[AZ]"

BEYOND_WORDS = re.compile(rf"\s|\\[sSWDnrtfvxuUN]|-[^ -~]|\[\^|(?<!\\)\.|\(\?s|{ANCHORS}")
"""What a match could use to go beyond a word, or to ask whether the text begins or ends: blanks, all but some signs."""


ENDS = re.compile(rf"{ANCHORS}|\(\?<?!(?=[^)]*(?:\s|\\[sWDn]|\[\^|(?<!\\)\.))")
"""What an expression could use to ask whether the text begins or ends: also by what is not before or after it there."""


def asks_for_ends(pattern: re.Pattern[str]) -> bool:
    """Whether a pattern may match a text and yet not match it between line breaks and other texts."""
    return ENDS.search(pattern.pattern) is not None


def is_of_words(pattern: re.Pattern[str]) -> bool:
    """Whether all matches of a pattern are certainly within a word, and depend on nothing beside it but blanks."""
    return BEYOND_WORDS.search(pattern.pattern) is None


def hint(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The part of a pattern from its longest word on; the pattern itself where no part is certain."""
    source = pattern.pattern
    start = _start(source, _outermost(pattern))
    return re.compile(source[start:], pattern.flags) if start else pattern


def sign(pattern: re.Pattern[str]) -> str:
    """The longest run of characters that every match of a pattern has; empty where none is certain."""
    longest = run = ""
    for place, token in _outermost(pattern):
        character = _character(token) if _is_needed(pattern.pattern, place, token) else ""
        run = run + character if character else ""
        longest = max(longest, run, key=len)
    return longest


def beginning(pattern: re.Pattern[str]) -> re.Pattern[str] | None:
    """What a word of each text begins with that has a match: what is after the last blank of a pattern, if certain."""
    source = pattern.pattern
    for place, token in reversed(_outermost(pattern)):
        rest = source[place + len(token) :]
        if _character(token) == " " and _is_needed(source, place, token) and not rest.startswith("+"):
            word = re.compile(rest, pattern.flags)
            return word if is_of_words(word) else None
    return None


def around_blank(pattern: re.Pattern[str]) -> re.Pattern[str] | None:
    """What is in a word of each text that has a match, or at its beginning, where a pattern may have a single blank:
    all of it without the blank, or what is after the blank."""
    source = pattern.pattern
    for place, token in reversed(_outermost(pattern)):
        before, after = source[:place], source[place + len(token) :]
        if _character(token) == " " and after.startswith("?") and after[1:2] not in REPEATED | {"+"}:
            parts = [re.compile(part, pattern.flags) for part in (before, after[1:])]
            whole = re.compile(rf"\A(?:{after[1:]})|{before}{after[1:]}", pattern.flags)
            return whole if all(map(is_of_words, parts)) else None
    return None


def _outermost(pattern: re.Pattern[str]) -> list[tuple[int, str]]:
    """The outermost parts of a pattern with their places; none where nobody can say which of them are in a match."""
    if pattern.flags & (re.VERBOSE | re.IGNORECASE) or UNCERTAIN.search(pattern.pattern):
        return []
    tokens = _tokens(pattern.pattern)
    return [] if any(token == "|" for _, token in tokens) else tokens


def _start(source: str, tokens: Iterable[tuple[int, str]]) -> int:
    """Where the longest run of characters outside of groups begins, or the set before it; 0 where that is unknown."""
    best = longest = start = length = 0
    for place, token in tokens:
        if not (_is_needed(source, place, token) and (_character(token) or token[:1] == "[")):
            length = 0
            continue
        # One character of a set counts half of a certain one.
        start = start if length else place
        length += 2 if _character(token) else 1
        if length > longest:
            best, longest = start, length
    return best


def _is_needed(source: str, place: int, token: str) -> bool:
    """Whether a match cannot do without a part, as no sign after it makes it optional."""
    return source[place + len(token) : place + len(token) + 1] not in REPEATED


def _character(token: str) -> str:
    """The one character that a part means; empty where it may mean another one."""
    if len(token) == 1:
        return "" if token in "^$.*+?|" else token
    if len(token) == 2 and token[0] == "\\":  # noqa: PLR2004 - a backslash and a sign
        return "" if token[1].isalnum() else token[1]
    if len(token) == 3 and token[0] == "[" and token[1] not in "^\\":  # noqa: PLR2004 - a set of one
        return token[1]
    return ""


def _tokens(source: str) -> list[tuple[int, str]]:
    """The outermost parts of an expression with their places: characters, sets, groups, repetitions."""
    tokens: list[tuple[int, str]] = []
    place = 0
    while place < len(source):
        end = _end(source, place)
        tokens.append((place, source[place:end]))
        place = end
    return tokens


def _end(source: str, place: int) -> int:
    """Where the part that begins at a place ends."""
    sign = source[place]
    if sign == "\\":
        return place + 2
    if sign == "{":
        repetition = REPETITION.match(source, place)
        return repetition.end() if repetition else place + 1
    if sign == "[":
        return _end_of_set(source, place)
    if sign == "(":
        place += 1
        while place < len(source) and source[place] != ")":
            place = _end(source, place)
        return place + 1
    return place + 1


def _end_of_set(source: str, place: int) -> int:
    place += 2 if source.startswith("[^", place) else 1
    if source.startswith("]", place):
        place += 1
    while place < len(source) and source[place] != "]":
        place += 2 if source[place] == "\\" else 1
    return place + 1
