"""The whole way from definitions to a published site, as one function. The only place where the verbs meet."""

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from eventkb.cache.published import BUSY, LOCK, Built, Missing
from eventkb.lookup.formats import FormatFault
from eventkb.model.asked import Asked
from eventkb.model.catalogue import Catalogue
from eventkb.model.contents import untranslated
from eventkb.model.locale import Language
from eventkb.model.site import OUTPUTS
from eventkb.pipeline import cache, finder, fulltext, kept, outputs, parallel, shards
from eventkb.pipeline.gather import Gathered, gather, related
from eventkb.pipeline.materials import Materials, materials
from eventkb.pipeline.order import Order
from eventkb.pipeline.outputs import Staging
from eventkb.pipeline.plan import Plan, compile_articles
from eventkb.pipeline.possible import possible
from eventkb.pipeline.project import Configuration, EngineFault, Engines, TextEngine
from eventkb.pipeline.render import render
from eventkb.pipeline.shards import PartsFault
from eventkb.pipeline.share import Share
from eventkb.pour.page import TemplateFault
from eventkb.publish import SiteFault, alone, exchange, recover, staged
from eventkb.read import LanguageFault
from eventkb.stock import StockFault

Progress = Callable[[str, int, int], None]
"""Is called with the stage (`read`, `pages`, `articles` …), how much of it is done, and how much there is."""

FAULTS = (EngineFault, SiteFault, LanguageFault, TemplateFault, FormatFault, PartsFault, StockFault)
"""What `build` raises where the settings, words, templates or extensions are wrong, and not the definitions."""


def build(order: Order, engines: Engines, progress: Progress) -> Built:
    """Builds the site in all its languages and publishes it, at once or not at all.

    Definitions with errors keep anything from being published, unless the order says to keep going without them.

    Raises:
        EngineFault, SiteFault, LanguageFault, TemplateFault, FormatFault, StockFault: the
            project's set-up is wrong; nothing was published.
        Busy: another process builds the project.
        OSError: the disk, a permission or a lock keeps a file from being written; nothing was published.
    """
    with alone(order.root / cache.FOLDER / LOCK, BUSY):
        return kept.renewed(order, engines) or _from_nothing(order, engines, progress)


def _from_nothing(order: Order, engines: Engines, progress: Progress) -> Built:
    started, jobs = time.monotonic(), order.jobs or parallel.jobs_here()
    settings = kept.settings_now(order.root)
    configurations = engines.site.configurations(order.root)
    main = configurations[0]
    site, folders = _folder(order, main).resolve(), main.folders(is_public=order.is_public)
    begun = kept.beginning(order.root, settings, configurations, folders)
    recover(site)
    progress("read", 0, 0)
    with parallel.begun(partial(render, order.root, engines.site, configurations), jobs) as rendering:
        supplies = materials(order.root).of_project(configurations)
        gathered = gather(order.root, folders, supplies, jobs)
        catalogue, refers = related(gathered)
        if gathered.has_errors and not order.keep_going:
            return _built(site, configurations, gathered, catalogue, started=started)
        progress("pages", 0, len(configurations))
        wanted = possible(order.only or main.outputs, main, len(catalogue.events), len(catalogue.articles))
        if "articles" in wanted:
            compile_articles(supplies, configurations)
        rendered = rendering()
    scripts = finder.scripts(supplies) if "lookup" in wanted else {}
    plan = Plan.of(configurations, rendered, catalogue, supplies, offers=wanted, **scripts)
    shelf = fulltext.shelf(order.root, engines.text, gathered, supplies, plan.locales) if "fulltext" in wanted else None
    state = _state(order, engines, configurations, gathered, supplies)
    gathered = gathered.without_files()
    lean = shelf.pages if shelf and (order.share or not shelf.is_ready) else None
    with staged(site, plan.locales) as folder, fulltext.tidied(shelf.pages if shelf else None):
        noting = plan.noting(Asked())
        staging = Staging(plan=noting, wanted=wanted, site=folder, root=order.root, lean=lean, share=order.share)
        notes = outputs.written(staging, rendered, supplies, jobs, partial(progress, "articles"))
        _from_engines(staging, shelf, engines.text, jobs, progress)
        shards.seal(staging, state, notes.pages)
        founding = kept.founded(staging.site, order)
        exchange(staging.site, site)
    built = _built(site, configurations, gathered, catalogue, started=started, pages=notes.pages, plan=plan)
    made = kept.Made(
        read=gathered, references=refers, supplies=supplies, rendered=rendered, plan=plan, wanted=wanted, notes=notes
    )
    kept.keep(order, begun, founding, made, built)
    return built


def _state(
    order: Order, engines: Engines, configurations: Sequence[Configuration], gathered: Gathered, supplies: Materials
) -> str:
    """What a part of a site says of all that decides it; empty for all of the site."""
    if order.share is None:
        return ""
    versions = (engines.site.version, engines.text.version)
    return shards.state_of(order.root, configurations, gathered, supplies, versions)


def _from_engines(
    staging: Staging, shelf: fulltext.Shelf | None, engine: TextEngine, jobs: int, progress: Progress
) -> None:
    """Writes the index of all texts, where there is a shelf for it, and the pictures of articles."""
    if shelf:
        progress("texts", 0, 0)
        if staging.share:
            fulltext.put_parts(shelf, engine, staging.site / shards.TEXTS, jobs)
        else:
            fulltext.put(shelf, engine, staging.site, jobs)
    if "cards" in staging.wanted:
        from eventkb.pipeline import cards  # noqa: PLC0415 - what draws pictures takes 30 ms to import

        progress("cards", 0, 0)
        cards.put(staging.root, staging.plan, staging.site, jobs, staging.keys)


def _folder(order: Order, main: Configuration) -> Path:
    """Where a build publishes to: `site`, or `site-3-of-16` for a part of it."""
    whole = main.site_dir.parent
    own = whole.with_name(f"{whole.name}-{order.share.number}-of-{order.share.of}") if order.share else whole
    return order.site_dir or own


def _built(
    site: Path,
    configurations: Sequence[Configuration],
    gathered: Gathered,
    catalogue: Catalogue,
    *,
    started: float,
    pages: int = 0,
    plan: Plan | None = None,
) -> Built:
    events = catalogue.events.values()
    return Built(
        site=site,
        events=len(events),
        stubs=sum(event.is_stub for event in events),
        pages=pages,
        locales=tuple(configuration.locale for configuration in configurations),
        missing=tuple(_missing(catalogue, plan.languages if plan else ())),
        seconds=time.monotonic() - started,
        diagnostics=gathered.diagnostics,
        is_published=plan is not None,
    )


def _missing(catalogue: Catalogue, languages: Sequence[Language]) -> Iterator[Missing]:
    """For each language the number of articles of which a reader would find a text untranslated."""
    counts = untranslated(catalogue.events.values(), [language.locale for language in languages])
    return (Missing(language, number) for language in languages if (number := counts[language.locale]))


__all__ = ["FAULTS", "OUTPUTS", "Built", "Missing", "Order", "Progress", "Share", "build"]
