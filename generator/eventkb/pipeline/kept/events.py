"""The events of the last build, each read when somebody asks for it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import overload

from eventkb.model.catalogue import Neighbourhood
from eventkb.model.event import Event, EventKey

Load = Callable[[str], Iterable[Event]]
"""Reads the events of a file of definitions, and of those that are kept with it."""

LoadAround = Callable[[str], Mapping[EventKey, Neighbourhood]]
"""Reads the neighbourhoods of these."""


class Shelf:
    """The events by key, with their neighbourhoods, as `load` and `load_around` read them.

    `changed` are events that differ from those, `around` neighbourhoods; a new event is in both.
    """

    def __init__(
        self,
        files: Mapping[EventKey, str],
        load: Load,
        load_around: LoadAround,
        changed: Mapping[EventKey, Event],
        around: Mapping[EventKey, Neighbourhood],
    ) -> None:
        self._files, self._load, self._load_around = files, load, load_around
        self._events, self._around = dict(changed), dict(around)

    def event(self, key: EventKey) -> Event:
        """The event of a key."""
        if key not in self._events:
            for event in self._load(self._files[key]):
                self._events.setdefault(event.key, event)
        return self._events[key]

    def neighbourhood(self, key: EventKey) -> Neighbourhood:
        """What surrounds the event of a key."""
        if key not in self._around:
            for own, neighbourhood in self._load_around(self._files[key]).items():
                self._around.setdefault(own, neighbourhood)
        return self._around[key]

    @property
    def keys(self) -> Mapping[EventKey, str]:
        """The keys in their order, each with the event's file."""
        return self._files


class Events(Mapping[EventKey, Event]):
    """All events by key."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __getitem__(self, key: EventKey) -> Event:
        return self._shelf.event(key)

    def __contains__(self, key: object) -> bool:
        return key in self._shelf.keys

    def __iter__(self) -> Iterator[EventKey]:
        return iter(self._shelf.keys)

    def __len__(self) -> int:
        return len(self._shelf.keys)


class Neighbourhoods(Mapping[EventKey, Neighbourhood]):
    """All neighbourhoods by the event's key."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __getitem__(self, key: EventKey) -> Neighbourhood:
        return self._shelf.neighbourhood(key)

    def __iter__(self) -> Iterator[EventKey]:
        return iter(self._shelf.keys)

    def __len__(self) -> int:
        return len(self._shelf.keys)


class Members(Sequence[Event]):
    """Some events in their order; to count them reads none of them."""

    def __init__(self, shelf: Shelf, keys: Sequence[EventKey]) -> None:
        self._shelf, self._keys = shelf, keys

    @overload
    def __getitem__(self, place: int) -> Event: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Event]: ...

    def __getitem__(self, place: int | slice) -> Event | Sequence[Event]:
        if isinstance(place, slice):
            return Members(self._shelf, self._keys[place])
        return self._shelf.event(self._keys[place])

    def __len__(self) -> int:
        return len(self._keys)
