"""What Windows writes for an event that it has no text for: a sentence with ID and source, and the bare values."""

import re
from collections.abc import Iterator
from functools import lru_cache

from eventkb.lookup.formats import Words
from eventkb.lookup.paste import WHITE, stripped

EARLY = 3_000
"""So many characters of a message are searched for the sentence."""
SLOT = re.compile(r"(\{id\}|\{source\})")
SIGNS = r"[.*+?^${}()|\[\]\\]"
ID, SOURCE = "(0x[0-9A-Fa-f]{1,8}|[0-9]{1,10})", "([^\n]{1,120}?)"
AROUND, BLANK = "[ \n(\"'“”„‟«»‘’]{0,4}", "[ \n]{1,3}"
QUOTES = "\"'"


def named(message: str | None, sentences: Words) -> list[tuple[str, str]]:
    """The source and the ID in a message as facts, none if it is another message."""
    for sentence in sentences:
        match = _pattern(sentence).search((message or "")[:EARLY])
        if match:
            fields = [slot.strip("{}") for slot in SLOT.findall(sentence)]
            signs = WHITE + "()\"'“”„‟«»‘’"
            return [(field, group.strip(signs)) for field, group in zip(fields, match.groups(), strict=True)]
    return []


def values(message: str | None, phrases: Words) -> Iterator[str]:
    """The bare values below a phrase such as `The following information is part of the event:`."""
    text = message or ""
    lowered = text.lower()
    places = ((lowered.find(phrase), phrase) for phrase, kind in phrases.items() if kind == "unrendered")
    place, phrase = next(((place, phrase) for place, phrase in places if place >= 0), (-1, ""))
    if place < 0 or len(lowered) != len(text):
        return
    given = text[place + len(phrase) :].strip(WHITE)
    line = given.removesuffix(".")
    if "\n" not in given and len(line) > 1 and line[0] in QUOTES and line[-1] == line[0]:
        yield from (stripped(part.strip(WHITE + line[0])) for part in line.split(f"{line[0]}, {line[0]}"))
    elif place > 0 and "\n" not in given and given.endswith("."):
        yield from map(stripped, line.split(", "))
    elif given:
        yield from map(stripped, given.split("\n\n")[0].split("\n"))


@lru_cache(maxsize=200)
def _pattern(sentence: str) -> re.Pattern[str]:
    parts = []
    for part in SLOT.split(sentence):
        if SLOT.fullmatch(part):
            parts.append(f"{AROUND}{ID if part == '{id}' else SOURCE}{AROUND}")
        else:
            words = (re.sub(SIGNS, r"\\\g<0>", word) for word in part.split(" ") if word)
            parts.append(BLANK.join(words))
    return re.compile("".join(parts))
