"""How all events hang together after some are new, gone, or tied to others in another way.

Of all other events only their standings are read, which are kept together (`kept.outline`).
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from eventkb.language.markup import event_links
from eventkb.model.asked import ALL, Input
from eventkb.model.catalogue import Catalogue, Definitions, Neighbourhood
from eventkb.model.codes import Key, named
from eventkb.model.event import Event, EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.passage import passages
from eventkb.model.speaking import Speaking
from eventkb.pipeline import doors
from eventkb.pipeline.kept.inputs import Wider
from eventkb.pipeline.kept.outline import Standing, standing
from eventkb.pipeline.kept.state import Tables, tables_of
from eventkb.relate import References, Spoken, differing

Name = TypeVar("Name")

Standings = Mapping[EventKey, Standing]
"""The standings of all events, in the order of the catalogue."""

AroundOf = Callable[[EventKey], Neighbourhood]
"""The neighbourhood that an event had."""


@frozen_dataclass(kw_only=True)
class Related:
    """How events hang together now.

    `tables` have no days and levels. `around` are the neighbourhoods that differ, and those of all events that do.
    `inputs` are the names of what pages ask for of all this.
    """

    standings: Standings
    tables: Tables
    around: Mapping[EventKey, Neighbourhood]
    speaking: Mapping[Key, tuple[Speaking, ...]]
    inputs: frozenset[Input]


def standings_of(catalogue: Catalogue, references: Mapping[EventKey, References]) -> Standings:
    """What to keep of all events to relate them again; `references` are what their texts refer to."""
    return {key: standing(event, references[key]) for key, event in catalogue.events.items()}


@frozen_dataclass(kw_only=True)
class Before:
    """How events hung together, and the definitions beside them, which are the same still."""

    definitions: Definitions
    standings: Standings
    tables: Tables
    speaking: Mapping[Key, tuple[Speaking, ...]]
    around_of: AroundOf


def related(before: Before, events: Mapping[EventKey, Event], gone: Collection[EventKey]) -> Related:
    """How all events hang together where some `events` are new or differ, and others are `gone`.

    Raises:
        Wider: more than what pages ask for by name may have changed.
    """
    was = before.standings
    everything = {**was, **{key: standing(event) for key, event in events.items()}}
    now = {key: everything[key] for key in sorted(everything.keys() - gone)}
    definitions_before, definitions = _silent(before.definitions, was), _silent(before.definitions, now)
    references = {id(each.event): each.references for each in (*was.values(), *now.values())}

    def references_of(event: Event) -> References:
        return references[id(event)]

    may_differ = differing(definitions_before, definitions, references_of)
    around = {
        key: around
        for key, around in may_differ.items()
        if key in events or key not in was or around != before.around_of(key)
    }
    tables = tables_of(Catalogue(definitions, {}))
    _require_same_sources(before.definitions, before.tables, tables)
    speaking = Spoken.of(before.speaking, before.definitions, named(before.definitions.tables, tables.shown_tables))
    spoken = speaking.renewed(
        replace(before.definitions, events=tuple(events.values())),
        named(before.definitions.tables, tables.shown_tables),
        (*events, *gone),
    )
    moved = _moved(before.tables, tables, {*events, *gone})
    inputs = frozenset(
        (
            *((doors.NEAR, key) for key, own in around.items() if key not in was or own != before.around_of(key)),
            *_of_speaking(before.speaking, spoken),
            *_of_tables(before.tables, tables),
            *_of_guides(definitions_before, definitions),
            *_of_links(before.definitions, {**was, **now}, moved),
        )
    )
    return Related(standings=now, tables=tables, around=around, speaking=spoken, inputs=inputs)


def _silent(definitions: Definitions, standings: Standings) -> Definitions:
    """Definitions with events that say nothing."""
    return replace(definitions, events=tuple(each.event for each in standings.values()))


def _require_same_sources(definitions: Definitions, before: Tables, now: Tables) -> None:
    """Makes sure that no source differs, and no table of codes that is shown.

    Raises:
        Wider: a source that only events name is that of another first event, or of none; or a table is shown that
            was not, or no more.
    """
    for name, source in definitions.sources.items():
        is_described = source.file.endswith("/source.yml")
        keys = now.by_source.get(name, ())
        if not is_described and (not keys or now.files[keys[0]] != source.file):
            raise Wider(f"the source {name} is that of another event")
    if (before.shown_tables, before.code_pages, before.slugs) != (now.shown_tables, now.code_pages, now.slugs):
        raise Wider("other tables of codes are shown")


def _moved(before: Tables, now: Tables, keys: Collection[EventKey]) -> frozenset[EventKey]:
    """The keys, old ones among them, at which another page is found than before, or none."""

    def place(tables: Tables, key: EventKey) -> object:
        return key in tables.files and (key in tables.with_pages, tables.own_slugs.get(key))

    moved = {key for key in keys if place(before, key) != place(now, key)}
    names = (name for tables in (before, now) for name, key in tables.renamed.items() if key in moved)
    return frozenset((*moved, *names, *(name for name, _ in before.renamed.items() ^ now.renamed.items())))


def _of_links(definitions: Definitions, standings: Standings, moved: frozenset[EventKey]) -> Iterator[Input]:
    """The events whose texts link a key at which another page is found.

    Raises:
        Wider: another text does.
    """
    if not moved:
        return
    yield from ((doors.EVENT, key) for key, each in standings.items() if not moved.isdisjoint(each.links))
    texts = (value for passage in passages(definitions) for value in passage.text.values.values() if "[[" in value)
    if any(EventKey.parse(link.target) in moved for value in texts for link in event_links(value)):
        raise Wider("a text that is of no event links one with another address")


def _of_speaking(
    before: Mapping[Key, tuple[Speaking, ...]], now: Mapping[Key, tuple[Speaking, ...]]
) -> Iterator[Input]:
    codes = [code for code in {**before, **now} if before.get(code) != now.get(code)]
    yield from ((doors.SPEAKING, code) for code in codes)
    if codes:
        yield doors.SPEAKING, ALL


def _of_guides(before: Definitions, now: Definitions) -> Iterator[Input]:
    """What pages ask for of the guides that name an event, where old keys stand for other events."""
    if now.guides and before.renamed != now.renamed:
        was, new = Catalogue(before, {}).naming, Catalogue(now, {}).naming
        yield from ((doors.GUIDED, key) for key in {**was, **new} if was.get(key) != new.get(key))


def _of_tables(before: Tables, now: Tables) -> Iterator[Input]:
    """What pages ask for of tables of all events, which follow from how these hang together."""
    tables = (
        (doors.KEYS, tuple(before.files), tuple(now.files)),
        (doors.ARTICLES, before.articles, now.articles),
        (doors.RENAMED, before.renamed, now.renamed),
        (doors.NAMES, before.symbolic_names, now.symbolic_names),
        (doors.MARKS, before.marks, now.marks),
        (doors.SAMPLES, before.samples, now.samples),
    )
    yield from ((kind, ALL) for kind, was, new in tables if was != new)
    yield from ((doors.EVENT, key) for key in before.with_pages ^ now.with_pages)
    listed = before.listed_ids ^ now.listed_ids
    yield from ((doors.LISTED, id) for id in listed)
    if listed:
        yield doors.LISTED, ALL
    yield from _of_groups(doors.IN_SOURCE, before.by_source, now.by_source)
    yield from _of_groups(doors.IN_ID, before.by_id, now.by_id)
    yield from _of_groups(doors.IN_PRODUCT, before.by_product, now.by_product)


def _of_groups(
    kind: str, before: Mapping[Name, tuple[EventKey, ...]], now: Mapping[Name, tuple[EventKey, ...]]
) -> Iterator[Input]:
    """The groups whose members differ, and whether other groups are there."""
    yield from ((kind, name) for name in {**before, **now} if before.get(name) != now.get(name))
    if tuple(before) != tuple(now):
        yield kind, ALL
