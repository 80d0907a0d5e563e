"""The site again after a change: only what it changes is poured, all else is taken over."""

import secrets
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache as once
from functools import partial
from pathlib import Path
from time import monotonic

from eventkb.cache.published import Built, Published, published
from eventkb.cache.snapshot import Snapshot, beside_what_is_poured, of_pages
from eventkb.cache.store import Lost, Store
from eventkb.index.lookup import Known, record
from eventkb.index.weights import weighing
from eventkb.lookup.index import Index, IndexFault
from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.asked import ALL, Asked, Input
from eventkb.model.catalogue import Catalogue
from eventkb.model.event import Event, EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.pipeline import cache, drawings, fulltext, outputs, parallel
from eventkb.pipeline.aggregates import Ground
from eventkb.pipeline.doors import FOUND
from eventkb.pipeline.kept.before import Before, before_of
from eventkb.pipeline.kept.blobs import places_now
from eventkb.pipeline.kept.change import Change, Supplies, change
from eventkb.pipeline.kept.events import Shelf
from eventkb.pipeline.kept.files import Files, files_of
from eventkb.pipeline.kept.inputs import Wider
from eventkb.pipeline.kept.lexicon import Change as LexiconChange
from eventkb.pipeline.kept.lexicon import changed_lexicons, has_one
from eventkb.pipeline.kept.pouring import pour
from eventkb.pipeline.kept.press import has_names_of, of_press
from eventkb.pipeline.kept.press import renewed as renewed_press
from eventkb.pipeline.kept.rendering import Rendering, rendering, with_pages
from eventkb.pipeline.kept.state import STANDINGS, Frame, Kept, Sources, Tables, catalogue_of
from eventkb.pipeline.kept.translations import (
    States,
    changed_states,
    missing_after,
    poured,
    show_states,
    with_definitions,
)
from eventkb.pipeline.kept.units import Former
from eventkb.pipeline.materials import Materials, materials
from eventkb.pipeline.order import Order
from eventkb.pipeline.outputs import Staging
from eventkb.pipeline.plan import Plan
from eventkb.pipeline.possible import possible
from eventkb.pipeline.project import Configuration, Engine, Engines, TextEngine
from eventkb.pipeline.render import render
from eventkb.pipeline.units import Notes, Unit, merged
from eventkb.publish import MARK, Changes, Succession, discard, prepare, recover, renew, staged


def renewed(order: Order, engines: Engines) -> Built | None:
    """The site as it is now, if it is known which pages have changed; None if all must be poured."""
    started, was = monotonic(), published(order.root, order.wishes)
    if was is None or order.share is not None:
        return None
    try:
        snapshot = was.head.snapshot(order.root)
        has_other_project = snapshot.project.digest != was.head.project
        others = list(map(Path, was.head.others))
        if not snapshot.is_settled or (
            has_other_project and beside_what_is_poured(order.root, others) != was.head.beside
        ):
            return None
        if snapshot.contents == was.head.contents and not has_other_project:
            return was.built(monotonic() - started) if was.is_site_of(was.listing()) else None
        with parallel.begun(partial(_prepared, was), order.jobs or parallel.jobs_here()) as is_prepared:
            was = _with_changes(Kept(was), order, engines, snapshot, is_prepared)
        return was.built(monotonic() - started)
    except (Lost, Wider):
        return None


def _prepared(was: Published) -> bool:
    """Prepares a place for the next generation of a site, unless somebody has touched the site."""
    if not was.is_site_of(listing := was.listing()):
        return False
    prepare(Path(was.head.site), listing, Succession(before=was.head.before, now=was.head.generation))
    return True


@frozen_dataclass(kw_only=True)
class Work:
    """What there is to do: what was `before`, what has changed since, and what is poured with.

    `inputs` are the names of all that other pages than those of changed events ask for. `frame` is what pages are made
    with now. `docs` is the state of hand-written pages, `rendering` what has become of them if one has changed.
    `indexed` are articles whose words the index of all texts divides in another way. `states` are those of all
    translations before and now. `supplies` reads the materials.
    """

    before: Before
    snapshot: Snapshot
    files: Files
    changes: Change
    inputs: frozenset[Input]
    frame: Frame
    docs: str
    rendering: Rendering | None
    lexicons: LexiconChange
    indexed: tuple[Unit, ...]
    states: tuple[States, States]
    plan: Plan
    supplies: Supplies


