"""Copied text of entries: labels such as `Event ID:`, each with its value, and the message below.

A label begins its line, or is in a line of labels. Behind `Description:` the message goes on until labels follow each
other again, for a message can contain words such as `Source:` too.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from eventkb.lookup.entry import MOST, Entry
from eventkb.lookup.facts import entry_from
from eventkb.lookup.formats import Format
from eventkb.lookup.labels import Label, labels
from eventkb.lookup.paste import WHITE, stripped
from eventkb.lookup.words import PasteWords

STARTERS = frozenset({"channel", "source", "id", "level"})
"""Fields that an entry's text begins with."""
BELOW = frozenset({"channel", "source", "id", "level", "category"})
"""Fields whose value may be on the line below the label."""
NAMING = frozenset({"channel", "id"})
"""One of these is in each head; a source alone, in a message, can be another's."""
BESIDE_SOURCE = frozenset({"channel", "level", "category", "message"})
"""Without an ID, an entry has a source and one of these."""
NEAR, WINDOW, FEWEST = 200, 4, 3
"""Labels of a head are at most so many characters apart; among the first so many, so many fields are different."""
ALONE = re.compile(r"[ \t]{0,80}(?:\n|$)")
RULER = re.compile(r"[-=_*~# ]{5,}|[| ]+")


def copied(text: str, words: PasteWords) -> tuple[Entry, ...]:
    """The entries of a text that Event Viewer copied, above or below what is written in another format."""
    plain = [format for format in words.formats if format.family == "labels" and not format.sign and not format.begin]
    return read(text, plain, words)


def read(
    text: str, formats: Sequence[Format], words: PasteWords, said: Sequence[tuple[str, str]] = ()
) -> tuple[Entry, ...]:
    """One entry for each head of labels, in the first format that has all the fields that it needs.

    `said` are facts of the first entry that are above the text.
    """
    if not formats:
        return ()
    own = {name: field for format in reversed(formats) for name, field in format.fields.items()}
    all_labels = labels(text, {**words.labels, **own} if own else words.labels)
    heads = list(islice(_heads(all_labels), MOST))
    entries = []
    for place, (first, last) in enumerate(heads):
        following = last if place + 1 < len(heads) else len(all_labels)
        end = _end(text, all_labels, following)
        above = text[: all_labels[first].start] if place == 0 else ""
        facts = _facts(text, end, above, all_labels[first:last])
        entries.append(_entry([*facts, *(said if place == 0 else ())], formats, words))
    return _without_tickets([entry for entry in entries if entry])


def _without_tickets(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Entries without what is above the first: the lines of a ticket or a mail that have labels, too."""
    first = next((place for place, entry in enumerate(entries) if entry.id is not None), 0)
    return tuple(entry for place, entry in enumerate(entries) if place >= first or entry.channel)


def _heads(all_labels: Sequence[Label]) -> Iterator[tuple[int, int]]:
    """Where the labels of each entry begin and end in the list of labels."""
    first, fields, in_message = -1, set[str](), False
    for place, label in enumerate(all_labels):
        if first < 0:
            begins = bool(_head(all_labels, place))
        elif in_message:
            begins = bool(_head(all_labels, place) & NAMING)
        else:
            begins = label.leads and label.field in fields and label.field in STARTERS
            if begins and _is_above(all_labels, first, place, fields):
                own = all_labels[first:place]
                first += 1 + next(at for at, earlier in enumerate(own) if earlier.field == label.field)
                fields, begins = {earlier.field for earlier in all_labels[first:place]}, False
        if begins:
            if first >= 0:
                yield first, place
            first, fields = place, set()
        elif first < 0 or in_message:
            continue
        fields.add(label.field)
        in_message = label.field == "message"
    if first >= 0:
        yield first, len(all_labels)


def _is_above(all_labels: Sequence[Label], first: int, place: int, fields: set[str]) -> bool:
    """Whether a label that comes again shows that its first one is above the entry, as `Type:` of a ticket is."""
    if "id" not in fields:
        return True
    return all_labels[first].field == all_labels[place].field and not _head(all_labels, place) & {"id", "source"}


def _head(all_labels: Sequence[Label], place: int) -> frozenset[str]:
    """The fields of a label and of those close behind it, if they are enough to begin an entry."""
    first = all_labels[place]
    fields = {first.field}
    for before, label in pairwise(all_labels[place : place + WINDOW]):
        if label.start - before.end > NEAR or label.field in fields:
            break
        fields.add(label.field)
    few = 2 if first.leads and fields & {"id", "source"} else FEWEST
    return frozenset(fields if first.field in STARTERS and len(fields) >= few else ())


def _facts(text: str, end: int, above: str, own: Sequence[Label]) -> list[tuple[str, str]]:
    """What the labels of an entry say, in a text where the next entry begins at `end`."""
    facts: list[tuple[str, str]] = []
    for place, label in enumerate(own):
        following = own[place + 1].start if place + 1 < len(own) else end
        if label.field == "message":
            facts.append(("message", _message(text[label.end : _message_end(own[place + 1 :], text, end)])))
            break
        value, rest = _value(text[label.end : following], label.field)
        facts.append((label.field, value))
        if following == end:
            facts += [("message", _message(rest)), ("message", _message(above))]
    return facts


def _end(text: str, all_labels: Sequence[Label], following: int) -> int:
    """Where an entry ends: before the line of the next one's first label, unless it has labels in that line, too."""
    if following >= len(all_labels):
        return len(text)
    label = all_labels[following]
    start = text.rfind("\n", 0, label.start) + 1
    return label.start if following and all_labels[following - 1].start >= start else start


def _entry(facts: list[tuple[str, str]], formats: Sequence[Format], words: PasteWords) -> Entry | None:
    fields = {field for field, value in facts if stripped(value)}
    format = next((format for format in formats if fields.issuperset(format.needs)), None)
    if not format:
        return None
    entry = entry_from(format.name, facts, words)
    is_event = entry.id is not None or (entry.source and fields & BESIDE_SOURCE)
    return entry if is_event and len(fields) > 1 else None


def _value(segment: str, field: str) -> tuple[str, str]:
    """A label's value and what is below it."""
    line, _, rest = segment.partition("\n")
    value = line.strip(WHITE + ",;|:")
    if not value and field in BELOW:
        line, _, rest = segment.strip(WHITE).partition("\n")
        value = stripped(line)
    return value, rest


def _message_end(following: Sequence[Label], text: str, end: int) -> int:
    """Where a message ends: at a label of XML or of bytes that is alone in its line, or at the end."""
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
