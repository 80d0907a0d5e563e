"""How often each event of a log occurs, and whether it is explained here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from eventkb.coverage.logs import Logged
from eventkb.lookup.index import Index
from eventkb.model import address
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId
from eventkb.model.record import Record


class State(StrEnum):
    """Whether an event has an article, only its message, or nothing."""

    EXPLAINED = "explained"
    KNOWN = "known"
    UNKNOWN = "unknown"


@frozen_dataclass(kw_only=True)
class Row:
    """An event of a log. `first` and `last` are times in ISO 8601; `address` is that of its article or stub.

    `example` is what its first entry says; it is only there where it was asked for.
    """

    source: str
    id: EventId
    state: State
    count: int
    first: str
    last: str
    channel: str
    address: str
    example: str = ""


@dataclass(slots=True)
class _Occurrences:
    """How often an event occurs, and when; it grows while a log is read."""

    count: int = 0
    first: str = ""
    last: str = ""
    channel: str = ""
    example: str = ""

    def add(self, event: Logged) -> None:
        self.count += 1
        self.channel = self.channel or event.channel
        self.example = self.example or event.example
        if event.time:
            self.first = min(self.first, event.time) if self.first else event.time
            self.last = max(self.last, event.time)


def tally(log: Iterable[Logged], index: Index) -> list[Row]:
    """The events of a log, the most frequent first."""
    by_event: dict[tuple[str, EventId], _Occurrences] = {}
    for event in log:
        by_event.setdefault((event.source, event.id), _Occurrences()).add(event)
    rows = [_row(source, number, occurrences, index) for (source, number), occurrences in by_event.items()]
    return sorted(rows, key=lambda row: (-row.count, row.source.casefold(), row.id))


def _row(source: str, number: EventId, occurrences: _Occurrences, index: Index) -> Row:
    record = _record(source, number, index)
    state = State.UNKNOWN if record is None else State.KNOWN if record.is_stub else State.EXPLAINED
    return Row(
        source=record.source if record else source,
        id=number,
        state=state,
        count=occurrences.count,
        first=occurrences.first,
        last=occurrences.last,
        channel=occurrences.channel,
        address=address.permalink(record.slug, record.event_slug) if record else "",
        example=occurrences.example,
    )


def _record(source: str, number: EventId, index: Index) -> Record | None:
    known = index.source_named(source)
    if known is None:
        return None
    records = (index.record(place) for place in index.with_id(number))
    return next((record for record in records if record.source == known.name), None)


def totals(rows: Sequence[Row]) -> Iterator[tuple[State, int, int]]:
    """For each state the number of different events, and how often these occur."""
    for state in State:
        own = [row.count for row in rows if row.state is state]
        yield state, len(own), sum(own)
