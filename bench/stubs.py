"""A catalogue of stubs from a list of real events: JSON Lines with `source`, `id`, `level` and `message`.

Such lists are dumps of a system's providers (`Get-WinEvent -ListProvider *`); none comes with this project.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from eventkb.model.catalogue import Definitions
from eventkb.model.event import INSERTION, MAXIMUM_ID, Event, EventKey, Level
from eventkb.model.locale import SOURCE_LANGUAGE, Locale
from eventkb.model.source import EventSource
from eventkb.model.text import Text

LEVELS = {1: Level.CRITICAL, 2: Level.ERROR, 3: Level.WARNING, 4: Level.INFORMATION, 5: Level.VERBOSE}


def events(path: Path) -> dict[EventKey, Event]:
    """The events of a list that have a message; of several with one source and ID, the first."""
    with path.open(encoding="utf-8") as lines:
        given = [record for record in map(json.loads, lines) if (record.get("message") or "").strip()]
    stubs: dict[EventKey, Event] = {}
    for stub in map(_stub, given):
        stubs.setdefault(stub.key, stub)
    return stubs


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


def _stub(record: Mapping[str, object]) -> Event:
    written = int(str(record["id"]))
    message = str(record["message"]).replace("\r\n", "\n").strip()
    return Event(
        key=EventKey(str(record["source"]), written & MAXIMUM_ID),
        file="",
        path=(),
        message=Text({Locale(SOURCE_LANGUAGE): message}),
        original_languages=(SOURCE_LANGUAGE,),
        level=LEVELS.get(int(str(record.get("level") or 0))),
        qualifiers=(written,) if written > MAXIMUM_ID else (),
    )


def _compared(message: str) -> str:
    """A message without its insertion strings, white space and case."""
    return "".join(INSERTION.sub("%", message).split()).lower()
