"""Maps: how events lead to one another, as nodes and lines. Knows no page and no drawing."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from eventkb.model.catalogue import Catalogue
from eventkb.model.event import INVERSE, EventKey, Relation, RelationKind
from eventkb.model.frozen import frozen_dataclass

LEADING = (RelationKind.CAUSES, RelationKind.FOLLOWED_BY, RelationKind.RESOLVED_BY, RelationKind.SAME_PROBLEM)
"""The kinds of lines, each read from an event to the one it leads to. "See also" leads nowhere and is not drawn."""

DRAWN = frozenset(kind for kind in RelationKind if kind in LEADING or INVERSE[kind] in LEADING)
"""The kinds of relations that are lines, as they are read from either end."""

MOST = 60
"""As many events as a reader can follow in a drawing. More are drawn as groups."""

MOST_LINES = 120
"""As many lines between groups as a reader can follow: two for each group. Only those of most events are drawn."""


@dataclass(frozen=True, slots=True, order=True)
class MapLine:
    """`event` causes, is followed by, is resolved by, or has the same problem as `target`."""

    event: EventKey
    target: EventKey
    kind: RelationKind


@frozen_dataclass()
class EventMap:
    """The events that lead to others or are led to, sorted, with the lines between them.

    At least one end of each line is an event that the map is about.
    """

    events: tuple[EventKey, ...] = ()
    lines: tuple[MapLine, ...] = ()


@frozen_dataclass()
class MapGroup:
    """Events of one source that are drawn as one node; `is_whole` if all events of the source on the map are in it."""

    source: str
    events: tuple[EventKey, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True, order=True)
class GroupLine:
    """How often events of one group lead to events of another in one way; groups are named by their number."""

    group: int
    target: int
    kind: RelationKind
    count: int


@frozen_dataclass()
class GroupedMap:
    """A map of too many events: groups, and the lines between them."""

    groups: tuple[MapGroup, ...]
    lines: tuple[GroupLine, ...]


def event_map(catalogue: Catalogue, keys: Collection[EventKey]) -> EventMap:
    """The map of some events, such as those of a source, and of the events that these lead to or come from."""
    lines = {
        line
        for key in keys
        if (neighbourhood := catalogue.neighbourhoods.get(key))
        for line in _lines(key, neighbourhood.relations)
    }
    events = {key for line in lines for key in (line.event, line.target)}
    return EventMap(tuple(sorted(events)), tuple(sorted(lines)))


def events_on_map(catalogue: Catalogue, keys: Collection[EventKey]) -> Collection[EventKey]:
    """The events of the map of some events, without the lines between them, which take most of the time."""
    on_map: set[EventKey] = set()
    for key in keys:
        neighbourhood = catalogue.neighbourhoods.get(key)
        relations = neighbourhood.relations if neighbourhood else ()
        targets = [relation.target for relation in relations if relation.kind in DRAWN]
        if targets:
            on_map.update(targets, (key,))
    return on_map


def is_on_map(relations: Sequence[Relation]) -> bool:
    """Whether an event with some relations leads to another one or comes from one."""
    return not DRAWN.isdisjoint([relation.kind for relation in relations])


def _lines(key: EventKey, relations: Sequence[Relation]) -> Iterator[MapLine]:
    for relation in relations:
        if relation.kind is RelationKind.SAME_PROBLEM:
            yield MapLine(min(key, relation.target), max(key, relation.target), relation.kind)
        elif relation.kind in LEADING:
            yield MapLine(key, relation.target, relation.kind)
        elif INVERSE[relation.kind] in LEADING:
            yield MapLine(relation.target, key, INVERSE[relation.kind])


def grouped(whole: EventMap, own: str = "", most: int = MOST) -> GroupedMap:
    """A map with at most `most` groups: one for each source; events of the source `own` in several, by ID.

    Of more sources than that, those with the fewest events are left out.
    """
    by_source: dict[str, list[EventKey]] = {}
    for key in whole.events:
        by_source.setdefault(key.source, []).append(key)
    by_size = sorted(by_source, key=lambda source: (source != own, -len(by_source[source]), source))
    shown = sorted(by_size[:most])
    free = most - len(shown) + 1
    groups = tuple(group for source in shown for group in _parts(by_source[source], free if source == own else 1))
    return GroupedMap(groups, _between(whole.lines, groups))


def strongest(lines: Sequence[GroupLine], most: int = MOST_LINES) -> tuple[GroupLine, ...]:
    """The lines that stand for most events, in their order."""
    return tuple(sorted(sorted(lines, key=lambda line: -line.count)[:most]))


def _parts(keys: Sequence[EventKey], count: int) -> Iterator[MapGroup]:
    """The events of a source in at most `count` groups of nearly the same size."""
    size = -(-len(keys) // count)
    for start in range(0, len(keys), size):
        yield MapGroup(keys[start].source, tuple(keys[start : start + size]), size >= len(keys))


def _between(lines: Sequence[MapLine], groups: Sequence[MapGroup]) -> tuple[GroupLine, ...]:
    group_of: Mapping[EventKey, int] = {key: number for number, group in enumerate(groups) for key in group.events}
    counts: dict[tuple[int, int, RelationKind], int] = {}
    for line in lines:
        group, target = group_of.get(line.event), group_of.get(line.target)
        if group is not None and target is not None and group != target:
            counts[group, target, line.kind] = counts.get((group, target, line.kind), 0) + 1
    return tuple(sorted(GroupLine(*ends, count) for ends, count in counts.items()))
