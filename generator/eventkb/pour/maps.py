"""The maps of sources, products and guides: a drawing of how events lead to one another, and the same as a list."""

from collections.abc import Iterator, Mapping, Sequence

from eventkb.draw import Edge, Graph, Node
from eventkb.language.markup import Html, plain_text
from eventkb.model import address
from eventkb.model.address import Address, relative
from eventkb.model.event import INVERSE, EventKey, RelationKind
from eventkb.model.eventmap import (
    LEADING,
    MOST,
    MOST_LINES,
    EventMap,
    GroupedMap,
    MapGroup,
    event_map,
    events_on_map,
    grouped,
    is_on_map,
    strongest,
)
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.guide import Guide
from eventkb.model.source import EventSource, Product
from eventkb.pour.article import Crumb
from eventkb.pour.edition import Edition, breakable, summary
from eventkb.pour.eventlink import LevelView
from eventkb.pour.level import level_view
from eventkb.pour.rowtext import RowText, row_text


@frozen_dataclass()
class EndView:
    """The other end of a line: a link relative to the page of the map."""

    href: str
    name: str


@frozen_dataclass()
class WayView:
    """The events that an event leads to, or comes from, in one way."""

    word: str
    ends: tuple[EndView, ...]


@frozen_dataclass(kw_only=True)
class MapEntry:
    """An event of the map in words. `anchor` is that of its group's first event, empty for the others.

    A list of very many events says nothing of what they mean: `text` is None.
    """

    anchor: str
    href: str
    source: Html
    id: int | str
    level: LevelView | None
    text: RowText | None
    ways: tuple[WayView, ...]


@frozen_dataclass(kw_only=True)
class SourceEntry:
    """The events of a source in words; `ways` lead to other sources and say of how many events."""

    href: str
    name: Html
    count: str
    ways: tuple[WayView, ...]


@frozen_dataclass()
class LineView:
    """A kind of lines in the drawing, for its legend."""

    kind: str
    word: str


@frozen_dataclass(kw_only=True)
class MapView:
    """A map. `hints` say what is drawn in another way than event by event, `others` how many events lead nowhere.

    The list has either `entries` or `sources`, a map with too many events of many sources.
    """

    crumbs: tuple[Crumb, ...]
    label: str
    title: str
    lead: str
    hints: tuple[str, ...]
    legend: tuple[LineView, ...]
    drawing: Html
    entries: tuple[MapEntry, ...]
    sources: tuple[SourceEntry, ...]
    others: str


@frozen_dataclass()
class MapLink:
    """A map in the list of all maps."""

    href: str
    title: str
    count: str


@frozen_dataclass()
class MapGroupView:
    """The maps of all products, all guides or all sources."""

    title: str
    maps: tuple[MapLink, ...]


@frozen_dataclass(kw_only=True)
class Subject:
    """What a map is about: its address, its name, the page above it, its events, and the source it is of, if any."""

    place: Address
    name: str
    page: Address
    keys: tuple[EventKey, ...]
    source: str = ""


def of_source(edition: Edition, source: EventSource) -> Subject:
    """What the map of a source is about."""
    part = edition.slug(source.name)
    keys = edition.catalogue.keys_by_source.get(source.name, ())
    return Subject(
        place=address.source_map(edition.locale, part),
        name=source.name,
        page=address.source_listing(edition.locale, part),
        keys=keys,
        source=source.name,
    )


def of_product(edition: Edition, product: Product) -> Subject:
    """What the map of a product is about."""
    return Subject(
        place=address.product_map(edition.locale, product.key),
        name=edition.local(product.title, {}).value,
        page=address.product_listing(edition.locale, product.key),
        keys=edition.catalogue.keys_by_product.get(product.key, ()),
    )


def of_guide(edition: Edition, guide: Guide) -> Subject:
    """What the map of a guide is about: the events that its steps look for."""
    return Subject(
        place=address.guide_map(edition.locale, guide.key),
        name=edition.local(guide.title, guide.translation).value,
        page=address.guide(edition.locale, guide.key),
        keys=tuple(edition.catalogue.definitions.renamed.get(key, key) for key in guide.look_for),
    )


