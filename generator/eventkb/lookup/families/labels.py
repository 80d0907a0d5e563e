"""Labels with texts behind them, in three dresses: copied text, parts with a head, and lists of properties.

Copied text has labels of Event Viewer in any language, see `blocks`. A format with `begin` cuts the text at its heads
first, such as `Event[0]:`. A format with `sign` is a list of properties, `Name : value` or `Name=value`: the colons are
in one column, and lines without a known name there continue the value above.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from eventkb.lookup import blocks
from eventkb.lookup.entry import MOST, Entry
from eventkb.lookup.facts import entry_from
from eventkb.lookup.formats import Candidate, Format, candidates, folded, marked
from eventkb.lookup.paste import WHITE, stripped
from eventkb.lookup.words import PasteWords
from eventkb.model.frozen import frozen_dataclass

PROPERTY = re.compile(r"[ \t]*([A-Za-z_]{2,30})(?:([ \t]*):(?:[ \t]|$)|(=))")
ALIGNED, CLOSE = " :", ":"
"""Signs of properties: a colon in the column of the others, and one right behind the name, which begins no list."""
LEAST, FEWEST_IN_LINE = 2, 4
ASSIGNED = re.compile("[ \t]([A-Za-z_]{2,30})=(?![\"'])")
"""A property behind another in the same line; with quotation marks it is another format."""
LETTERS = re.compile("[A-Za-z\u00c0-\u024f]+")
CUT = "..."
"""What PowerShell writes where it leaves something out."""
NO_VALUE = "System.Diagnostics.Eventing."
"""How the name of a type begins, which PowerShell writes where it can't show the value."""
TIME = re.compile(r"[ \t]*[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4}[ T][0-9:.,]{4,16}(?: ?[AP]M)?[ \t]*")
"""The time of the next entry, which is above its `Name=value` lines."""


@frozen_dataclass()
class Property:
    """A known property: its folded name, its sign with the column, and the lines of its value."""

    name: str
    column: int
    sign: str
    lines: list[str]


def parse(text: str, formats: Sequence[Format], words: PasteWords) -> tuple[Entry, ...]:
    """The entries of the first dress that fits: a list of properties, parts with a head, copied text."""
    lists = [format for format in formats if format.sign]
    entries = _listed(text, lists, words) if lists else ()
    for format in formats:
        if format.begin and not entries:
            entries = tuple(islice(_parts(text, format, words), MOST))
    return entries or blocks.read(text, [format for format in formats if not format.sign and not format.begin], words)


def _parts(text: str, format: Format, words: PasteWords) -> Iterator[Entry]:
    """The entries of the parts that a format's heads begin; a head can have a word for the level."""
    heads = list(islice(re.finditer(format.begin, text), MOST + 1))
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(text)
        level = next((word for word in LETTERS.findall(head[0]) if folded(word) in words.levels), "")
        yield from blocks.read(text[head.end() : end], [format], words, [("level", level)] if level else [])[:1]


def _listed(text: str, formats: Sequence[Format], words: PasteWords) -> tuple[Entry, ...]:
    """One entry for each time that the properties begin anew, if one of them is a mark."""
    possible = candidates(formats, words.fields, words.labels)
    known = {name for candidate in possible for name in candidate.names}
    text = _in_lines(text, known)
    properties = [_property(line, known) for line in text.split("\n")]
    names = {property.name for property in properties if property}
    if len(names) < LEAST or not marked(possible, names):
        return ()
    signs = {format.sign for format in formats}
    records = islice(_records(text, properties, signs), MOST)
    entries = (_entry(record, possible, words) for record in records)
    return tuple(entry for entry in entries if entry.id is not None or (entry.source and entry.message))


def _in_lines(text: str, known: set[str]) -> str:
    """A text with each `Name=value` in a line of its own, where a line has all of them."""
    if "\n" in stripped(text) or len(ASSIGNED.findall(text)) < FEWEST_IN_LINE:
        return text
    return ASSIGNED.sub(lambda match: ("\n" if folded(match[1]) in known else " ") + match[1] + "=", text)


def _records(text: str, properties: list[Property | None], signs: set[str]) -> Iterator[list[Property]]:
    record: list[Property] = []
    for line, property in zip(text.split("\n"), properties, strict=True):
        if property and _belongs(property, record, signs):
            if any(other.name == property.name for other in record):
                yield record
                record = []
            record.append(property)
        elif record:
            record[-1].lines.append(line)
    if record:
        yield record


def _property(line: str, known: set[str]) -> Property | None:
    match = PROPERTY.match(line)
    name = folded(match[1]) if match else ""
    if not match or name not in known:
        return None
    sign = match[3] or (ALIGNED if match[2] else CLOSE)
    return Property(name, match.start(3) if match[3] else match.end(2), sign, [line[match.end() :]])


def _belongs(property: Property, record: list[Property], signs: set[str]) -> bool:
    """Whether a line is a property of the record, not words of its message that look like one."""
    if not record:
        return property.sign in signs
    if property.sign != record[0].sign:
        return False
    aligned = len(record) > 1 and record[0].column == record[1].column and property.sign == ALIGNED
    return not aligned or property.column == record[0].column


def _entry(record: list[Property], possible: Sequence[Candidate], words: PasteWords) -> Entry:
    """The entry of a record in the format of its marks, or else in the last one of its sign."""
    names = {property.name for property in record}
    signed = [candidate for candidate in possible if candidate.format.sign == record[0].sign]
    format, known = next(iter(marked(signed, names)), signed[-1])
    own = sorted((property for property in record if property.name in known), key=lambda own: known[own.name].rank)
    facts = [(known[property.name].field, "\n".join(_value(property))) for property in own]
    values = next((value for field, value in facts if field == "values"), "")
    return entry_from(format.name, facts, words, values=_items(values))


def _value(property: Property) -> list[str]:
    """The lines of a value, without the time of the next entry."""
    lines = [line.rstrip(WHITE) for line in property.lines]
    while lines and not lines[-1]:
        lines.pop()
    return lines[:-1] if len(lines) > 1 and TIME.fullmatch(lines[-1]) else lines


def _items(value: str) -> list[str]:
    """The items of `{one, two}`, up to where some were left out."""
    inner = stripped(value).removeprefix("{").removesuffix("}")
    items = [stripped(item) for item in inner.split(", ")] if inner else []
    cut = next((place for place, item in enumerate(items) if item.endswith(CUT)), len(items))
    return [item for item in items[:cut] if not item.startswith(NO_VALUE)]
