"""The events of the last build, each read when somebody asks for it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import overload

from eventkb.model.catalogue import Neighbourhood
from eventkb.model.event import Event, EventKey

Entry = tuple[Event, Neighbourhood]


class Shelf:
    """The events by key, with their neighbourhoods. `load` reads all of a file of definitions as it was.

    `changed` are events that differ from those, `around` neighbourhoods; a new event is in both.
    """

    def __init__(
        self,
        files: Mapping[EventKey, str],
        load: Callable[[str], Sequence[Entry]],
        changed: Mapping[EventKey, Event],
        around: Mapping[EventKey, Neighbourhood],
    ) -> None:
        self._files, self._load, self._changed, self._around = files, load, changed, around
        self._entries: dict[EventKey, Entry] = {
            key: (event, around[key]) for key, event in changed.items() if key in around
        }

    def entry(self, key: EventKey) -> Entry:
        if key not in self._entries:
            for event, neighbourhood in self._load(self._files[key]):
                own = event.key
                self._entries.setdefault(own, (self._changed.get(own, event), self._around.get(own, neighbourhood)))
        return self._entries[key]

    def event(self, key: EventKey) -> Event:
        return self.entry(key)[0]

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
        return self._shelf.entry(key)[1]

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
