"""The units of a site that belong to no single event or ID: lists, hand-written pages, what other systems read."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from eventkb.index import postings, sitemap
from eventkb.index.lookup import Known
from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.asked import ALL
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import id_slug
from eventkb.model.locale import Locale
from eventkb.pipeline import finder, neutral, pages, parallel, sharing
from eventkb.pipeline.doors import FINDING, FOUND, HAND_WRITTEN, TABLE, WORDS
from eventkb.pipeline.materials import Materials
from eventkb.pipeline.plan import Page, Plan
from eventkb.pipeline.units import Content, Unit
from eventkb.pour import maps
from eventkb.pour.edition import Edition
from eventkb.pour.listing import pages_of

PAGE, SITEMAP, ENTRANCES, MOVED = "page", "sitemap", "entrances", "moved"
GUIDE, GUIDE_PERMALINK, GUIDE_MAP = "guide", "guide permalink", "guide map"
SOURCE, SOURCE_MAP, PRODUCT, PRODUCT_MAP = "source list", "source map", "product list", "product map"
IDS, EVENTS, CODES = "id list", "event list", "code list"
LOOKUP, CHECKS = "lookup", "checks"
"""The kinds of these units, beside the outputs of `sharing.OF_ALL`, which have units of their own by source."""

LISTED = frozenset({GUIDE, GUIDE_MAP, SOURCE, SOURCE_MAP, PRODUCT, PRODUCT_MAP, IDS, EVENTS, CODES})
"""Those whose pages are in the sitemap."""

DRAWN = frozenset({GUIDE, GUIDE_MAP, SOURCE_MAP, PRODUCT_MAP})
"""Those whose pages have drawings."""


@frozen_dataclass(kw_only=True)
class Ground:
    """What these units are made of: the plan, the materials, and the hand-written pages as HTML by their address.

    `known` tells what the lookup index takes of all events, where that need not be asked of them.
    """

    plan: Plan
    wanted: Sequence[str]
    supplies: Materials
    hand_written: Mapping[Address, str]
    known: Callable[[], Known] | None = None

    def edition(self, locale: str) -> Edition:
        """The edition in a language."""
        return next(edition for edition in self.plan.editions if edition.locale == locale)


Group = Sequence[Unit]
"""Units that are made one after the other, as they share what is remembered while they are made."""


TOGETHER = 5_000
"""Events of a group, so that the process that makes it copies few of them; see `parallel`."""

PAGES = 50
"""Pages of the list of all events in a group, so that all processes have a part of a long list."""


def groups(ground: Ground) -> Iterator[Group]:
    """All units of the wanted outputs but the sitemap, in groups that can be made side by side.

    The lookup index takes the most memory, then maps and what lists all events, so that small groups are in between.
    """
    plan, wanted = ground.plan, ground.wanted
    yield from ([(name, "", "")] for name in (LOOKUP, CHECKS) if name in wanted)
    yield from (_of_sources(plan, wanted, sources) for sources in _runs(plan))
    yield _drawn(plan, wanted)
    for locale in plan.locales:
        yield [(PAGE, place, locale) for place in ground.hand_written if place.startswith(address.home(locale))]
        yield from _listed(plan, wanted, locale)
    yield from ([(name, "", "")] for name in sharing.OF_ALL if name in wanted)
    if "permalinks" in wanted:
        guides = plan.catalogue.definitions.guides
        yield [(MOVED, "", ""), (ENTRANCES, "", ""), *((GUIDE_PERMALINK, key, "") for key in guides)]


def _drawn(plan: Plan, wanted: Sequence[str]) -> Group:
    """All pages with drawings: one process keeps these."""
    definitions = plan.catalogue.definitions
    maps_of = {PRODUCT_MAP: definitions.products, GUIDE_MAP: definitions.guides, SOURCE_MAP: definitions.sources}
    names = {
        **(maps_of if "listings" in wanted else {}),
        **({GUIDE: definitions.guides} if "articles" in wanted else {}),
    }
    return [(kind, name, locale) for locale in plan.locales for kind, own in names.items() for name in own]


def _runs(plan: Plan) -> Iterator[Sequence[str]]:
    """All sources, those together that have so many events together."""
    by_source = plan.catalogue.keys_by_source
    run: list[str] = []
    size = 0
    for source in plan.catalogue.definitions.sources:
        run.append(source)
        size += len(by_source.get(source, ()))
        if size >= TOGETHER:
            yield run
            run, size = [], 0
    if run:
        yield run


def _of_sources(plan: Plan, wanted: Sequence[str], sources: Sequence[str]) -> Group:
    """What is made of each of some sources, whose events are then looked at by one process."""
    outputs = [name for name in sharing.OF_A_SOURCE if name in wanted]
    lists = [(SOURCE, locale) for locale in plan.locales] if "listings" in wanted else []
    return [
        (kind, source, locale) for source in sources for kind, locale in (*((name, "") for name in outputs), *lists)
    ]


def _listed(plan: Plan, wanted: Sequence[str], locale: Locale) -> Iterator[Group]:
    definitions = plan.catalogue.definitions
    if "listings" in wanted:
        tables = [table.name for table in definitions.shown_tables]
        pages = range(2, pages_of(len(plan.catalogue.events)) + 1)
        yield from ([(EVENTS, str(page), locale) for page in run] for run in parallel.chunks(pages, PAGES))
        yield [
            *((PRODUCT, key, locale) for key in definitions.products),
            (IDS, "", locale),
            *((CODES, name, locale) for name in tables),
        ]


def sitemap_of(ground: Ground, listed: Iterable[Address]) -> Iterator[Content]:
    """The sitemap; `listed` are the files of the units that are in it."""
    plan = ground.plan
    ids = [
        address.id_listing(locale, id_slug(event_id))
        for locale in plan.locales
        for event_id in plan.catalogue.by_id
        if plan.catalogue.has_id_listing(event_id)
    ]
    places = (Address(file.removesuffix("index.html")) for file in listed)
    others = (*plan.hand_written, *places, *(ids if "listings" in ground.wanted else ()))
    return sitemap.files(plan.sites[0], plan.catalogue, others)


def contents(ground: Ground, unit: Unit) -> Iterable[Content]:
    """The files of a unit, without the sitemap."""
    kind, name, locale = unit
    if kind in sharing.OF_ALL and name:
        return sharing.OF_A_SOURCE[kind](ground.plan.editions, str(name))
    if kind in sharing.OF_ALL:
        return sharing.OF_ALL[kind](ground.plan, ground.supplies)
    if kind in OF_SITE:
        return OF_SITE[kind](ground, str(name))
    return OF_LANGUAGE[kind](ground, ground.edition(locale), str(name))


def _lookup(ground: Ground, _: str) -> Iterator[Content]:
    plan = ground.plan
    plan.asked.note(WORDS, ALL)
    elsewhere = {locale: site.elsewhere for locale, site in zip(plan.locales, plan.sites, strict=True)}
    with plan.asked.counted_as((FOUND, ALL), FINDING):
        if not ground.known:
            yield from finder.files(plan.catalogue, ground.supplies, elsewhere)
            return
        known = ground.known()
        # The index is nearly all that is made then, so that another processor has nothing to do.
        with parallel.begun(partial(postings.anchor_rows, known.records), parallel.jobs_here()) as anchors:
            yield from finder.files(plan.catalogue, ground.supplies, elsewhere, known._replace(anchors=anchors))


OF_SITE: Mapping[str, Callable[[Ground, str], Iterable[Content]]] = {
    LOOKUP: _lookup,
    CHECKS: lambda ground, _: pages.checks(ground.plan),
    MOVED: lambda ground, _: neutral.moved_pages(ground.plan),
    ENTRANCES: lambda ground, _: neutral.entrances(ground.plan),
    GUIDE_PERMALINK: lambda ground, key: [
        neutral.guide_permalink(ground.plan, ground.plan.catalogue.definitions.guides[key])
    ],
}
"""By kind, what is made once."""


def _hand_written(ground: Ground, edition: Edition, name: str) -> Iterator[Page]:
    place = Address(name)
    ground.plan.asked.note(HAND_WRITTEN, place)
    yield place, pages.filled(ground.plan, edition, place, ground.hand_written[place])


def _code_table(ground: Ground, edition: Edition, name: str) -> Iterator[Page]:
    ground.plan.asked.note(TABLE, name)  # others ask for what decides how tables hang together with events
    return pages.of_table(ground.plan, edition, edition.catalogue.definitions.tables[name])


def _guide(ground: Ground, edition: Edition, key: str) -> Iterator[Page]:
    yield pages.of_guide(ground.plan, edition, edition.catalogue.definitions.guides[key])


OF_LANGUAGE: Mapping[str, Callable[[Ground, Edition, str], Iterable[Content]]] = {
    PAGE: _hand_written,
    SOURCE: lambda ground, edition, name: pages.of_source(
        ground.plan, edition, edition.catalogue.definitions.sources[name]
    ),
    PRODUCT: lambda ground, edition, key: pages.of_product(
        ground.plan, edition, edition.catalogue.definitions.products[key]
    ),
    IDS: lambda ground, edition, _: pages.of_ids(ground.plan, edition),
    EVENTS: lambda ground, edition, number: [pages.further_page(ground.plan, edition, int(number))],
    CODES: _code_table,
    GUIDE: _guide,
    PRODUCT_MAP: lambda ground, edition, key: pages.map_of(
        ground.plan, edition, maps.of_product(edition, edition.catalogue.definitions.products[key])
    ),
    GUIDE_MAP: lambda ground, edition, key: pages.map_of(
        ground.plan, edition, maps.of_guide(edition, edition.catalogue.definitions.guides[key])
    ),
    SOURCE_MAP: lambda ground, edition, name: pages.map_of(
        ground.plan, edition, maps.of_source(edition, edition.catalogue.definitions.sources[name])
    ),
}
"""By kind, what is made in each language."""
