"""Writes the outputs of a build into the staged site: first what belongs to one event, then what belongs to all."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import cast

from eventkb.draw import svg
from eventkb.index import api, licences
from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.event import EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId
from eventkb.pipeline import aggregates, drawings, fulltext, neutral, pages, parallel, sharing
from eventkb.pipeline.aggregates import Ground
from eventkb.pipeline.materials import Materials
from eventkb.pipeline.plan import Page, Plan, hand_written
from eventkb.pipeline.project import Rendered
from eventkb.pipeline.render import NOT_OURS, is_unused
from eventkb.pipeline.share import Share
from eventkb.pipeline.units import Content, Notes, Poured, Unit, merged
from eventkb.pour.translation import counts_of
from eventkb.publish import copy_tree, write

OF_AN_EVENT = frozenset({"articles", "listings", "permalinks", "api", "markdown"})
"""The outputs that have a file for each event or each ID."""

ARTICLE, PERMALINK, DOCUMENT, ID = "article", "permalink", "document", "id"
"""The kinds of units that belong to one event or one ID."""

LEAN = "lean.jinja"
"""The template of what the index of all texts has of an article."""

LEAN_OTHERS = "lean others"
"""The unit of what the index of all texts has beside events. It is made with the whole index only."""

OF_ONE = frozenset({ARTICLE, PERMALINK, DOCUMENT, ID})

Report = Callable[[int, int], None]
"""Is called with the number of events that are done and of all events."""


@frozen_dataclass(kw_only=True)
class Staging:
    """Where the outputs of a plan go: `site` is the staged site, `lean` the folder of lean pages where an index of all
    texts has to be made, else None. `root` is the project's folder, whose cache has what was drawn before. `share` is
    the part of the site that is made, None for all of it."""

    plan: Plan
    wanted: tuple[str, ...]
    site: Path
    root: Path
    lean: Path | None = None
    share: Share | None = None

    @property
    def keys(self) -> tuple[EventKey, ...]:
        """The events whose files are made."""
        events = self.plan.catalogue.events
        return tuple(events) if self.share is None else tuple(self.share.events(self.plan))


def written(staging: Staging, rendered: Sequence[Rendered], supplies: Materials, jobs: int, report: Report) -> Notes:
    """Writes all outputs but those that engines make of others."""
    return merged([of_events(staging, jobs, report), of_all(staging, rendered, supplies, jobs)])


def of_events(staging: Staging, jobs: int, report: Report) -> Notes:
    """Writes what belongs to each event and each ID: pages, JSON, Markdown."""
    parallel.give_back()  # the contents of files, which nobody needs any more
    if staging.lean is None and not OF_AN_EVENT & set(staging.wanted):
        return Notes()
    if staging.lean is not None:
        staging = replace(staging, plan=staging.plan.with_lexicons())
    return merged(_of_each(staging, jobs, report))


def _of_each(staging: Staging, jobs: int, report: Report) -> Iterator[Notes]:
    keys = staging.keys  # each process has the events already, as a part of the plan
    done = min(1, len(keys))
    report(0, len(keys))
    # The first one is poured here: what all pages need, such as compiled templates, is then made before the fork.
    yield _events(staging, keys[:1])
    report(done, len(keys))
    for count, notes in parallel.in_chunks(partial(_events, staging), keys[1:], jobs):
        done += count
        yield notes
        report(done, len(keys))
    ids = [event_id for event_id in staging.plan.catalogue.by_id if not staging.share or staging.share.has_id(event_id)]
    yield from (notes for _, notes in parallel.in_chunks(partial(_ids, staging), ids, jobs))


def _events(staging: Staging, keys: Sequence[EventKey]) -> Notes:
    return pour(staging, [unit for key in keys for unit in of_event(staging, key)])


def _ids(staging: Staging, ids: Sequence[EventId]) -> Notes:
    return pour(staging, [(ID, event_id, "") for event_id in ids])


def of_event(staging: Staging, key: EventKey) -> Iterator[Unit]:
    """The units of an event."""
    plan, wanted = staging.plan, staging.wanted
    has_pages = plan.catalogue.definitions.has_pages(key)
    if has_pages and ("articles" in wanted or staging.lean):
        yield from ((ARTICLE, key, locale) for locale in plan.locales)
    if "permalinks" in wanted or ("articles" in wanted and not has_pages):
        yield PERMALINK, key, ""
    if sharing.documents_of(plan, wanted, key):
        yield DOCUMENT, key, ""


def pour(staging: Staging, units: Iterable[Unit]) -> Notes:
    """Writes the files of units of events and IDs."""
    poured, lean_pages = Poured(keeps_files=False), dict[Address, str]()
    for unit in units:
        poured.add(unit, partial(_contents, staging, unit, lean_pages), staging.site, staging.plan.asked)
    if staging.lean:
        fulltext.drop(staging.lean, lean_pages)
    return poured.notes


def _contents(staging: Staging, unit: Unit, lean_pages: dict[Address, str]) -> Iterator[Content]:
    plan, wanted = staging.plan, staging.wanted
    kind, name, locale = unit
    if not isinstance(name, EventKey):
        yield from _of_id(staging, cast(EventId, name))
        return
    event = plan.catalogue.events[name]
    if kind == ARTICLE:
        edition = next(edition for edition in plan.editions if edition.locale == locale)
        place, page, lean_page = pages.article_and_lean_page(plan, edition, event)
        lean_pages[place] = lean_page
        if "articles" in wanted:
            yield place, page
    elif kind == PERMALINK:
        yield neutral.permalink_of(plan, event)
    else:
        yield from sharing.of_event(plan, wanted, event)


def _of_id(staging: Staging, event_id: EventId) -> Iterator[Content]:
    plan, wanted = staging.plan, staging.wanted
    if "listings" in wanted:
        yield from pages.of_id(plan, event_id)
    # The page of an ID that only bare stubs have is its listing.
    outputs = {"permalinks"} if plan.catalogue.has_id_listing(event_id) else {"permalinks", "listings"}
    if outputs & set(wanted):
        yield neutral.same_id(plan, event_id)
    if "api" in wanted:
        yield api.of_id(plan.editions, event_id)


def files_of(staging: Staging, unit: Unit) -> Iterator[Address]:
    """The files of a unit of one event or ID, which are made and not written."""
    for place, _ in _contents(replace(staging, lean=None), unit, {}):
        yield Address(address.file_of(place))


def joined_again(staging: Staging, keys: Collection[EventKey], before: Plan, site: Path) -> bool:
    """Writes what is joined from the files of all events after those of some have changed; `site` has the others.

    `before` is the plan of that site. What has been written already is not touched. Returns False where more than that
    would have to be written.
    """

    def former(file: Address) -> bytes:
        return (site / file).read_bytes()

    def read(file: Address) -> bytes:
        new = staging.site / file
        return new.read_bytes() if new.exists() else former(file)

    files = sharing.joined(staging.plan, before, staging.wanted, changed=keys, read=read, former=former)
    if files is None:
        return False
    for file, data in files:
        if not (staging.site / file).exists():
            write(staging.site, file, data)
    return True


def of_all(staging: Staging, rendered: Sequence[Rendered], supplies: Materials, jobs: int) -> Notes:
    """Writes everything that belongs to no single event or ID, side by side.

    Hand-written pages are always written, all else as wanted. Of a site in parts, all of it is in the first one.
    """
    if staging.share and not staging.share.is_first:
        return Notes()
    for locale in staging.plan.locales[1:]:
        counts_of(staging.plan.catalogue, locale)  # or each process that pours a language's pages would count again
    ground = Ground(plan=staging.plan, wanted=staging.wanted, supplies=supplies, hand_written=hand_written(rendered))
    side_by_side = partial(parallel.side_by_side, items=len(staging.plan.catalogue.events), jobs=jobs)
    notes = merged(side_by_side(list(_works(staging, ground, rendered))))
    return merged([notes, *side_by_side(list(_works_after(staging, ground, notes)))])


Work = Callable[[], Notes]
"""Writes something and returns what was asked for."""


def _works(staging: Staging, ground: Ground, rendered: Sequence[Rendered]) -> Iterator[Work]:
    yield from (partial(_group, staging, ground, group) for group in aggregates.groups(ground))
    yield from (partial(_assets, staging, language) for language in rendered)
    yield partial(_licences, staging)
    if staging.lean is not None:
        yield partial(lean_pages, staging, staging.lean)


def _works_after(staging: Staging, ground: Ground, notes: Notes) -> Iterator[Work]:
    """What is made of other files."""
    if staging.share is None:
        yield from (partial(_compounds, staging, name) for name in staging.wanted if name in sharing.COMPOUND)
    if "sitemap" in staging.wanted:
        yield partial(pour_all, staging, ground, [(aggregates.SITEMAP, "", "")], notes.files)


def _group(staging: Staging, ground: Ground, units: Sequence[Unit]) -> Notes:
    with drawings.kept(staging.root) if _draws(units) else nullcontext(svg) as draw:
        return pour_all(staging, replace(ground, plan=ground.plan.drawing_with(draw)), units, {})


def _draws(units: Sequence[Unit]) -> bool:
    return any(kind in aggregates.DRAWN for kind, _, _ in units)


def _compounds(staging: Staging, output: str) -> Notes:
    for place, pieces in sharing.compounds(staging.plan, output).items():
        write(staging.site, *sharing.compounded(place, pieces, staging.site))
    return Notes()


def pour_all(
    staging: Staging, ground: Ground, units: Iterable[Unit], listed: Mapping[Unit, Sequence[Address]]
) -> Notes:
    """Writes the files of units of no event or ID; `listed` are the files of others, which the sitemap may need."""
    poured = Poured(keeps_files=True)
    for unit in units:
        is_sitemap = unit[0] == aggregates.SITEMAP
        contents = partial(_sitemap, ground, listed) if is_sitemap else partial(aggregates.contents, ground, unit)
        poured.add(unit, contents, staging.site, staging.plan.asked)
    return poured.notes


def _sitemap(ground: Ground, listed: Mapping[Unit, Sequence[Address]]) -> Iterable[Content]:
    return aggregates.sitemap_of(
        ground, [file for unit, files in listed.items() if unit[0] in aggregates.LISTED for file in files]
    )


def _assets(staging: Staging, rendered: Rendered) -> Notes:
    write_assets(staging.site, rendered)
    return Notes()


def write_assets(site: Path, rendered: Rendered) -> None:
    """Writes what the pages of a language show beside their text, and what the theme needs."""
    copy_tree(rendered.folder, site / rendered.locale, _is_asset)


def assets(rendered: Sequence[Rendered]) -> frozenset[str]:
    """The files of the site that are written so."""
    return frozenset(
        f"{language.locale}/{file}"
        for language in rendered
        for path in language.folder.rglob("*")
        if path.is_file() and _is_asset(file := path.relative_to(language.folder).as_posix())
    )


def _is_asset(file: str) -> bool:
    return not file.endswith(".html") and file not in NOT_OURS and not is_unused(file)


def _licences(staging: Staging) -> Notes:
    """The licences of what others have made. Their authors ask for them, so nobody can leave them out."""
    for file, data in licences.files(staging.plan.components, staging.wanted):
        write(staging.site, file, data)
    return Notes()


def lean_pages(staging: Staging, folder: Path) -> Notes:
    """Drops what the full-text engine reads beside events into a folder."""
    with staging.plan.asked.listening() as heard:
        fulltext.drop(folder, lean_others(staging.plan), of_events=False)
    poured = Poured(keeps_files=False)
    poured.note((LEAN_OTHERS, "", ""), heard)
    return poured.notes


def lean_others(plan: Plan) -> Mapping[Address, str]:
    """What the full-text engine reads of code tables and guides; none of it is a page of the site."""
    return dict(chain(pages.lean_codes(plan), pages.lean_guides(plan.drawing_with(drawings.none))))


def write_pages(folder: Path, written: Iterable[Page]) -> None:
    """Writes pages below a folder."""
    for page, html in written:
        write(folder, address.file_of(page), html.encode())
