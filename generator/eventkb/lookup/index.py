"""An open index: the same files that the browser reads, each read once and only when it is needed."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from itertools import islice

from eventkb.language.terms import joined
from eventkb.lookup.words import PasteWords, restored
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId
from eventkb.model.locale import Locale
from eventkb.model.record import (
    FEWEST_WORDS,
    FOREMOST,
    FORMAT,
    LARGEST_NUMBER,
    MANIFEST,
    TOGETHER,
    Manifest,
    OtherFormat,
    Record,
    SourceRecord,
    beginning_key,
    message_key,
)
from eventkb.model.shards import Plain, address_of, data_of, following, numbers

Read = Callable[[str], bytes]
"""Gives the content of a file of the site by its address.

Raises:
    OSError: there is no such file.
"""

MOST_TERMS = 60
"""So many terms that begin with a word are looked at; the beginning of more is too short to say anything."""

AFTER_ALL = "\uffff"


@frozen_dataclass()
class Postings:
    """The events with a word, or with a term that it begins.

    `foremost` are the most important ones, those of the first term first; `frequent` are the terms that more events
    have. `count` is the number of events of all terms together.
    """

    foremost: tuple[int, ...]
    frequent: tuple[str, ...]
    count: int


class IndexFault(Exception):
    """An index can't be read; the message says why and what to do."""


