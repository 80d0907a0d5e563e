"""Writes the outputs of a build into the staged site: first what belongs to one event, then what belongs to all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from eventkb.index import licences, sitemap
from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.event import EventKey
from eventkb.model.identifier import id_slug
from eventkb.pipeline import drawings, finder, fulltext, neutral, pages, parallel, sharing
from eventkb.pipeline.materials import Materials
from eventkb.pipeline.plan import Page, Plan
from eventkb.pipeline.project import Rendered
from eventkb.pipeline.render import NOT_OURS, is_unused
from eventkb.pipeline.share import Share
from eventkb.pour.translation import counts_of
from eventkb.publish import copy_tree, discard, write

OF_AN_EVENT = frozenset({"articles", "listings", "permalinks", "api", "markdown"})
"""The outputs that have a file for each event or each ID."""

Report = Callable[[int, int], None]
"""Is called with the number of events that are done and of all events."""


@dataclass(frozen=True, slots=True, kw_only=True)
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


def of_events(staging: Staging, jobs: int, report: Report) -> int:
    """Writes what belongs to each event and each ID: pages, JSON, Markdown; returns the number of pages."""
    if staging.lean is None and not OF_AN_EVENT & set(staging.wanted):
        return 0
    if staging.lean is not None:
        discard(staging.lean)
        with_lexicons = staging.plan.with_lexicons()
        staging = replace(staging, plan=with_lexicons)
    keys = staging.keys  # each process has the events already, as a part of the plan
    done = min(1, len(keys))
    report(0, len(keys))
    # The first one is poured here: what all pages need, such as compiled templates, is then made before the fork.
    written = _events(staging, keys[:1])
    report(done, len(keys))
    for count, new_pages in parallel.in_chunks(partial(_events, staging), keys[1:], jobs):
        done, written = done + count, written + new_pages
        report(done, len(keys))
    ids = [event_id for event_id in staging.plan.catalogue.by_id if not staging.share or staging.share.has_id(event_id)]
    return written + sum(count for _, count in parallel.in_chunks(partial(_ids, staging), ids, jobs))


def of_some(staging: Staging, keys: Sequence[EventKey], site: Path) -> bool:
    """Writes what belongs to some events, and what is joined from the files of all; `site` has those of the others.

    Returns False where more than that would have to be written.
    """
    _ = _events(staging, keys)

    def read(file: Address) -> bytes:
        new = staging.site / file
        return (new if new.exists() else site / file).read_bytes()

    files = sharing.joined(staging.plan, staging.wanted, keys, read)
    if files is None:
        return False
    _ = _write_files(staging.site, files)
    return True


def _events(staging: Staging, keys: Sequence[EventKey]) -> int:
    plan, wanted, count = staging.plan, staging.wanted, 0
    lean_pages: dict[Address, str] = {}
    for key in keys:
        event = plan.catalogue.events[key]
        if "articles" in wanted or staging.lean:
            for page, lean_page in pages.articles_and_lean_pages(plan, event):
                count += write_pages(staging.site, [page]) if "articles" in wanted else 0
                lean_pages[page[0]] = lean_page
        has_pages = plan.catalogue.definitions.has_pages(key)
        if "permalinks" in wanted or ("articles" in wanted and not has_pages):
            count += write_pages(staging.site, [neutral.permalink_of(plan, event)])
        _write_files(staging.site, sharing.of_event(plan, wanted, event))
    if staging.lean:
        fulltext.drop(staging.lean, lean_pages)
    return count


def _ids(staging: Staging, ids: Sequence[int]) -> int:
    plan, wanted = staging.plan, staging.wanted
    listed = (pages.of_id(plan, event_id) for event_id in ids) if "listings" in wanted else ()
    # The page of an ID that only bare stubs have is its listing.
    is_wanted = {True: "permalinks" in wanted, False: bool({"permalinks", "listings"} & set(wanted))}
    for_all = (
        neutral.same_id(plan, event_id) for event_id in ids if is_wanted[plan.catalogue.has_id_listing(event_id)]
    )
    return write_pages(staging.site, chain(*listed, for_all))


def of_all(staging: Staging, rendered: Sequence[Rendered], supplies: Materials, jobs: int) -> int:
    """Writes everything that belongs to no single event or ID, side by side; returns the number of pages.

    Hand-written pages are always written, all else as wanted. Of a site in parts, all of it is in the first one.
    """
    if staging.share and not staging.share.is_first:
        return 0
    for locale in staging.plan.locales[1:]:
        counts_of(staging.plan.catalogue, locale)  # or each process that pours a language's pages would count again
    works = list(_works(staging, rendered, supplies))
    return sum(parallel.side_by_side(works, len(staging.plan.catalogue.events), jobs))


Work = Callable[[], int]
"""Writes something and returns the number of pages."""


def _works(staging: Staging, rendered: Sequence[Rendered], supplies: Materials) -> Iterator[Work]:
    wanted = staging.wanted
    yield from (partial(_shared, name, staging, supplies) for name in sharing.OF_ALL if name in wanted)
    yield from (partial(_hand_written, staging, language) for language in rendered)
    yield partial(_licences, staging)
    if staging.lean is not None:
        yield partial(_lean_pages, staging.lean, staging.plan)
    if {"listings", "articles", "sitemap"} & set(wanted):
        yield partial(_listings, staging)
    others = {
        "lookup": partial(_lookup, staging, supplies),
        "checks": partial(_checks, staging),
        "permalinks": partial(_ways_in, staging),
    }
    yield from (work for name, work in others.items() if name in wanted)


def _shared(name: str, staging: Staging, supplies: Materials) -> int:
    _write_files(staging.site, sharing.OF_ALL[name](staging.plan, supplies))
    if staging.share is None:
        compounds = sharing.compounds(staging.plan, name)
        _write_files(staging.site, (sharing.compounded(*compound, staging.site) for compound in compounds.items()))
    return 0


def _licences(staging: Staging) -> int:
    """The licences of what others have made. Their authors ask for them, so nobody can leave them out."""
    return _write_files(staging.site, licences.files(staging.plan.components, staging.wanted))


def _hand_written(staging: Staging, rendered: Rendered) -> int:
    # A language's own 404 page is for previews of that language; the whole site has one for all, at its root.
    own = (page for page in pages.hand_written(staging.plan, rendered) if page[0] in staging.plan.hand_written)
    copy_tree(
        rendered.folder,
        staging.site / rendered.locale,
        lambda file: not file.endswith(".html") and file not in NOT_OURS and not is_unused(file),
    )
    return write_pages(staging.site, own)


def _listings(staging: Staging) -> int:
    """Listings and guides, and the sitemap, which has to know them."""
    plan, wanted = staging.plan, staging.wanted
    listed: list[Address] = []  # and not their pages: those of ten thousand events are 100 MB
    with drawings.kept(staging.root) as draw:
        drawing = plan.drawing_with(draw)
        made = chain(
            *((pages.listings(plan), pages.codes(plan), pages.maps(drawing)) if "listings" in wanted else ()),
            pages.guides(drawing) if "articles" in wanted else (),
        )
        for page in made:
            write_pages(staging.site, [page])
            listed.append(page[0])
    if "sitemap" in wanted:
        ids = [
            address.id_listing(locale, id_slug(event_id))
            for locale in plan.locales
            for event_id in plan.catalogue.by_id
            if plan.catalogue.has_id_listing(event_id)
        ]
        others = (*plan.hand_written, *listed, *(ids if "listings" in wanted else ()))
        _write_files(staging.site, sitemap.files(plan.sites[0], plan.catalogue, others))
    return len(listed)


def _lean_pages(folder: Path, plan: Plan) -> int:
    """What the full-text engine reads of code tables and guides; none of it is a page of the site."""
    others = chain(pages.lean_codes(plan), pages.lean_guides(plan.drawing_with(drawings.none)))
    fulltext.drop(folder, dict(others), of_events=False)
    return 0


def _checks(staging: Staging) -> int:
    return write_pages(staging.site, pages.checks(staging.plan))


def _ways_in(staging: Staging) -> int:
    return write_pages(
        staging.site,
        chain(
            neutral.moved_pages(staging.plan), neutral.entrances(staging.plan), neutral.guide_permalinks(staging.plan)
        ),
    )


def _lookup(staging: Staging, supplies: Materials) -> int:
    plan = staging.plan
    elsewhere = {locale: site.elsewhere for locale, site in zip(plan.locales, plan.sites, strict=True)}
    return _write_files(staging.site, finder.files(plan.catalogue, supplies, elsewhere))


def write_pages(folder: Path, written: Iterable[Page]) -> int:
    """Writes pages below a folder and returns their number."""
    count = 0
    for page, html in written:
        write(folder, address.file_of(page), html.encode())
        count += 1
    return count


def _write_files(folder: Path, files: Iterable[tuple[Address, bytes]]) -> int:
    """Writes files that are no pages; none of them is counted."""
    for file, data in files:
        write(folder, file, data)
    return 0
