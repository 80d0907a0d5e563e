"""The whole way from definitions to a published site, as one function. The only place where the verbs meet."""

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path

from eventkb.index import sitemap
from eventkb.lookup.formats import FormatFault
from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.catalogue import Catalogue
from eventkb.model.diagnostic import Diagnostic
from eventkb.model.event import Event, EventKey, prose
from eventkb.model.locale import Language, Locale
from eventkb.model.text import TranslationState, state
from eventkb.pipeline import cards, finder, fulltext, parallel, plan, sharing
from eventkb.pipeline.gather import catalogue, gather
from eventkb.pipeline.materials import Materials, materials
from eventkb.pipeline.plan import Page, Plan
from eventkb.pipeline.project import OUTPUTS, Configuration, EngineFault, Engines, Rendered, TextEngine
from eventkb.pipeline.render import NOT_OURS, render
from eventkb.publish import SiteFault, copy_tree, discard, exchange, recover, stage, write
from eventkb.read import LanguageFault

Progress = Callable[[str, int, int], None]
"""Told what is being done (`read`, `pages`, `articles` …), how much of it is done, and how much there is."""

FAULTS = (EngineFault, SiteFault, LanguageFault, FormatFault)
"""What `build` raises where the fault lies in the project's set-up and not in its definitions."""


@dataclass(frozen=True, slots=True)
class Missing:
    """What a language lacks: articles with a text that is not translated."""

    language: Language
    articles: int


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made. `pages` is 0 where errors kept it from publishing anything; `plan` is what was poured."""

    site: Path
    events: int
    stubs: int
    pages: int
    locales: tuple[Locale, ...]
    missing: tuple[Missing, ...]
    seconds: float
    diagnostics: tuple[Diagnostic, ...]
    plan: Plan | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built. `site_dir` None means where the configuration says."""

    root: Path
    site_dir: Path | None = None
    jobs: int = 0
    only: Collection[str] = ()
    keep_going: bool = False


def build(order: Order, engines: Engines, progress: Progress) -> Built:
    """Builds the site in all its languages and publishes it, at once or not at all.

    Definitions with errors keep anything from being published, unless the order says to keep going without them.

    Raises:
        EngineFault, SiteFault, LanguageFault, FormatFault: the project's set-up is wrong; nothing was published.
    """
    started, jobs = time.monotonic(), order.jobs or parallel.jobs_here()
    configurations = engines.site.configurations(order.root)
    site = (order.site_dir or configurations[0].site_dir.parent).resolve()
    recover(site)
    progress("read", 0, 0)
    found = materials(order.root)
    gathered = gather(order.root, configurations[0].events, found, jobs)
    locales = tuple(one.locale for one in configurations)
    if gathered.has_errors and not order.keep_going:
        return _built(started, site, catalogue(gathered), locales, gathered.diagnostics, 0, ())
    related = catalogue(gathered)
    progress("pages", 0, len(configurations))
    rendered = render(order.root, engines.site, configurations)
    outputs = _outputs(order.only or configurations[0].outputs, configurations[0], related)
    scripts = [finder.script(found, one)[0] for one in (finder.FIELD, finder.WAY)] if "lookup" in outputs else []
    poured = Plan.of(configurations, rendered, related, found, outputs, *scripts)
    shelf = fulltext.shelf(order.root, engines.text, configurations[0].events, found, locales)
    staged = stage(site, locales)
    pages = _pour(poured, staged, shelf, outputs, jobs, progress)
    rest = list(_rest(poured, rendered, found, outputs, staged))
    pages += sum(parallel.side_by_side(rest, len(related.events), jobs))
    if "fulltext" in outputs:
        progress("texts", 0, 0)
        _texts(shelf, engines.text, staged)
    if "cards" in outputs:
        progress("cards", 0, 0)
        cards.put(order.root, poured, staged, jobs)
    exchange(staged, site)
    made = _built(started, site, related, locales, gathered.diagnostics, pages, poured.languages)
    return replace(made, plan=poured)


def _outputs(wanted: Collection[str], first: Configuration, related: Catalogue) -> tuple[str, ...]:
    """What is made: pictures only where they can be named by their full URL, and of not too many articles; all articles
    in one file only where somebody could read that; an index of all texts only where there is any."""
    explained = sum(not event.is_stub for event in related.events.values())
    possible = {
        "cards": bool(first.url) and explained <= first.most_cards,
        "full": "markdown" in wanted and explained <= first.most_full,
        "fulltext": bool(related.events),
    }
    return tuple(name for name in wanted if possible.get(name, True))


def _pour(
    poured: Plan, staged: Path, shelf: fulltext.Shelf, outputs: Collection[str], jobs: int, progress: Progress
) -> int:
    """What is made of each event and of each ID, in processes that write it themselves: pages, JSON, Markdown."""
    lean = shelf.pages if "fulltext" in outputs and not shelf.is_ready else None
    if lean is None and not {"articles", "listings", "permalinks", "api", "markdown"} & set(outputs):
        return 0
    if lean is not None:
        discard(lean)
        poured = poured.with_lexicons()
    keys = tuple(poured.catalogue.events)  # each process has the events already, as a part of the plan
    pages = done = 0
    progress("articles", 0, len(keys))
    for count, written in parallel.in_chunks(partial(_articles, poured, outputs, staged, lean), keys, jobs):
        done, pages = done + count, pages + written
        progress("articles", done, len(keys))
    ids = tuple(poured.catalogue.by_id)
    return pages + sum(written for _, written in parallel.in_chunks(partial(_ids, poured, outputs, staged), ids, jobs))