@frozen_dataclass(slots=False)
class Index:
    """An index whose files are read by `read`.

    Whatever needs one of its files raises `IndexFault` if the file is missing or damaged.
    """

    read: Read
    shards: dict[str, Plain] = field(default_factory=dict)

    @cached_property
    def manifest(self) -> Manifest:
        """The table of contents.

        Raises:
            IndexFault: there is no index, or it was made by another version.
        """
        plain = self._shard(MANIFEST)
        try:
            return Manifest.restored(plain)
        except OtherFormat as other:
            raise IndexFault(
                f"the index has version {other}, and this eventkb reads version {FORMAT}. Build the site again with "
                "this version, or look up with the version that built it"
            ) from other
        except (AttributeError, KeyError, TypeError, ValueError) as fault:
            raise IndexFault("the lookup index is damaged. Build the site again") from fault

    @cached_property
    def paste_words(self) -> PasteWords:
        return restored(self._shard(self.manifest.paste))

    def words(self, locale: Locale) -> Mapping[str, Plain]:
        """The interface words of a language."""
        words: Mapping[str, Plain] = self._shard(self.manifest.words[locale])
        return words

    def source(self, number: int) -> SourceRecord:
        """The source of the event with a number."""
        return self.manifest.sources[bisect_right(self._firsts, number) - 1]

    def source_named(self, name: str, guid: str | None = None) -> SourceRecord | None:
        """The source with a name or a GUID, or None."""
        source = self._by_name.get(joined(name)) if name else None
        return source or (self._by_guid.get(guid) if guid else None)

    def of_sources(self, beginning: str) -> list[range]:
        """The events of each source of which a name, as one word, begins with some letters."""
        return list(dict.fromkeys(events for name, events in self._events_by_name if name.startswith(beginning)))

    def own_ids(self, first: int) -> list[int]:
        """The IDs of the events of the source whose first event is `first`; `NO_NUMBER` for one that is no number."""
        return self._filed(self.manifest.own.within(first, first), first)

    def record(self, number: int) -> Record:
        part = self._shard(following(self.manifest.records, number // TOGETHER))
        return Record.restored(part[number % TOGETHER], number, self.source(number))

    def with_id(self, event_id: EventId) -> list[int]:
        """The events with an ID, or that once had it."""
        if isinstance(event_id, int) and event_id <= LARGEST_NUMBER:
            return self._filed(self.manifest.ids.within(event_id, event_id), event_id)
        return self.with_text_id(str(event_id))

    def with_text_id(self, id: str) -> list[int]:
        """The events with an ID that is a text, or a number of a source whose IDs are texts."""
        filed, key = self.manifest.text_ids, id.lower()
        return self._filed(filed.shards.within(key, key), key) if filed else []

    def with_ids(self, first: int, last: int) -> list[int]:
        """The events with an ID from `first` to `last`, in the order of IDs."""
        filed = (pair for name in self.manifest.ids.within(first, last) for pair in self._shard(name))
        return [number for key, steps in filed if first <= key <= last for number in numbers(steps)]

    def with_term(self, beginning: str) -> Postings:
        """The events with a term that is, or begins with, a word."""
        foremost: list[list[int]] = []
        frequent: list[str] = []
        count = 0
        for key, steps, *number in islice(self._terms_from(beginning), MOST_TERMS):
            foremost.append(numbers(steps))
            count += number[0] if number else len(steps)
            frequent += [key] if number else []
        in_turn = (own[place] for place in range(FOREMOST) for own in foremost if place < len(own))
        return Postings(tuple(dict.fromkeys(in_turn)), tuple(frequent), count)

    def _terms_from(self, beginning: str) -> Iterator[Plain]:
        """The rows of the terms that begin with some letters."""
        for name in self.manifest.terms.within(beginning, beginning + AFTER_ALL):
            part = self._shard(name)
            for row in part[bisect_left(part, beginning, key=_key) :]:
                if not row[0].startswith(beginning):
                    return
                yield row

    def all_with(self, postings: Postings) -> list[int]:
        """All events with the terms of a word, the foremost first."""
        others = (
            number
            for term in postings.frequent
            for number in self._filed(self.manifest.frequent.within(term, term), term)
        )
        return list(dict.fromkeys((*postings.foremost, *others)))

    def with_message(self, words: Sequence[str]) -> list[int]:
        """The foremost events whose message consists of a few words."""
        key = message_key(words)
        return self._filed(self.manifest.terms.within(key, key), key)

    def with_anchor(self, term: str) -> list[int]:
        """The events with a message that is filed under a word."""
        return self._filed(self.manifest.anchors.within(term, term), term)

    def with_needs(self, term: str) -> list[tuple[int, int]]:
        """The same events, each with the number of words that its message is filed under."""
        entry = self._entry(self.manifest.anchors.within(term, term), term)
        return list(zip(numbers(entry[1]), map(int, entry[2]), strict=True)) if entry else []

    def shard(self, name: str) -> Plain:
        """The data of a shard that another shard names."""
        return self._shard(name)

    def with_beginning(self, words: Sequence[str], most: int) -> list[int]:
        """The events with a message that begins with some words, or with fewer of them before an insertion string."""
        events: dict[int, None] = {}
        if len(words) < FEWEST_WORDS:
            return []
        for name in self.manifest.anchors.within(beginning_key(words), beginning_key(words) + AFTER_ALL):
            part = self._shard(name)
            for key, steps, *_ in part[bisect_left(part, beginning_key(words), key=_key) :]:
                if not key.startswith(beginning_key(words)) or len(events) >= most:
                    break
                events.update(dict.fromkeys(numbers(steps)))
        for count in range(len(words) - 1, FEWEST_WORDS - 1, -1):
            events.update(dict.fromkeys(self.with_anchor(beginning_key(words[:count]))))
        return list(events)[:most]

    def _filed(self, names: tuple[str, ...], key: int | str) -> list[int]:
        entry = self._entry(names, key)
        return numbers(entry[1]) if entry else []

    def _entry(self, names: tuple[str, ...], key: int | str) -> Plain:
        """What is filed under a key in some shards, or None."""
        for name in names:
            part = self._shard(name)
            place = bisect_left(part, key, key=_key)
            if place < len(part) and part[place][0] == key:
                return part[place]
        return None

    def _shard(self, name: str) -> Plain:
        if name not in self.shards:
            try:
                self.shards[name] = data_of(self.read(address_of(name)))
            except OSError as fault:
                raise IndexFault(f"there is no lookup index here ({fault}). Build the site first") from fault
            except ValueError as fault:
                raise IndexFault(f"the lookup index is damaged ({address_of(name)}). Build the site again") from fault
        return self.shards[name]

    @cached_property
    def _firsts(self) -> list[int]:
        return [source.first for source in self.manifest.sources]

    @cached_property
    def _by_name(self) -> Mapping[str, SourceRecord]:
        """Sources by all their names. A source's own name comes before the other names of another source."""
        sources = self.manifest.sources
        others = {joined(name): source for source in sources for name in source.others}
        return others | {joined(source.name): source for source in sources}

    @cached_property
    def _events_by_name(self) -> Sequence[tuple[str, range]]:
        """All names of the sources as one word, each with the numbers of the source's events."""
        ends = (*self._firsts[1:], self.manifest.events)
        return [
            (joined(name), range(source.first, end))
            for source, end in zip(self.manifest.sources, ends, strict=True)
            for name in (source.name, *source.others)
        ]

    @cached_property
    def _by_guid(self) -> Mapping[str, SourceRecord]:
        return {source.guid: source for source in self.manifest.sources if source.guid}


def _key(entry: Sequence[Plain]) -> Plain:
    return entry[0]
