"""An event of the catalogue as an example on hand-written pages: what readers type, link and write as contributors."""

import re
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import quote

from eventkb.language.markup import plain_text
from eventkb.model import address
from eventkb.model.event import INSERTION, Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.pour.edition import Edition, first_line

NUMBERS, TEXTS = "[0-9]{1,5}", "[A-Za-z0-9][A-Za-z0-9._:-]*"
"""Regular expressions for the IDs of a catalogue."""

NOWHERE = "Example"
"""A source, for a catalogue without events."""

UNLIKE_ITS_SLUG = "Nightly Backup"
"""A source, for a catalogue whose sources are called as in their addresses."""

SHOWN = 40
"""About so many characters of a message are an example of what to type."""

UNKNOWN = "\0"
"""A value that has no example: the example of the message ends before it."""

WORD = re.compile(r"[^\W\d_]{4,}")


@frozen_dataclass()
class TypingRow:
    """What a reader has, and how it is typed."""

    what: str
    texts: tuple[str, ...]


@frozen_dataclass(slots=False)
class Example:
    """An event of an edition, or none where it has no events."""

    edition: Edition
    event: Event | None

    @property
    def source(self) -> str:
        return self.event.key.source if self.event else NOWHERE

    @property
    def id(self) -> str:
        return str(self.event.key.id) if self.event else "1"

    @property
    def slug(self) -> str:
        """The source's part of addresses."""
        return self.edition.slug(self.event.key.source) if self.event else address.slug(NOWHERE)

    @property
    def part(self) -> str:
        """The ID's part of addresses."""
        return address.slug(self.id)

    @property
    def query(self) -> str:
        """The source in the query of an address."""
        return quote(self.source)

    @property
    def argument(self) -> str:
        """The source on a command line."""
        return self.source if self.source.isalnum() else f'"{self.source}"'

    @property
    def file(self) -> str:
        """The file of the definition."""
        return self.event.file if self.event else f"events/{NOWHERE}/1.yml"

    @property
    def other(self) -> str:
        """The ID of another event of the source, or of the same one where it is the only one."""
        others = self.edition.catalogue.by_source.get(self.source, ())
        return next((str(event.key.id) for event in others if event is not self.event), self.id)

    @cached_property
    def new(self) -> str:
        """An ID that the source doesn't use yet."""
        used = {str(event.key.id) for event in self.edition.catalogue.by_source.get(self.source, ())}
        return next(number for number in _following(self.id) if number not in used)

    @cached_property
    def name(self) -> str:
        """A name of a source that looks different in an address."""
        sources = self.edition.catalogue.by_source
        return next((name for name in sources if self.edition.slug(name) != name.lower()), UNLIKE_ITS_SLUG)

    @property
    def named(self) -> str:
        """What this name looks like in an address."""
        return address.slug(self.name)

    @property
    def pattern(self) -> str:
        """A regular expression for the IDs of the catalogue."""
        return NUMBERS if all(str(number).isdecimal() for number in self.edition.catalogue.by_id) else TEXTS

    @property
    def message(self) -> str:
        """The beginning of the message, with the values that are examples."""
        if not self.event:
            return ""
        values = [insertion.example if insertion else None for insertion in self.event.insertions]
        text = first_line(self.edition.local(self.event.message, self.event.translation).value)
        filled = INSERTION.sub(lambda match: _value(match, values), text)
        known = filled.partition(UNKNOWN)[0].rstrip()
        shown = known[:SHOWN].rpartition(" ")[0] if len(known) > SHOWN else known
        return f"{shown} …" if shown != filled else filled

    @property
    def words(self) -> str:
        """Two words of what the event is about."""
        if not self.event:
            return ""
        text = self.event.summary or self.event.message
        words = WORD.findall(plain_text(self.edition.local(text, self.event.translation).value))
        telling = sorted(words[1:], key=lambda word: (word[0].isupper(), len(word)), reverse=True)[:2]
        return " ".join(word for word in words if word in telling)

    @property
    def typed(self) -> tuple[TypingRow, ...]:
        """What can be typed into the find field, with examples."""
        samples = self.edition.catalogue.samples
        name = (self.event.symbolic_name if self.event else None) or samples.symbolic_name
        full = samples.qualifier
        texts = {
            "id": (self.id,),
            "source_id": (f"{self.source} {self.id}", f"EVT-{self.slug}-{self.part}"),
            "name": (name,) if name else (),
            "full_id": (f"0x{full:08X}", str(full)) if full is not None else (),
            "message": (self.message,) if self.message else (),
            "words": (self.words,) if self.words else (),
        }
        return tuple(TypingRow(self.edition.word("typing", what), given) for what, given in texts.items() if given)


def _following(number: str) -> Iterator[str]:
    """IDs that look like this one and come after it."""
    digits = re.search(r"\d+$", number)
    count, start = (int(digits[0]), number[: digits.start()]) if digits else (1, f"{number}-")
    width = len(digits[0]) if digits else 1
    while True:
        count += 1
        yield f"{start}{count:0{width}}"


def _value(match: re.Match[str], values: list[str | None]) -> str:
    if not match[2]:
        return "%"
    number = int(match[2])
    return (values[number - 1] if number <= len(values) else None) or UNKNOWN


def example(edition: Edition) -> Example:
    """The event that shows most of what events have."""
    key = edition.catalogue.samples.event
    return Example(edition, edition.catalogue.events[key] if key else None)
