"""The site again after little or nothing has changed: only what differs is poured, all else is taken over."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic

from eventkb.cache.snapshot import Snapshot, settled
from eventkb.model.event import EventKey
from eventkb.model.locale import Locale
from eventkb.pipeline import fulltext, outputs, parallel
from eventkb.pipeline.kept.change import Before, Change, Wider, before_of, change
from eventkb.pipeline.kept.lexicon import changed_lexicons
from eventkb.pipeline.kept.state import Head, Kept, catalogue_of
from eventkb.pipeline.kept.store import Lost, Store
from eventkb.pipeline.kept.translations import changed_states, poured
from eventkb.pipeline.order import Built, Missing, Order
from eventkb.pipeline.outputs import Staging
from eventkb.pipeline.plan import Plan
from eventkb.pipeline.project import Engines, TextEngine
from eventkb.publish import MARK, Changes, Listing, Succession, discard, generation_of, renew, staged
from eventkb.read.folders import path_of


def renewed(order: Order, engines: Engines) -> Built | None:
    """The site as it is now, if nothing but the texts of single articles has changed; None if all must be poured."""
    started, store = monotonic(), Store(order.root)
    try:
        head = store.head()
        if not isinstance(head, Head) or head.order != wishes(order):
            return None
        kept, snapshot = Kept(store, head), snapshot_of(order.root, head)
        site = Path(head.site)
        if snapshot is None or snapshot.project.digest != head.project or generation_of(site) != head.generation:
            return None
        listing = kept.listing()
        if not listing.is_untouched(site):
            return None
        if changed := snapshot.changed(head.definitions):
            kept = _with_changes(kept, engines.text, snapshot, listing, _files(order.root, head, changed))
        return _built(kept, monotonic() - started)
    except (Lost, Wider):
        return None


def wishes(order: Order) -> str:
    """What a build was asked for, as far as it decides the site."""
    return repr((order.site_dir, tuple(order.only), order.keep_going, order.is_public, order.share))


def snapshot_of(root: Path, head: Head) -> Snapshot | None:
    """The state of the project now; None where a file may change once more and look the same."""
    snapshot = settled(root, list(map(Path, head.paths)), list(map(Path, head.others)))
    return snapshot if snapshot.is_settled else None


def _files(root: Path, head: Head, changed: frozenset[str]) -> Mapping[str, bytes]:
    """The contents of changed files of the project's own definitions, by their path as diagnostics have it."""
    folder = path_of(root, head.folders.own)
    files: dict[str, bytes] = {}
    for path in sorted(changed):
        if folder is None or not Path(path).is_relative_to(folder):
            raise Wider(f"{path} is in another catalogue")
        try:
            files[f"{head.folders.own}/{Path(path).relative_to(folder).as_posix()}"] = Path(path).read_bytes()
        except OSError as fault:
            raise Wider(f"{path} is gone") from fault
    return files


def _with_changes(
    kept: Kept, engine: TextEngine, snapshot: Snapshot, listing: Listing, files: Mapping[str, bytes]
) -> Kept:
    """Pours what changed files change, publishes it, and keeps the new state."""
    head, site, store = kept.head, Path(kept.head.site), kept.store
    before = before_of(kept)
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
        "places": {**before.places, **store.add_blobs(before.entries_with(changes.events, files))},
        "listing": listing.with_changes(site, differing.files).plain(),
        **({} if changes.diagnostics == kept.diagnostics() else {"diagnostics": changes.diagnostics}),
        **({} if changes.explained is None else {"explained": changes.explained}),
        **({} if now_states == before_states else {"states": now_states}),
        **({} if lexicons.now == lexicons.before else {"lexicons": lexicons.now}),
    }
    new = replace(
        head,
        definitions=snapshot.definitions,
        generation=generation,
        before=head.generation,
        late=differing.files,
        text=fulltext.state(store.root),
    )
    return kept.with_parts(new, parts)


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


def _built(kept: Kept, seconds: float) -> Built:
    head = kept.head
    return Built(
        site=Path(head.site),
        events=head.events,
        stubs=head.stubs,
        pages=head.pages,
        locales=head.locales,
        missing=tuple(Missing(language, articles) for language, articles in head.missing),
        seconds=seconds,
        diagnostics=kept.diagnostics(),
    )
