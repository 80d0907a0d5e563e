"""Masks an entry for a ticket: names of computers and users, addresses, SIDs and values. Codes and numbers remain.

The patterns and labels are `masks` and `masked` of `templates/lookup/names.yml`; theme/scripts/lookup/mask.js masks
alike.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from eventkb.lookup.entry import Entry
from eventkb.lookup.facts import says_nothing
from eventkb.lookup.formats import folded
from eventkb.lookup.words import PasteWords

LABELLED = re.compile(
    r"(?:^|[\n,{;<\"'=])[ \t]*([A-Za-z\u00c0-\uffff@][^\n:=\"'<>{},;]{0,40}?)"
    r"[\"']?[ \t]*[:=>][ \t]*[\"']?([^\n\"'<>,;]{1,100})"
)
VALUE = "value"
SHORTEST = 3
LETTER = re.compile(r"[A-Za-z\u00c0-\uffff]")
CODE = re.compile(
    r"[-+(]?(?:0x)?[0-9a-f]+[)]?|true|false|\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?|%%[0-9]+", re.I
)
"""What is shown nevertheless: codes, identifiers of types and switches name nobody."""


def masked(text: str, read: Iterable[Entry], words: PasteWords, names: Mapping[str, str]) -> str:
    """A text with placeholders such as `[Computer 1]`; what occurs twice has the same one.

    `read` are the entries that were read in it, `names` what each kind of placeholder is called.
    """
    kinds: dict[str, str] = {}
    for written, kind in (*_by_pattern(text, words), *_labelled(text, words), *_values(read)):
        if kind in names:
            kinds.setdefault(written.lower(), kind)
    if not kinds:
        return text
    longest_first = sorted(kinds, key=lambda written: (-len(written), written))
    numbers: dict[str, int] = {}
    counts: dict[str, int] = {}

    def placeholder(match: re.Match[str]) -> str:
        key = match[0].lower()
        kind = kinds.get(key)
        if kind is None:
            return match[0]
        if key not in numbers:
            numbers[key] = counts[kind] = counts.get(kind, 0) + 1
        return f"[{names[kind]} {numbers[key]}]"

    alternatives = "|".join(map(re.escape, longest_first))
    return re.sub(f"(?<![A-Za-z0-9])(?:{alternatives})(?![A-Za-z0-9])", placeholder, text, flags=re.IGNORECASE)


def _by_pattern(text: str, words: PasteWords) -> Iterator[tuple[str, str]]:
    for pattern, kind in words.masks.items():
        yield from ((match[0], kind) for match in re.finditer(pattern, text))


def _labelled(text: str, words: PasteWords) -> Iterator[tuple[str, str]]:
    """The texts behind labels of computers, users and addresses."""
    place = 0
    while match := LABELLED.search(text, place):
        place = match.start(2)
        name = folded(match[1])
        kind = words.masked.get(name, "") or words.labels.get(name, "") or words.fields.get(name, "")
        written = match[2].strip(" \t")
        if len(written) >= SHORTEST and not says_nothing(written, words) and LETTER.search(written):
            yield written, "" if folded(written) in words.unmasked else kind


def _values(read: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """The values of entries, but not what says which events they are."""
    for entry in read:
        kept = {part.lower() for part in (entry.source, entry.channel, entry.level, entry.category) if part}
        for value in (*entry.values, *(text for _, text in entry.named)):
            written = value.strip(" \t\n")
            is_plain = len(written) >= SHORTEST and LETTER.search(written) and not CODE.fullmatch(written)
            if is_plain and written.lower() not in kept:
                yield written, VALUE
