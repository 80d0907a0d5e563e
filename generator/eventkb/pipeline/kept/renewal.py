"""The site again after a change: only what it changes is poured, all else is taken over."""

import secrets
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache as cache_of
from functools import partial
from pathlib import Path
from time import monotonic

from eventkb.cache.published import Built, Published, published
from eventkb.cache.snapshot import Snapshot
from eventkb.cache.store import Lost, Store
from eventkb.model import address
from eventkb.model.asked import Asked
from eventkb.model.event import EventKey
from eventkb.model.locale import Locale
from eventkb.pipeline import fulltext, outputs, parallel
from eventkb.pipeline.aggregates import Ground
from eventkb.pipeline.kept.change import Before, Change, Supplies, before_of, change
from eventkb.pipeline.kept.inputs import Wider
from eventkb.pipeline.kept.lexicon import changed_lexicons
from eventkb.pipeline.kept.pouring import pour
from eventkb.pipeline.kept.state import Kept, Sources, catalogue_of
from eventkb.pipeline.kept.translations import changed_states, poured, show_states, with_definitions
from eventkb.pipeline.materials import Materials, materials
from eventkb.pipeline.order import Order
from eventkb.pipeline.outputs import Staging
from eventkb.pipeline.plan import Plan
from eventkb.pipeline.project import Engines, TextEngine
from eventkb.pipeline.units import Notes, merged
from eventkb.publish import MARK, Changes, Listing, Succession, discard, renew, staged
from eventkb.stock.catalogues import path_of


def renewed(order: Order, engines: Engines) -> Built | None:
    """The site as it is now, if it is known which pages have changed; None if all must be poured."""
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


def _files(root: Path, sources: Sources, changed: frozenset[str]) -> Mapping[str, bytes]:
    """The contents of changed files of the project's own definitions, by their path as diagnostics have it."""
    folders = sources.folders
    folder = path_of(root, folders.own)
    files: dict[str, bytes] = {}
    for path in sorted(changed):
        if folder is None or not Path(path).is_relative_to(folder):
            raise Wider(f"{path} is in another catalogue")
        if path not in sources.files:
            raise Wider(f"{path} is new")
        try:
            files[f"{folders.own}/{Path(path).relative_to(folder).as_posix()}"] = Path(path).read_bytes()
        except OSError as fault:
            raise Wider(f"{path} is gone") from fault
    return files


def _with_changes(kept: Kept, engine: TextEngine, snapshot: Snapshot, listing: Listing) -> Published:
    """Pours what changed files change, publishes it, and keeps the new state."""
    head, site, store, sources = kept.head, Path(kept.head.site), kept.store, kept.sources()
    files = _files(store.root, sources, snapshot.changed(sources.files))
    before = before_of(kept, sources.folders)
    supplies = cache_of(partial(_materials, store.root, before))
    changes = change(before, files, lambda file: (store.root / file).read_bytes(), supplies)
    lexicons = changed_lexicons(kept.lexicons(), before.catalogue, changes.events)
    if lexicons.concern_others(set(head.wanted) - {"lookup"} if changes.inputs else head.wanted):
        raise Wider("others have words with a part that is new, or gone")
    words = {locale: lexicons.words(locale) for locale in head.locales}
    plan = _plan(before, changes, words, supplies() if changes.inputs else None)
    generation = secrets.token_hex(8)
    before_states = kept.states()
    now_states = changed_states(before_states, before.catalogue, changes.events)
    now_states = with_definitions(now_states, before.frame.definitions, changes.definitions)
    if now_states != before_states and not all(page.can_be_poured for page in before.frame.counting):
        raise Wider("a page that counts translations shows more than what is kept")
    with staged(site, ()) as folder:
        if now_states != before_states:
            outputs.write_pages(folder, poured(plan, before.frame.counting, now_states))
        show_states(plan, now_states)
        notes, gone = _poured(plan, kept, changes, folder, engine, supplies)
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
        **(
            {}
            if changes.definitions == before.frame.definitions
            else {"frame": replace(before.frame, definitions=changes.definitions)}
        ),
        "later": merged([kept.later(), notes]),
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


def _materials(root: Path, before: Before) -> Materials:
    return materials(root).of_kind(before.frame.definitions.kinds.default)


def _plan(
    before: Before, changes: Change, lexicons: Mapping[Locale, frozenset[str]], supplies: Materials | None
) -> Plan:
    """What is poured with; the `supplies` are there where more than pages of events may be poured."""
    frame = replace(before.frame, definitions=changes.definitions)
    plan = Plan(
        catalogue=catalogue_of(frame, before.tables, before.shelf(changes.events)),
        press=frame.press,
        rules=supplies.rules if supplies else (),
        rule_files=supplies.rule_files if supplies else {},
        hand_written=frame.hand_written,
        components=supplies.components if supplies else (),
        key_texts=supplies.key_texts if supplies else {},
        lexicons=lexicons,
    )
    return plan.noting(Asked())


def _poured(
    plan: Plan, kept: Kept, changes: Change, folder: Path, engine: TextEngine, supplies: Supplies
) -> tuple[Notes, frozenset[str]]:
    """Writes all that a change changes into an empty folder; returns notes on it, and the files that are gone."""
    head, root = kept.head, kept.store.root
    has_texts = "fulltext" in head.wanted
    if has_texts and head.text != fulltext.state(root):
        raise Wider("the index of all texts is not that of the site")
    lean = Store(root, LEAN).folder if has_texts else None
    staging = Staging(plan=plan, wanted=head.wanted, site=folder, root=root, lean=lean)
    notes, ground = [kept.later()], None
    if changes.inputs:
        notes.insert(0, kept.notes())
        ground = Ground(plan=plan, wanted=head.wanted, supplies=supplies(), hand_written=kept.pages())
    try:
        poured = pour(staging, tuple(changes.events), changes.inputs, notes, ground)
        keys = {unit[1] for unit in poured.notes.units if isinstance(unit[1], EventKey)}
        keys.update(_stubs_of_changed_files(plan, folder, Path(head.site)))
        if not outputs.joined_again(staging, keys, Path(head.site)):
            raise Wider("what is joined from all events is not known")
        if lean is None:
            return poured.notes, poured.gone
        gone = fulltext.renewed(root, engine, fulltext.dropped(lean), folder, parallel.jobs_here())
        return poured.notes, poured.gone | gone
    finally:
        if lean is not None:
            discard(lean)


def _stubs_of_changed_files(plan: Plan, folder: Path, site: Path) -> Iterator[EventKey]:
    """The bare stubs whose documents may have changed: those that are in the changed files of sources."""
    first, definitions = plan.editions[0], plan.catalogue.definitions
    for name, source in ((name, address.source_json(first.slug(name))) for name in definitions.sources):
        if (folder / source).exists() and not _is_same(folder / source, site / source):
            own = plan.catalogue.by_source.get(name, ())
            yield from (event.key for event in own if not definitions.has_own_json(event.key))


LEAN = "lean"
"""The folder of the cache for the lean pages of some events."""


def _differing(folder: Path, site: Path, gone: Collection[str]) -> Changes:
    """The files of a folder that differ from those of a site, and those that are gone from there."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    new = {file: path for file, path in files.items() if file != MARK and not _is_same(path, site / file)}
    return Changes(new, frozenset(gone))


def _is_same(path: Path, other: Path) -> bool:
    return other.is_file() and other.read_bytes() == path.read_bytes()
