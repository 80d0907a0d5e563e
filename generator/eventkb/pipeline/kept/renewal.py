"""The site again after little or nothing has changed: only what differs is poured, all else is taken over."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic

from eventkb.cache.published import Built, Published, published
from eventkb.cache.snapshot import Snapshot
from eventkb.cache.store import Lost, Store
from eventkb.model.event import EventKey
from eventkb.model.locale import Locale
from eventkb.pipeline import fulltext, outputs, parallel
from eventkb.pipeline.kept.change import Before, Change, Wider, before_of, change
from eventkb.pipeline.kept.lexicon import changed_lexicons
from eventkb.pipeline.kept.state import Kept, Sources, catalogue_of
from eventkb.pipeline.kept.translations import changed_states, poured
from eventkb.pipeline.order import Order
from eventkb.pipeline.outputs import Staging
from eventkb.pipeline.plan import Plan
from eventkb.pipeline.project import Engines, TextEngine
from eventkb.publish import MARK, Changes, Listing, Succession, discard, renew, staged
from eventkb.stock.catalogues import Folders, path_of


def renewed(order: Order, engines: Engines) -> Built | None:
    """The site as it is now, if nothing but the texts of single articles has changed; None if all must be poured."""
    started, was = monotonic(), published(order.root, order.wishes)
    if was is None or order.share is not None:
        return None
    try:
        snapshot = was.head.snapshot(order.root)
        if not snapshot.is_settled or snapshot.project.digest != was.head.project:
            return None
        listing = was.listing()
        if not was.is_site_of(listing):
            return None
        if snapshot.contents != was.head.contents:
            was = _with_changes(Kept(was), engines.text, snapshot, listing)
        return was.built(monotonic() - started)
    except (Lost, Wider):
        return None


def _files(root: Path, folders: Folders, changed: frozenset[str]) -> Mapping[str, bytes]:
    """The contents of changed files of the project's own definitions, by their path as diagnostics have it."""
    folder = path_of(root, folders.own)
    files: dict[str, bytes] = {}
    for path in sorted(changed):
        if folder is None or not Path(path).is_relative_to(folder):
            raise Wider(f"{path} is in another catalogue")
        try:
            files[f"{folders.own}/{Path(path).relative_to(folder).as_posix()}"] = Path(path).read_bytes()
        except OSError as fault:
            raise Wider(f"{path} is gone") from fault
    return files


def _with_changes(kept: Kept, engine: TextEngine, snapshot: Snapshot, listing: Listing) -> Published:
    """Pours what changed files change, publishes it, and keeps the new state."""
    head, site, store, sources = kept.head, Path(kept.head.site), kept.store, kept.sources()
    files = _files(store.root, sources.folders, snapshot.changed(sources.files))
    before = before_of(kept, sources.folders)
    changes = change(before, files, lambda file: (store.root / file).read_bytes())
    lexicons = changed_lexicons(kept.lexicons(), before.catalogue, changes.events)
    if lexicons.concern_others(head.wanted):
        raise Wider("others have words with a part that is new, or gone")
    plan = _plan(before, changes, {locale: lexicons.words(locale) for locale in head.locales})
    generation = secrets.token_hex(8)
    before_states = kept.states()
    now_states = changed_states(before_states, before.catalogue, changes.events)
    if now_states != before_states and not all(page.can_be_poured for page in before.frame.counting):
        raise Wider("a page that counts translations shows more than what is kept")
    with staged(site, ()) as folder:
        if now_states != before_states:
            outputs.write_pages(folder, poured(plan, before.frame.counting, now_states))
        gone = _poured(plan, kept, tuple(changes.events), folder, engine)
        differing = _differing(folder, site, gone)
        order = Succession(before=head.before, now=head.generation, next=generation, late=head.late)
        renew(site, listing, differing, order)
        discard(folder)
    parts: dict[str, object] = {
        "sources": Sources(sources.folders, snapshot.definitions),
        "places": {**before.places, **store.add_blobs(before.entries_with(changes.events, files))},
        "listing": listing.with_changes(site, differing.files).plain(),
        **({} if changes.diagnostics == kept.published.diagnostics() else {"diagnostics": changes.diagnostics}),
        **({} if changes.explained is None else {"explained": changes.explained}),
        **({} if now_states == before_states else {"states": now_states}),
        **({} if lexicons.now == lexicons.before else {"lexicons": lexicons.now}),
    }
    new = replace(
        head,
        contents=snapshot.contents,
        generation=generation,
        before=head.generation,
        late=differing.files,
        text=fulltext.state(store.root),
    )
    return kept.published.with_parts(new, parts)


def _plan(before: Before, changes: Change, lexicons: Mapping[Locale, frozenset[str]]) -> Plan:
    """What the pages of changed events are poured with."""
    return Plan(
        catalogue=catalogue_of(before.frame, before.tables, before.shelf(changes.events)),
        press=before.frame.press,
        rules=(),
        rule_files={},
        hand_written=before.frame.hand_written,
        lexicons=lexicons,
    )


def _poured(plan: Plan, kept: Kept, keys: Sequence[EventKey], folder: Path, engine: TextEngine) -> frozenset[str]:
    """Writes all that belongs to some events into an empty folder; returns the files of the site that are gone."""
    head, root = kept.head, kept.store.root
    has_texts = "fulltext" in head.wanted
    if has_texts and head.text != fulltext.state(root):
        raise Wider("the index of all texts is not that of the site")
    lean = Store(root, LEAN).folder if has_texts else None
    try:
        staging = Staging(plan=plan, wanted=head.wanted, site=folder, root=root, lean=lean)
        _ = outputs.pour(staging, [unit for key in keys for unit in outputs.of_event(staging, key)])
        if not outputs.joined_again(staging, keys, Path(head.site)):
            raise Wider("what is joined from all events is not known")
        if lean is None:
            return frozenset()
        return fulltext.renewed(root, engine, fulltext.dropped(lean), folder, parallel.jobs_here())
    finally:
        if lean is not None:
            discard(lean)


LEAN = "lean"
"""The folder of the cache for the lean pages of some events."""


def _differing(folder: Path, site: Path, gone: Collection[str]) -> Changes:
    """The files of a folder that differ from those of a site, and those that are gone from there."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    new = {file: path for file, path in files.items() if file != MARK and not _is_same(path, site / file)}
    return Changes(new, frozenset(gone))


def _is_same(path: Path, other: Path) -> bool:
    return other.is_file() and other.read_bytes() == path.read_bytes()
