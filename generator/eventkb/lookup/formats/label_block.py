"""Entries copied as text from Event Viewer, new and old, in any language whose labels are known.

A label leads its line, or stands in a line of labels; behind `Description:` the message lasts until labels stand one
below the other again, for a message can hold words such as `Source:` too.
"""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from eventkb.lookup.entry import MOST, Entry
from eventkb.lookup.facts import made
from eventkb.lookup.labels import Label, labels
from eventkb.lookup.paste import WHITE, stripped
from eventkb.lookup.words import PasteWords

DETAILS, CLASSIC = "details-text", "classic-text"
STARTERS = frozenset({"channel", "source", "id", "level"})
"""Fields that an entry's text begins with."""
BELOW = frozenset({"channel", "source", "id", "level", "category"})
"""Fields whose value may stand on the line below the label."""
NAMING = frozenset({"channel", "id"})
"""One of these is in each head; in a message a source alone can be another's."""
NEAR, WINDOW, FEWEST = 200, 4, 3
"""So close labels stand to each other at a head; of the first so many, so many are for different fields."""
ALONE = re.compile(r"[ \t]{0,80}(?:\n|$)")
RULER = re.compile(r"[-=_*~# ]{5,}|[| ]+")


def detects(text: str, words: PasteWords) -> bool:
    """Whether labels tell of an event, with an ID or a source."""
    return bool(parses(text, words))


def parses(text: str, words: PasteWords) -> tuple[Entry, ...]:
    """One entry for each head of labels, with the message below it."""
    found = labels(text, words)
    heads = list(islice(_heads(found), MOST))
    entries = []
    for place, (first, last) in enumerate(heads):
        following = last if place + 1 < len(heads) else len(found)
        end = found[following].start if following < len(found) else len(text)
        above = text[: found[first].start] if place == 0 else ""
        entries.append(_entry(text, end, above, found[first:last], words))
    return tuple(entry for entry in entries if entry)


def _heads(found: list[Label]) -> Iterator[tuple[int, int]]:
    """Where the labels of each entry begin and end in the list of labels."""
    first, fields, in_message = -1, set[str](), False
    for place, label in enumerate(found):
        if first < 0:
            begins = bool(_head(found, place))
        elif in_message:
            begins = bool(_head(found, place) & NAMING)
        else:
            begins = label.leads and label.field in fields and label.field in STARTERS
        if begins:
            if first >= 0:
                yield first, place
            first, fields = place, set()
        elif first < 0 or in_message:
            continue
        fields.add(label.field)
        in_message = label.field == "message"
    if first >= 0:
        yield first, len(found)


def _head(found: list[Label], place: int) -> frozenset[str]:
    """The fields that a label and those close behind it are for, if they are enough to begin an entry."""
    first = found[place]
    fields = {first.field}
    for before, label in pairwise(found[place : place + WINDOW]):
        if label.start - before.end > NEAR or label.field in fields:
            break
        fields.add(label.field)
    few = 2 if first.leads and fields & {"id", "source"} else FEWEST
    return frozenset(fields if first.field in STARTERS and len(fields) >= few else ())


def _entry(text: str, end: int, above: str, head: list[Label], words: PasteWords) -> Entry | None:
    """The entry of a head of labels, in a text where the next one begins at `end`."""
    facts: list[tuple[str, str]] = []
    for place, label in enumerate(head):
        following = head[place + 1].start if place + 1 < len(head) else end
        if label.field == "message":
            facts.append(("message", _message(text[label.end : _message_end(head[place + 1 :], text, end)])))
            break
        value, rest = _value(text[label.end : following], label.field)
        facts.append((label.field, value))
        if following == end:
            facts += [("message", _message(rest)), ("message", _message(above))]
    fields = {field for field, value in facts if stripped(value)}
    entry = made(DETAILS if "channel" in fields else CLASSIC, facts, words)
    told_of = entry.id is not None or (entry.source and fields & {"channel", "level", "category", "message"})
    return entry if told_of and len(fields) > 1 else None


def _value(segment: str, field: str) -> tuple[str, str]:
    """A label's value and what stands below it."""
    line, _, rest = segment.partition("\n")
    value = line.strip(WHITE + ",;|:")
    if not value and field in BELOW:
        line, _, rest = segment.strip(WHITE).partition("\n")
        value = stripped(line)
    return value, rest


def _message_end(following: list[Label], text: str, end: int) -> int:
    """Where a message ends: at a label of XML or of bytes that stands alone in its line, or at the end."""
    for label in following:
        if label.leads and label.field in {"xml", "data"} and ALONE.match(text, label.end):
            return label.start
    return end


def _message(text: str) -> str:
    """A message without the lines that rule it off from the next entry."""
    lines = text.rstrip(WHITE).split("\n")
    while lines and RULER.fullmatch(lines[-1]):
        lines.pop()
    return "\n".join(lines)