def subjects(edition: Edition) -> Iterator[Subject]:
    """What all maps of a language are about: products, then guides, then sources."""
    definitions = edition.catalogue.definitions
    yield from (of_product(edition, product) for product in definitions.products.values())
    yield from (of_guide(edition, guide) for guide in definitions.guides.values())
    yield from (of_source(edition, source) for source in definitions.sources.values())


def page(edition: Edition, subject: Subject) -> tuple[Address, MapView] | None:
    """The page of a map; None where no event leads to another one."""
    whole = event_map(edition.catalogue, subject.keys)
    if not whole.lines:
        return None
    small = grouped(whole, subject.source) if len(whole.events) > MOST else None
    alone = len(set(subject.keys) - set(whole.events))
    kinds = {line.kind for line in whole.lines}
    return subject.place, MapView(
        crumbs=(
            Crumb(edition.word("map", "maps"), relative(subject.place, address.maps(edition.locale))),
            Crumb(subject.name, relative(subject.place, subject.page)),
        ),
        label=edition.word("map", "map"),
        title=edition.word("map", "title").replace("{name}", subject.name),
        lead=edition.counted(len(whole.events), "map", "lead"),
        hints=tuple(_hints(edition, small)) if small else (),
        legend=tuple(LineView(kind, edition.word("map", "lines", kind)) for kind in LEADING if kind in kinds),
        drawing=_grouped_drawing(edition, subject, small) if small else _drawing(edition, subject, whole),
        entries=() if small and not subject.source else tuple(_entries(edition, subject, whole, small)),
        sources=tuple(_sources(edition, subject, whole)) if small and not subject.source else (),
        others=edition.counted(alone, "map", "others") if alone else "",
    )


def _hints(edition: Edition, small: GroupedMap) -> Iterator[str]:
    yield edition.word("map", "grouped")
    if len(small.lines) > MOST_LINES:
        yield edition.word("map", "strongest")


def groups(edition: Edition, origin: Address) -> tuple[MapGroupView, ...]:
    """All maps with something on them, as links from a page, by what they are about."""
    definitions = edition.catalogue.definitions
    subjects = {
        "products": [of_product(edition, product) for product in definitions.products.values()],
        "guides": [of_guide(edition, guide) for guide in definitions.guides.values()],
        "sources": [of_source(edition, source) for source in definitions.sources.values()],
    }
    listed = {name: tuple(_links(edition, origin, own)) for name, own in subjects.items()}
    return tuple(MapGroupView(edition.word("map", name), maps) for name, maps in listed.items() if maps)


def _links(edition: Edition, origin: Address, subjects: Sequence[Subject]) -> Iterator[MapLink]:
    for subject in subjects:
        if events := events_on_map(edition.catalogue, subject.keys):
            count = edition.counted(len(events), "list", "caption")
            yield MapLink(relative(origin, subject.place), subject.name, count)


def link(edition: Edition, origin: Address, subject: Subject) -> str:
    """The link from a page to a map, empty where there is no such map."""
    neighbourhoods = edition.catalogue.neighbourhoods
    is_drawn = any(is_on_map(neighbourhoods[key].relations) for key in subject.keys if key in neighbourhoods)
    return relative(origin, subject.place) if is_drawn else ""


def _drawing(edition: Edition, subject: Subject, whole: EventMap) -> Html:
    events = edition.catalogue.events
    nodes = [
        Node(
            key=str(key),
            label=_label(edition, key),
            note=_name(subject, key),
            href=relative(subject.place, edition.article(key)),
            tone=events[key].level or "",
        )
        for key in whole.events
    ]
    edges = [Edge(source=str(line.event), target=str(line.target), tone=line.kind) for line in whole.lines]
    return edition.draw(_graph(edition, subject, nodes, edges))


def _grouped_drawing(edition: Edition, subject: Subject, small: GroupedMap) -> Html:
    nodes = [
        Node(
            key=str(number),
            label=group.source if group.is_whole else f"{group.events[0].id} – {group.events[-1].id}",
            note=edition.counted(len(group.events), "list", "caption"),
            href=_group_href(edition, subject, group),
        )
        for number, group in enumerate(small.groups)
    ]
    lines = strongest(small.lines)
    has_counts = len(lines) <= MOST
    edges = [
        Edge(
            source=str(line.group),
            target=str(line.target),
            label=str(line.count) if has_counts else "",
            tone=line.kind,
        )
        for line in lines
    ]
    return edition.draw(_graph(edition, subject, nodes, edges))