def _articles(poured: Plan, outputs: Collection[str], into: Path, lean: Path | None, keys: Sequence[EventKey]) -> int:
    count = 0
    for key in keys:
        event = poured.catalogue.events[key]
        if "articles" in outputs or lean:
            for page, text in plan.articles_and_lean_pages(poured, event):
                count += _write(into, [page]) if "articles" in outputs else 0
                _ = _write(lean, [(page[0], text)]) if lean else 0
        count += _write(into, [plan.permalink_of(poured, event)]) if "permalinks" in outputs else 0
        _files(into, sharing.of_event(poured, outputs, event))
    return count


def _ids(poured: Plan, outputs: Collection[str], into: Path, ids: Sequence[int]) -> int:
    listed = (plan.of_id(poured, one) for one in ids) if "listings" in outputs else ()
    neutral = (plan.same_id(poured, one) for one in ids) if "permalinks" in outputs else ()
    return _write(into, chain(*listed, neutral))


def _texts(shelf: fulltext.Shelf, engine: TextEngine, staged: Path) -> None:
    if not shelf.is_ready:
        fulltext.made(shelf, engine)
    fulltext.put(shelf, staged)


Work = Callable[[], int]
"""Something to be written; says of how many pages it was."""


def _rest(
    poured: Plan, rendered: Sequence[Rendered], found: Materials, outputs: Collection[str], staged: Path
) -> Iterator[Work]:
    """Everything that is of no single event or ID: hand-written pages always, the others as wanted."""
    yield from (partial(_shared, name, poured, found, staged) for name in sharing.OF_ALL if name in outputs)
    yield from (partial(_hand_written, poured, one, staged) for one in rendered)
    if {"listings", "sitemap"} & set(outputs):
        yield partial(_listings, poured, outputs, staged)
    others = {
        "lookup": partial(_finding, poured.catalogue, found, staged),
        "checks": partial(_checks, poured, staged),
        "permalinks": partial(_ways_in, poured, staged),
    }
    yield from (work for name, work in others.items() if name in outputs)


def _shared(name: str, poured: Plan, found: Materials, staged: Path) -> int:
    return _files(staged, sharing.OF_ALL[name](poured, found, staged))


def _hand_written(poured: Plan, rendered: Rendered, staged: Path) -> int:
    # A language's own 404 page is for previews of that language; the whole site has one for all, at its root.
    pages = (page for page in plan.hand_written(poured, rendered) if page[0] in poured.hand_written)
    copy_tree(
        rendered.folder, staged / rendered.locale, lambda file: not file.endswith(".html") and file not in NOT_OURS
    )
    return _write(staged, pages)


def _listings(poured: Plan, outputs: Collection[str], staged: Path) -> int:
    """Listings and the sitemap, which needs to know of them."""
    listed = list(plan.listings(poured)) if "listings" in outputs else []
    if "sitemap" in outputs:
        ids = [address.id_listing(one, number) for one in poured.locales for number in poured.catalogue.by_id]
        others = (*poured.hand_written, *(place for place, _ in listed), *(ids if "listings" in outputs else ()))
        _files(staged, sitemap.files(poured.sites[0], poured.catalogue, others))
    return _write(staged, listed)


def _checks(poured: Plan, staged: Path) -> int:
    return _write(staged, plan.checks(poured))


def _ways_in(poured: Plan, staged: Path) -> int:
    return _write(staged, chain(plan.moved_pages(poured), plan.entrances(poured)))


def _finding(related: Catalogue, found: Materials, staged: Path) -> int:
    return _files(staged, finder.files(related, found))


def _write(staged: Path, pages: Iterable[Page]) -> int:
    count = 0
    for place, html in pages:
        write(staged, address.file_of(place), html.encode())
        count += 1
    return count


def _files(staged: Path, files: Iterable[tuple[Address, bytes]]) -> int:
    """Files of the site that are no pages: none of them is counted."""
    for place, data in files:
        write(staged, place, data)
    return 0


def _built(
    started: float,
    site: Path,
    related: Catalogue,
    locales: tuple[Locale, ...],
    diagnostics: tuple[Diagnostic, ...],
    pages: int,
    languages: tuple[Language, ...],
) -> Built:
    events = related.events.values()
    return Built(
        site,
        len(events),
        sum(event.is_stub for event in events),
        pages,
        locales,
        tuple(_missing(related, languages)),
        time.monotonic() - started,
        diagnostics,
    )


def _missing(related: Catalogue, languages: Sequence[Language]) -> Iterator[Missing]:
    """For each language the articles of which a reader would find a text untranslated."""
    articles = [event for event in related.events.values() if not event.is_stub]
    for one in languages:
        count = sum(_lacks(event, one.locale) for event in articles)
        if count:
            yield Missing(one, count)


def _lacks(event: Event, locale: Locale) -> bool:
    return any(state(text, locale, event.translation) is TranslationState.MISSING for _, text in prose(event))


__all__ = ["FAULTS", "OUTPUTS", "Built", "Missing", "Order", "Progress", "build"]
