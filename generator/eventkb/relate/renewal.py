"""Relations that are renewed event by event, where definitions change again and again."""

from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet

from eventkb.model.catalogue import Catalogue, Definitions, Neighbourhood
from eventkb.model.event import Event, EventKey
from eventkb.relate.references import References, ReferencesOf, references
from eventkb.relate.spoken import Spoken
from eventkb.relate.ties import Ties


def differing(before: Definitions, now: Definitions, references_of: ReferencesOf) -> Mapping[EventKey, Neighbourhood]:
    """The neighbourhoods of the events of `now` that may differ from those that the events of `before` have.

    Events are compared as values in memory. Of an event only that is looked at which ties it to others.
    """
    relating = Relating()
    relating._fill({key: (event, references_of(event)) for key, event in before.by_key.items()}, before)
    return relating._differing(now, references_of)


class Relating:
    """What the relations of the last definitions were made of, to make those of the next ones."""

    def __init__(self) -> None:
        self._ties = Ties()
        self._spoken = Spoken()
        self._neighbourhoods: Mapping[EventKey, Neighbourhood] = {}

    @property
    def references_by_key(self) -> Mapping[EventKey, References]:
        """What the texts of each event of the last definitions refer to."""
        return self._ties.references

    def renewed(self, definitions: Definitions, references_of: ReferencesOf = references) -> Catalogue:
        """The catalogue of some definitions. What no changed event concerns is taken over from the last one.

        An event has not changed where it is the same value in memory.
        """
        events, last = definitions.by_key, self._ties.events
        changed, new = self._changed(definitions, references_of)
        concerned = self._exchange(changed, new, definitions) if last else self._fill(new, definitions)
        earlier = self._neighbourhoods
        self._neighbourhoods = {
            key: self._ties.neighbourhood(key) if key in concerned else earlier[key] for key in events
        }
        speaking = self._spoken.renewed(definitions, definitions.shown_tables, changed, self._codes)
        return Catalogue(definitions, self._neighbourhoods, speaking)

    def _changed(
        self, definitions: Definitions, references_of: ReferencesOf
    ) -> tuple[set[EventKey], Mapping[EventKey, tuple[Event, References]]]:
        """The keys of all events that differ from those in the ties, and those of them that are there now.

        These are in their order, which is that of their places in memory: in that of a set, a processor would wait for
        each of a hundred thousand events.
        """
        events, last = definitions.by_key, self._ties.events
        new = {key: (event, references_of(event)) for key, event in events.items() if last.get(key) is not event}
        return {*new, *(last.keys() - events.keys())}, new

    def _differing(self, now: Definitions, references_of: ReferencesOf) -> Mapping[EventKey, Neighbourhood]:
        changed, new = self._changed(now, references_of)
        concerned = self._exchange(changed, new, now)
        return {key: self._ties.neighbourhood(key) for key in concerned if key in now.by_key}

    def _fill(
        self, new: Mapping[EventKey, tuple[Event, References]], definitions: Definitions
    ) -> AbstractSet[EventKey]:
        """Puts all events into the ties, which are empty."""
        self._ties.rename(definitions.renamed)
        for event, refers in new.values():
            self._ties.put(event, refers)
        return new.keys()

    def _exchange(
        self, changed: set[EventKey], new: Mapping[EventKey, tuple[Event, References]], definitions: Definitions
    ) -> set[EventKey]:
        """Exchanges the changed events in the ties. Returns all events whose neighbourhoods may differ."""
        ties, renamed = self._ties, definitions.renamed
        old = {key: (ties.events[key], ties.references[key]) for key in changed if key in ties.events}
        moved = {key for key in changed if _standing(old.get(key)) != _standing(new.get(key))}
        names = ties.differing(renamed)
        concerned = {*changed, *self._concerned(changed, moved, names)}
        for key in moved & old.keys():
            ties.remove(key)
        for event, refers in new.values():
            ties.put(event, refers)
        ties.rename(renamed)
        concerned.update(self._concerned(changed, moved, names))
        return concerned

    def _concerned(
        self, changed: Collection[EventKey], moved: Collection[EventKey], names: Collection[EventKey]
    ) -> Iterator[EventKey]:
        """The events that show something of changed ones, as the ties are now.

        `moved` are those of another standing, `names` the keys that stand for another event.
        """
        ties = self._ties
        for key in ties.events.keys() & changed:
            yield from ties.named_by(key)
        for key in ties.events.keys() & moved:
            yield from ties.akin(key, len(changed))
        own = (name for key in moved for name in ties.names(key))
        for name in (*names, *own):
            yield from ties.naming(name)

    def _codes(self, event: Event) -> tuple[str, ...]:
        return self._ties.references[event.key].codes


def _standing(known: tuple[Event, References] | None) -> tuple[object, ...]:
    """What decides where an event is shown besides being named; an ID may only differ in its case."""
    if known is None:
        return ()
    event, refers = known
    return str(event.key), event.symbolic_name, event.is_stub, refers.shared
