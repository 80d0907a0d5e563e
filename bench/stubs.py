"""A catalogue of stubs from a dump of real events, in memory."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bench import dump
from eventkb.model.catalogue import Definitions
from eventkb.model.event import INSERTION, Event, EventKey
from eventkb.model.locale import SOURCE_LANGUAGE, Locale
from eventkb.model.source import EventSource
from eventkb.model.text import Text


def events(path: Path) -> dict[EventKey, Event]:
    """The events of a dump (see `bench.dump`) that have a message."""
    stubs = map(_stub, dump.events(dump.lines(path)))
    return {stub.key: stub for stub in stubs}


def definitions(stubs: Iterable[Event]) -> Definitions:
    """The definitions that consist of some stubs."""
    ordered = tuple(sorted(stubs, key=lambda stub: stub.key))
    names = dict.fromkeys(stub.key.source for stub in ordered)
    sources = {name: EventSource(name=name, file="", folder=name) for name in names}
    return Definitions(events=ordered, sources=sources)


def without(stubs: Mapping[EventKey, Event], known: Iterable[Event]) -> Iterator[Event]:
    """The stubs whose message and key no known event has."""
    others = tuple(known)
    texts = {_compared(text) for event in others for text in event.message.values.values()}
    keys = {event.key for event in others}
    yield from (stub for key, stub in stubs.items() if key not in keys and _compared(text_of(stub)) not in texts)


def of_own_text(stubs: Mapping[EventKey, Event]) -> list[EventKey]:
    """The events whose message no other one of them has."""
    count = Counter(_compared(text_of(stub)) for stub in stubs.values())
    return [key for key, stub in stubs.items() if count[_compared(text_of(stub))] == 1]


def text_of(event: Event) -> str:
    """The message of a stub."""
    return next(iter(event.message.values.values()))


def _stub(row: dump.Row) -> Event:
    return Event(
        key=EventKey(row["source"], row["id"] % dump.IDS),
        file="",
        path=(),
        message=Text({Locale(SOURCE_LANGUAGE): row["message"].replace("\r\n", "\n").strip()}),
        original_languages=(SOURCE_LANGUAGE,),
        level=dump.LEVELS.get(row["level"]),
        qualifiers=(row["id"],) if row["id"] >= dump.IDS else (),
    )


def _compared(message: str) -> str:
    """A message without its insertion strings, white space and case."""
    return "".join(INSERTION.sub("%", message).split()).lower()
