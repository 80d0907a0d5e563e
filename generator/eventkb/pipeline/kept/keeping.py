"""Keeps what a build from nothing has made, so that the next one need not make it again."""

import secrets
import time
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from eventkb.cache.published import Built, Head
from eventkb.cache.snapshot import Snapshot, beside_what_is_poured, of_pages, settled, taken
from eventkb.cache.store import Lost, Store
from eventkb.model.catalogue import Catalogue
from eventkb.model.diagnostic import has_errors
from eventkb.model.event import EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.pipeline import cache, fulltext, outputs, parallel
from eventkb.pipeline.gather import Gathered
from eventkb.pipeline.kept.blobs import around, places_of
from eventkb.pipeline.kept.lexicon import Lexicons, lexicons
from eventkb.pipeline.kept.relating import standings_of
from eventkb.pipeline.kept.state import AROUND, STANDINGS, Sources, explained_of, frame_of, tables_of
from eventkb.pipeline.kept.translations import counting_pages, states
from eventkb.pipeline.materials import Materials
from eventkb.pipeline.order import Order
from eventkb.pipeline.plan import Plan, hand_written
from eventkb.pipeline.project import Configuration, Rendered
from eventkb.pipeline.units import Notes
from eventkb.publish import Listing, mark, stamped
from eventkb.relate import References
from eventkb.stock import extension_folders
from eventkb.stock.catalogues import Folders, path_of


@frozen_dataclass(kw_only=True)
class Beginning:
    """The state of a project before anything of it was read."""

    root: Path
    settings: str
    snapshot: Snapshot
    beside: str
    docs: str
    folders: Folders
    paths: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether the settings are still those that were read, and a later change will be seen."""
        return self.snapshot.is_settled and taken(self.root, (), ()).project.digest == self.settings


def settings_now(root: Path) -> str:
    """The state of a project's settings, to be asked for before they are read."""
    return settled(root, (), ()).project.digest


def beginning(root: Path, settings: str, configurations: Sequence[Configuration], folders: Folders) -> Beginning:
    """The state of a project whose settings have just been read, and had the state `settings` before."""
    paths = tuple(str(path) for name in folders.names if (path := path_of(root, name)))
    inputs = {str(path) for configuration in configurations for path in configuration.inputs}
    others = tuple(sorted({*inputs, *map(str, extension_folders())}))
    snapshot = settled(root, list(map(Path, paths)), list(map(Path, others)))
    return Beginning(
        root=root,
        settings=settings,
        snapshot=snapshot,
        beside=beside_what_is_poured(root, list(map(Path, others))),
        docs=of_pages(root),
        folders=folders,
        paths=paths,
        others=others,
    )


@frozen_dataclass()
class Founding:
    """A new site that is listed and named, and is about to be published."""

    listing: Listing
    generation: str


def founded(staged: Path, order: Order) -> Founding | None:
    """Names a site that is staged, and lists it; nothing of this for a part of a site."""
    if order.share is not None:
        return None
    generation = secrets.token_hex(8)
    mark(staged, generation)
    return Founding(stamped(staged, time.time_ns()), generation)


@frozen_dataclass(kw_only=True)
class Made:
    """What a build from nothing has read, rendered and poured."""

    read: Gathered
    references: Mapping[EventKey, References]
    supplies: Materials
    rendered: Sequence[Rendered]
    plan: Plan
    wanted: tuple[str, ...]
    notes: Notes


@cache.without_collector()
def keep(order: Order, begun: Beginning, founding: Founding | None, made: Made, built: Built) -> None:
    """Keeps what was made. Where nothing can be written, or the project has changed meanwhile, nothing is kept."""
    if founding is None:
        return
    store, plan = Store(order.root), made.plan
    store.clear()
    if has_errors(built.diagnostics) or not begun.holds:
        return
    head = _head(order, begun, founding, made.wanted, built)
    standings = partial(_keep_standings, store, head.generation, plan.catalogue, made.references)
    jobs = order.jobs or parallel.jobs_here() if built.events >= parallel.SERIAL else 1
    with suppress(OSError, Lost), parallel.begun(standings, jobs) as with_standings:
        places = places_of(store, plan.catalogue, made.read.names)
        parts = {
            "sources": Sources(begun.folders, begun.snapshot.definitions),
            "frame": frame_of(plan, made.supplies, counting_pages(made.rendered)),
            "places": places,
            "around": store.add_blobs(AROUND, around(plan.catalogue, places), {}),
            "tables": tables_of(plan.catalogue),
            "listing": founding.listing.plain(),
            "diagnostics": built.diagnostics,
            "states": states(plan.catalogue, built.locales),
            "explained": explained_of(plan.catalogue),
            "notes": made.notes,
            "later": Notes(),
            "pages": hand_written(made.rendered),
            "assets": outputs.assets(made.rendered),
            "lexicons": _lexicons(plan, made.wanted),
        }
        for name, value in parts.items():
            store.write(name, head.generation, value)
        tags = dict.fromkeys((*parts, with_standings()), head.generation)
        store.write_head(replace(head, tags=tags))


@cache.without_collector()
def _keep_standings(store: Store, tag: str, catalogue: Catalogue, references: Mapping[EventKey, References]) -> str:
    """Keeps the standings of all events, which take as long as all else, and returns the name of the part."""
    store.write(STANDINGS, tag, standings_of(catalogue, references))
    return STANDINGS


def _head(order: Order, begun: Beginning, founding: Founding, wanted: tuple[str, ...], built: Built) -> Head:
    """What shows whether a site that was just published is still right."""
    return Head(
        wishes=repr(order.wishes),
        project=begun.snapshot.project.digest,
        beside=begun.beside,
        docs=begun.docs,
        contents=begun.snapshot.contents,
        paths=begun.paths,
        others=begun.others,
        site=str(built.site),
        generation=founding.generation,
        events=built.events,
        stubs=built.stubs,
        pages=built.pages,
        locales=built.locales,
        missing=tuple((gap.language, gap.articles) for gap in built.missing),
        wanted=wanted,
        text=fulltext.state(order.root) if "fulltext" in wanted else "",
    )


def _lexicons(plan: Plan, wanted: Collection[str]) -> Lexicons:
    """The lexicons of a site, where an index is made with them."""
    if not {"lookup", "fulltext"}.intersection(wanted):
        return {}
    return lexicons(plan.catalogue.definitions, plan.languages, has_texts="fulltext" in wanted)
