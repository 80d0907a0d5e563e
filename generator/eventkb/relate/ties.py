"""Events by all that ties them to others, and what surrounds each of them."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping

from eventkb.model.catalogue import Neighbourhood
from eventkb.model.event import Event, EventKey, Relation, RelationKind
from eventkb.relate.groups import Groups
from eventkb.relate.inverses import ByTarget, both_ways
from eventkb.relate.neighbours import MOST, beside, same_id
from eventkb.relate.references import References
from eventkb.relate.suggestions import MOST_SHARERS, derived, sharing

Renamed = Mapping[EventKey, EventKey]
"""From each old key of an event to its key today."""


class Ties:
    """The ties between some events, which can be exchanged one by one."""

    def __init__(self) -> None:
        self.events: dict[EventKey, Event] = {}
        self.references: dict[EventKey, References] = {}
        self._renamed: Renamed = {}
        self._old_keys: dict[EventKey, list[EventKey]] = {}
        self._typing = Groups()  # by keys that typed relations name, as they are written there
        self._linking = Groups()  # by keys that texts name, as they are written there
        self._named = Groups()  # by symbolic names
        self._using = Groups()  # by shared texts
        self._of_source = Groups()
        self._of_id = Groups()  # by ID, stubs and articles apart

    def put(self, event: Event, references: References) -> None:
        """Adds an event, in the place of the one with the same key if there is one."""
        before = self._names_of_groups(event.key)
        self.events[event.key], self.references[event.key] = event, references
        self._move(event.key, before)

    def remove(self, key: EventKey) -> None:
        """Removes an event."""
        before = self._names_of_groups(key)
        del self.events[key], self.references[key]
        self._move(key, before)

    def differing(self, renamed: Renamed) -> set[EventKey]:
        """The old keys that stand for another event, or are old for one of both sides only."""
        return {old for old, _ in self._renamed.items() ^ renamed.items()}

    def rename(self, renamed: Renamed) -> None:
        """Takes over old keys in the place of those before."""
        self._renamed, self._old_keys = renamed, {}
        for old, key in renamed.items():
            self._old_keys.setdefault(key, []).append(old)

    def names(self, key: EventKey) -> tuple[EventKey, ...]:
        """The keys that an event has or had."""
        return key, *self._old_keys.get(key, ())

    def neighbourhood(self, key: EventKey) -> Neighbourhood:
        """All that surrounds an event. Links to unknown events are left out; `check` reports them."""
        event, references = self.events[key], self.references[key]
        names = [name for name in self.names(key) if self._today(name) == key]
        relations = both_ways(self._typed(event), self._of_others(key, names))
        linking = {other for name in names for other in self._linking.of(name)}
        before, after = beside(key, self._of_source.of(key.source))
        ties = derived(
            key,
            typed={relation.target for relation in relations},
            linked=(target for name in references.links if (target := self._today(name)) in self.events),
            linking=sorted(linking) if len(linking) > 1 else linking,
            namesakes=self._of_name(event),
            sharers=sharing(key, map(self._using.of, references.shared)),
        )
        same_ids = same_id(key, *self._with_id(key))
        return Neighbourhood(relations=relations, derived=ties, before=before, after=after, same_id=same_ids)

    def named_by(self, key: EventKey) -> Iterator[EventKey]:
        """The events that the typed relations and the texts of an event name."""
        yield from (self._today(relation.target) for relation in self.events[key].related)
        yield from map(self._today, self.references[key].links)

    def naming(self, name: EventKey) -> Iterator[EventKey]:
        """The events to which it matters for whom a key stands: this event, those that name it, and one of that key."""
        yield from (name, self._today(name), *self._typing.of(name), *self._linking.of(name))

    def akin(self, key: EventKey, joining: int) -> Iterator[EventKey]:
        """The events that show an event because of its ID, its name or its shared texts.

        `joining` more events may use a shared text, or no longer.
        """
        before, after = beside(key, self._of_source.of(key.source))
        yield from (*before, *after, *self._of_name(self.events[key]))
        shared = map(self._using.of, self.references[key].shared)
        yield from (other for users in shared if len(users) <= MOST_SHARERS + joining for other in users)
        articles, stubs = self._with_id(key)
        if key in (*articles, *stubs)[: MOST + 1]:
            yield from (*articles, *stubs)

    def _names_of_groups(self, key: EventKey) -> tuple[Collection[Hashable], ...]:
        """The names of an event's groups, by kinds of groups; nothing for an event that isn't there."""
        event = self.events.get(key)
        if event is None:
            return (), (), (), (), (), ()
        references = self.references[key]
        typing = {relation.target for relation in event.related}
        return typing, set(references.links), _name(event), references.shared, (key.source,), ((key.id, event.is_stub),)

    def _move(self, key: EventKey, before: tuple[Collection[Hashable], ...]) -> None:
        kinds = (self._typing, self._linking, self._named, self._using, self._of_source, self._of_id)
        for groups, old, new in zip(kinds, before, self._names_of_groups(key), strict=True):
            groups.move(key, old, new)

    def _today(self, name: EventKey) -> EventKey:
        """The key that a key stands for; its event may be unknown."""
        return self._renamed.get(name, name)

    def _typed(self, event: Event) -> ByTarget:
        """An event's own relations; of two of one kind to one event the last one counts."""
        relations: dict[tuple[EventKey, RelationKind], Relation] = {}
        for relation in event.related:
            target = self._today(relation.target)
            if target in self.events and target != event.key:
                is_new = target is relation.target
                own = relation if is_new else Relation(target, relation.kind, relation.reason)
                relations[target, relation.kind] = own
        return relations

    def _of_others(self, key: EventKey, names: Iterable[EventKey]) -> Iterator[tuple[EventKey, Relation]]:
        """The typed relations of other events that lead to an event."""
        others = {other for name in names for other in self._typing.of(name) if other != key}
        for other in others:
            leading = (relation for relation in self.events[other].related if self._today(relation.target) == key)
            yield from ((other, relation) for relation in {each.kind: each for each in leading}.values())

    def _of_name(self, event: Event) -> Iterator[EventKey]:
        """The events with an event's symbolic name: the same event in another version or generation of a product."""
        return (other for name in _name(event) for other in self._named.of(name))

    def _with_id(self, key: EventKey) -> tuple[tuple[EventKey, ...], tuple[EventKey, ...]]:
        """The articles and the stubs with an event's ID."""
        return self._of_id.of((key.id, False)), self._of_id.of((key.id, True))


def _name(event: Event) -> tuple[str, ...]:
    """An event's symbolic name without case, if it has one."""
    return (event.symbolic_name.lower(),) if event.symbolic_name else ()