def _work(kept: Kept, order: Order, engine: Engine, snapshot: Snapshot) -> Work:
    """What there is to do after some files have changed."""
    root, sources = kept.store.root, kept.sources()
    files = files_of(root, sources, snapshot)
    before = before_of(kept, sources.folders)
    configurations = once(lambda: engine.configurations(root))
    supplies = once(lambda: materials(root).of_project(configurations()))
    changes = change(before, files.contents, files.gone, lambda file: (root / file).read_bytes(), supplies)
    if changes.related:
        _require_outputs(kept.head.wanted, order, configurations()[0], changes.tables)
    frame, inputs, docs, again = changes.frame, changes.inputs, kept.head.docs, None
    if snapshot.project.digest != kept.head.project:
        docs = of_pages(root)
        if docs != kept.head.docs or not has_names_of(frame.press, supplies()):
            again = rendering(kept, render(root, engine, configurations()))
        frame = _frame_of_today(frame, again, supplies())
        inputs = inputs.union(again.inputs if again else (), of_press(before.frame.press, frame.press))
    lexicons = changed_lexicons(kept.lexicons(), changes.versions)
    if lexicons.concerns_messages:
        inputs |= {(FOUND, ALL)}
    words = {locale: lexicons.words(locale) for locale in kept.head.locales}
    states = _states(before, changes)
    if states[0] != states[1] and not inputs and not all(page.can_be_poured for page in frame.counting):
        raise Wider("a page that counts translations shows more than what is kept")
    catalogue = catalogue_of(frame, changes.tables, changes.shelf)
    return Work(
        before=before,
        snapshot=snapshot,
        files=files,
        changes=changes,
        inputs=inputs,
        frame=frame,
        docs=docs,
        rendering=again,
        lexicons=lexicons,
        indexed=tuple(_indexed(lexicons, changes.shelf)) if "fulltext" in kept.head.wanted else (),
        states=states,
        plan=_plan(catalogue, frame, words, supplies() if inputs else None).drawing_with(drawings.known(root)),
        supplies=supplies,
    )


MOST_INDEXED = 2_000
"""Articles that are poured because of parts of words; more are poured with all others."""


def _indexed(lexicons: LexiconChange, shelf: Shelf) -> Iterator[Unit]:
    """The articles that have words of which one that is new or gone may be a part, by which they are found then.

    Raises:
        Wider: these are very many.
    """
    words, found = lexicons.words_in_texts, 0
    for key in shelf.keys if words else ():
        event = shelf.event(key)
        for locale, own in words.items():
            if has_one(event, locale, own):
                found += 1
                yield outputs.ARTICLE, key, locale
        if found > MOST_INDEXED:
            raise Wider("very many articles have words with a part that is new, or gone")


def _require_outputs(wanted: Sequence[str], order: Order, main: Configuration, tables: Tables) -> None:
    """Makes sure that a site has the same outputs with so many events.

    Raises:
        Wider: it has others.
    """
    if possible(order.only or main.outputs, main, len(tables.files), len(tables.articles)) != tuple(wanted):
        raise Wider("the site has other outputs")


def _states(before: Before, changes: Change) -> tuple[States, States]:
    """The states of all translations before and now.

    Raises:
        Wider: a page has another row of them.
    """
    states = before.kept.states()
    now = changed_states(states, changes.versions)
    now = with_definitions(now, before.frame.definitions, changes.frame.definitions)
    if any(groups.keys() != now[locale][0].keys() for locale, (groups, _) in states.items()):
        raise Wider("a source has its first text, or its last one is gone")
    return states, now


@cache.without_collector()
def _with_changes(
    kept: Kept, order: Order, engines: Engines, snapshot: Snapshot, is_prepared: Callable[[], bool]
) -> Published:
    """Pours what changed files change, publishes it, and keeps the new state."""
    head, site, store = kept.head, Path(kept.head.site), kept.store
    work = _work(kept, order, engines.site, snapshot)
    generation = secrets.token_hex(8)
    recover(site)
    with staged(site, ()) as folder:
        lean = Store(store.root, LEAN).folder if "fulltext" in head.wanted else None
        staging = Staging(plan=work.plan, wanted=head.wanted, site=folder, root=store.root, lean=lean)
        notes, gone = _poured(staging, work, engines.text)
        if work.rendering:
            gone |= work.rendering.write_assets(folder)
        differing = _differing(folder, site, gone)
        if not is_prepared():
            raise Wider("somebody has touched the site")
        listing = kept.published.listing()
        succession = Succession(before=head.before, now=head.generation, next=generation, late=head.late)
        renew(site, listing, differing, succession)
        discard(folder)
    new_listing = listing.with_changes(site, differing.files)
    events, articles = len(work.changes.tables.files), len(work.changes.tables.articles)
    new = replace(
        head,
        events=events,
        stubs=events - articles,
        pages=head.pages + _pages(new_listing.files) - _pages(listing.files),
        project=snapshot.project.digest,
        contents=snapshot.contents,
        generation=generation,
        before=head.generation,
        late=differing.files,
        text=fulltext.state(store.root),
        docs=work.docs,
        missing=missing_after(head.missing, work.changes.versions, work.frame.press.languages),
    )
    return kept.published.with_parts(new, {"listing": new_listing.plain(), "later": notes, **_parts(work)})


def _pages(files: Sequence[str]) -> int:
    """How many of some files of a site are pages."""
    return sum(file.endswith(".html") for file in files)