def _graph(edition: Edition, subject: Subject, nodes: Sequence[Node], edges: Sequence[Edge]) -> Graph:
    return Graph(
        title=edition.word("map", "title").replace("{name}", subject.name),
        description=edition.word("map", "described"),
        nodes=nodes,
        edges=edges,
    )


def _group_href(edition: Edition, subject: Subject, group: MapGroup) -> str:
    """The part of the list that a group is in, or the map of another source, where each of its events is."""
    if group.source == subject.source:
        return f"#{_anchor(edition, group)}"
    return relative(subject.place, address.source_map(edition.locale, edition.slug(group.source)))


def _anchor(edition: Edition, group: MapGroup) -> str:
    first = group.events[0]
    return f"{edition.slug(first.source)}-{edition.event_slug(first)}"


def _label(edition: Edition, key: EventKey) -> str:
    event = edition.catalogue.events[key]
    lead = summary(edition, event)
    return plain_text(lead.value) if lead else event.symbolic_name or plain_text(row_text(edition, event).said)


def _name(subject: Subject, key: EventKey) -> str:
    """An event of the map's own source is called by its ID alone."""
    return str(key.id) if key.source == subject.source else f"{key.source} {key.id}"


def _ways(
    edition: Edition, subject: Subject, whole: EventMap
) -> Mapping[EventKey, Mapping[RelationKind, list[EndView]]]:
    """For each event of a map, the events that it leads to or comes from, by the kind of the line as it sees it."""
    ways: dict[EventKey, dict[RelationKind, list[EndView]]] = {key: {} for key in whole.events}
    for line in whole.lines:
        ways[line.event].setdefault(line.kind, []).append(_end(edition, subject, line.target))
        ways[line.target].setdefault(INVERSE[line.kind], []).append(_end(edition, subject, line.event))
    return ways


def _entries(edition: Edition, subject: Subject, whole: EventMap, small: GroupedMap | None) -> Iterator[MapEntry]:
    """The events of a map in words; where these are drawn as groups, only those of the source that the map is of."""
    ways = _ways(edition, subject, whole)
    anchors = {group.events[0]: _anchor(edition, group) for group in small.groups} if small else {}
    for key in whole.events:
        if small and key.source != subject.source:
            continue
        event = edition.catalogue.events[key]
        yield MapEntry(
            anchor=anchors.get(key, ""),
            href=relative(subject.place, edition.article(key)),
            source=breakable(key.source),
            id=key.id,
            level=level_view(edition, event),
            text=None if small else row_text(edition, event),
            ways=tuple(WayView(edition.word("relations", kind), tuple(ends)) for kind, ends in ways[key].items()),
        )


def _sources(edition: Edition, subject: Subject, whole: EventMap) -> Iterator[SourceEntry]:
    """All sources of a map in words, also those that are not drawn, and which sources their events lead to."""
    every = grouped(whole, most=len(whole.events))
    hrefs = [_group_href(edition, subject, group) for group in every.groups]
    ways: list[dict[RelationKind, list[EndView]]] = [{} for _ in every.groups]
    for line in every.lines:
        for start, kind, end in ((line.group, line.kind, line.target), (line.target, INVERSE[line.kind], line.group)):
            name = f"{every.groups[end].source} ({line.count})"
            ways[start].setdefault(kind, []).append(EndView(hrefs[end], name))
    for number, group in enumerate(every.groups):
        yield SourceEntry(
            href=hrefs[number],
            name=breakable(group.source),
            count=edition.counted(len(group.events), "list", "caption"),
            ways=tuple(WayView(edition.word("relations", kind), tuple(ends)) for kind, ends in ways[number].items()),
        )


def _end(edition: Edition, subject: Subject, key: EventKey) -> EndView:
    return EndView(relative(subject.place, edition.article(key)), _name(subject, key))
