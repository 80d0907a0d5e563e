"""Faster tests for regular expressions: which part of one is in every text that matches, and begins with a letter.

`\\b(\\w*[Ff])ue(hr|r\\b)` tries each word from its beginning. `ue(hr|r\\b)` is found in the same texts, and its first
letters are searched for very fast.
"""

import re

REPEATED = frozenset("*?{")
"""What may make the character before it optional."""

REPETITION = re.compile(r"\{(?:\d+(?:,\d*)?|,\d*)\}")
"""How often the part before it is in the text. Any other brace means itself, and what follows it is read as ever."""

UNCERTAIN = re.compile(r"\\[1-9]|\(\?(?![:=!<]|<[=!])|\(\?P?<[A-Za-z_]|\(\?P")
"""What the end of an expression can't do without its beginning: refer to a group, keep to a flag, name a group."""


BEYOND_WORDS = re.compile(r"\s|\\[sSWDnrtfvxuUN]|-[^ -~]|\[\^|(?<!\\)\.|\(\?s|\$|(?<!\[)\^|\\[AZ]")
"""What a match could use to go beyond a word, or to ask whether the text begins or ends: blanks, all but some signs."""


def is_of_words(pattern: re.Pattern[str]) -> bool:
    """Whether all matches of a pattern are certainly within a word, and depend on nothing beside it but blanks."""
    return BEYOND_WORDS.search(pattern.pattern) is None


def hint(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The part of a pattern from its longest word on; the pattern itself where no part is certain."""
    source = pattern.pattern
    if pattern.flags & (re.VERBOSE | re.IGNORECASE) or UNCERTAIN.search(source):
        return pattern
    start = _start(source)
    return re.compile(source[start:], pattern.flags) if start else pattern


def _start(source: str) -> int:
    """Where the longest run of characters outside of groups begins, or the set before it; 0 where that is unknown."""
    tokens = _tokens(source)
    if any(token == "|" for _, token in tokens):
        return 0
    best = longest = start = length = 0
    for place, token in tokens:
        following = source[place + len(token) : place + len(token) + 1]
        if following in REPEATED or not (_is_character(token) or token[:1] == "["):
            length = 0
            continue
        # One character of a set counts half of a certain one.
        start = start if length else place
        length += 2 if _is_character(token) else 1
        if length > longest:
            best, longest = start, length
    return best


def _is_character(token: str) -> bool:
    """Whether a token means one certain character."""
    if len(token) == 1:
        return token not in "^$.*+?|"
    return len(token) == 2 and token[0] == "\\" and not token[1].isalnum()  # noqa: PLR2004 - a backslash and a sign


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