def _parts(work: Work) -> Mapping[str, object]:
    """The parts of what is kept that differ, in their new form."""
    before, changes, again = work.before, work.changes, work.rendering
    places, around = places_now(before, changes, work.files)
    parts: dict[str, tuple[object, object]] = {
        "sources": (None, Sources(before.folders, work.snapshot.definitions)),
        "places": (before.places, places),
        "around": (before.around, around),
        "tables": (before.tables, changes.tables),
        STANDINGS: (None, changes.related and changes.related.standings),
        "frame": (before.frame, work.frame),
        "diagnostics": (before.kept.published.diagnostics(), changes.diagnostics),
        "explained": (None, changes.explained),
        "states": work.states,
        "lexicons": (work.lexicons.before, work.lexicons.now),
    }
    parts |= {"pages": again.pages, "assets": again.assets} if again else {}
    return {name: now for name, (was, now) in parts.items() if was != now}


def _frame_of_today(frame: Frame, again: Rendering | None, supplies: Materials) -> Frame:
    """What pages are made with, with the words and templates of today, and with pages that were rendered again.

    Raises:
        Wider: more than that has changed.
    """
    if supplies.locales != frame.languages or supplies.outdated_copies != frame.outdated_copies:
        raise Wider("there are other languages, or other copies of templates are outdated")
    frame = with_pages(frame, again.rendered) if again else frame
    return replace(frame, press=renewed_press(frame.press, supplies))


def _plan(
    catalogue: Catalogue, frame: Frame, lexicons: Mapping[Locale, frozenset[str]], supplies: Materials | None
) -> Plan:
    """What is poured with; the `supplies` are there where more than pages of events may be poured."""
    plan = Plan(
        catalogue=catalogue,
        press=frame.press,
        rules=supplies.rules if supplies else (),
        rule_files=supplies.rule_files if supplies else {},
        hand_written=frame.hand_written,
        components=supplies.components if supplies else (),
        key_texts=supplies.key_texts if supplies else {},
        lexicons=lexicons,
    )
    return plan.noting(Asked())


def _poured(staging: Staging, work: Work, engine: TextEngine) -> tuple[Notes, frozenset[str]]:
    """Writes all that a change changes into an empty folder.

    Returns the notes on all that was poured since the last build from nothing, and the files that are gone.
    """
    kept, changes, plan = work.before.kept, work.changes, staging.plan
    head, root, (states, now) = kept.head, kept.store.root, work.states
    if staging.lean and head.text != fulltext.state(root):
        raise Wider("the index of all texts is not that of the site")
    show_states(plan, now)
    if now != states:
        outputs.write_pages(staging.site, poured(plan, work.frame.counting))
    notes, ground = [kept.later()], None
    if work.inputs:
        notes.insert(0, kept.notes())
        ground = Ground(
            plan=plan,
            wanted=head.wanted,
            supplies=work.supplies(),
            hand_written=work.rendering.pages[1] if work.rendering else kept.pages(),
            known=partial(_known, plan, changes.events, tuple(work.before.tables.files), Path(head.site)),
        )
    before = _former(work)
    former = before if changes.related else None
    if former and staging.lean:
        _require_parts(former.plan, plan, head.wanted)
    with fulltext.tidied(staging.lean):
        made = pour(staging, tuple(changes.events), work.inputs, notes, ground, former=former, indexed=work.indexed)
        later = merged([kept.later(), made.notes])
        keys = {unit[1] for unit in made.notes.units if isinstance(unit[1], EventKey)}
        keys.update(_stubs_of_changed_files(plan, staging.site, Path(head.site)))
        if not outputs.joined_again(staging, keys, before.plan, Path(head.site)):
            raise Wider("what is joined from all events is not known")
        if staging.lean is None:
            return later, made.gone
        lost = [Address(file.removesuffix("index.html")) for file in made.articles]
        pages = fulltext.dropped(staging.lean)
        gone = fulltext.renewed(root, engine, pages, staging.site, parallel.jobs_here(), gone=lost)
        return later, made.gone | gone


def _former(work: Work) -> Former:
    """What the site was made of."""
    before = work.before
    plan = replace(work.plan, catalogue=before.catalogue, press=before.frame.press, asked=Asked())
    return Former(plan, frozenset(event.key for event, _ in work.changes.versions if event))


def _require_parts(before: Plan, now: Plan, wanted: Collection[str]) -> None:
    """Makes sure that the index of all texts has the same parts as before, and that its pages are known.

    Raises:
        Wider: they are not.
    """
    parts = {fulltext.parts_for(plan.catalogue.definitions) for plan in (before, now)}
    if len(parts) > 1 or "articles" not in wanted:
        raise Wider("the index of all texts has other parts")


def _known(plan: Plan, changed: Mapping[EventKey, Event], before: Sequence[EventKey], site: Path) -> Known:
    """What the lookup index takes of all events: what the published one has, but for events that have changed.

    `before` are the keys of the published one, in their order.
    """
    published, definitions = Index(lambda file: (site / file).read_bytes()), plan.catalogue.definitions
    weight = weighing(definitions)
    numbers = {key: number for number, key in enumerate(before)}
    records = (
        record(definitions, number, changed[key], weight)
        if key in changed
        else replace(published.record(numbers[key]), number=number)
        for number, key in enumerate(plan.catalogue.events)
    )
    try:
        return Known(tuple(records), plan.lexicons)
    except IndexFault as fault:
        raise Wider("somebody has touched the index") from fault


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
