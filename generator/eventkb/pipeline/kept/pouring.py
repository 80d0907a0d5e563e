"""Pours what is no longer right after a change: the pages of changed events, and what asked for what has changed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from eventkb.model.address import Address
from eventkb.model.asked import Input
from eventkb.model.event import EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.pipeline import aggregates, outputs, parallel
from eventkb.pipeline.aggregates import Ground
from eventkb.pipeline.doors import IN_SOURCE
from eventkb.pipeline.kept.inputs import Wider
from eventkb.pipeline.kept.units import Former, come_and_gone, files_before, still_there
from eventkb.pipeline.outputs import Staging
from eventkb.pipeline.units import Notes, Unit, merged

MOST_COPIED = parallel.MOST_COPIED // 2
"""Bytes that a process may copy or take: less than in a build from nothing, since each reads events for itself."""


@frozen_dataclass(kw_only=True)
class Poured:
    """What was poured: notes on it, and the files that were there before and are gone; `articles` are those of them
    that the index of all texts has, too."""

    notes: Notes
    gone: frozenset[str]
    articles: frozenset[Address] = frozenset()


def pour(
    staging: Staging,
    events: Sequence[EventKey],
    inputs: frozenset[Input],
    before: Sequence[Notes],
    ground: Ground | None,
    *,
    former: Former | None = None,
    indexed: Sequence[Unit] = (),
) -> Poured:
    """Pours the units of some events and those that asked for one of some inputs; the site has all others.

    `before` are the notes of earlier builds, of which the last one on a unit counts. `ground` is what is needed for
    units of no event, None where there can't be one of them. `former` is None where the site has the same units.
    `indexed` are units of events that the index of all texts may have in another way.

    Raises:
        Wider: more than that would have to be poured.
    """
    has_pages = staging.plan.catalogue.definitions.has_pages
    own = dict.fromkeys(unit for key in events for unit in outputs.of_event(staging, key))
    own |= dict.fromkeys(unit for unit in indexed if isinstance(unit[1], EventKey) and has_pages(unit[1]))
    asking = list(_concerned(before, inputs)) if inputs else []
    left: Collection[Unit] = ()
    if ground is not None:
        asking = list(still_there(staging, ground, asking))
        if former is not None:
            new, left = come_and_gone(ground, former)
            asking = list(dict.fromkeys((*asking, *new)))
    of_one = list(own | dict.fromkeys(unit for unit in asking if unit[0] in outputs.OF_ONE))
    jobs = parallel.jobs_here()
    parts = list(_of_one(staging, of_one, _silent(staging, before, inputs).difference(own)))
    of_all = [unit for unit in asking if unit[0] not in outputs.OF_ONE and unit[0] != outputs.LEAN_OTHERS]
    if staging.lean and any(unit[0] == outputs.LEAN_OTHERS for unit in asking):
        parts.append(outputs.lean_pages(staging, staging.lean))
    files = {unit: own_files for notes in before for unit, own_files in notes.files.items() if unit not in left}
    if ground is not None:
        parts.append(_of_all(staging, ground, of_all, files))
    elif of_all:
        raise Wider("units of no event have changed")
    notes = merged(parts)
    keys = {unit[1] for unit in of_one if isinstance(unit[1], EventKey)}
    if "cards" in staging.wanted and inputs:
        from eventkb.pipeline import cards  # noqa: PLC0415 - what draws pictures takes 30 ms to import

        cards.renew(staging.root, staging.plan, staging.site, jobs, keys)
    gone = set(_gone(files, notes))
    if former is None:
        return Poured(notes=notes, gone=frozenset(gone))
    gone.update(file for each in before for unit in left for file in each.files.get(unit, ()))
    articles, others = files_before(staging, former, inputs)
    gone.update(articles, others)
    gone = {file for file in gone if not (staging.site / file).exists()}
    return Poured(notes=notes, gone=frozenset(gone), articles=frozenset(articles & gone))


def _of_one(staging: Staging, units: Sequence[Unit], silent: Collection[Unit]) -> Iterator[Notes]:
    """Pours units of single events and IDs, of which the `silent` ones have no lean page that differs."""
    speaking = [unit for unit in units if unit not in silent]
    others = [unit for unit in units if unit in silent]
    for place, own in ((staging, speaking), (replace(staging, lean=None), others)):
        poured = parallel.in_chunks(partial(outputs.pour, place), own, parallel.jobs_here(), most=MOST_COPIED)
        yield from (notes for _, notes in poured)


def _silent(staging: Staging, before: Sequence[Notes], inputs: frozenset[Input]) -> frozenset[Unit]:
    """The units of which only a number differs that the index of all texts does not have: that of a source's events."""
    counts = frozenset(name for name in inputs if name[0] == IN_SOURCE)
    if not counts or not staging.lean or outputs.LEAN in staging.plan.press.replaced:
        return frozenset()
    return frozenset(_concerned(before, counts)).difference(_concerned(before, inputs - counts))


def _concerned(before: Sequence[Notes], inputs: frozenset[Input]) -> Iterable[Unit]:
    """The units that asked for one of some inputs when they were poured last."""
    known: set[Unit] = set()
    for notes in reversed(before):
        yield from (unit for unit in notes.concerned(inputs) if unit not in known)
        known.update(notes.units)


def _of_all(staging: Staging, ground: Ground, units: Sequence[Unit], files: Mapping[Unit, Sequence[Address]]) -> Notes:
    """Pours units of no event; the sitemap, too, where one of them has other `files` than before, as a map may."""
    listed = [unit for unit in units if unit[0] != aggregates.SITEMAP]
    works = [partial(outputs.pour_all, staging, ground, [unit], {}) for unit in listed]
    items = len(staging.plan.catalogue.events) if works[1:] else 0
    notes = merged(parallel.side_by_side(works, items, parallel.jobs_here(), most=MOST_COPIED))
    has_others = any(unit[0] in aggregates.LISTED and own != files.get(unit) for unit, own in notes.files.items())
    if len(listed) == len(units) and not (has_others and "sitemap" in staging.wanted):
        return notes
    whole = {**files, **notes.files}
    return merged([notes, outputs.pour_all(staging, ground, [(aggregates.SITEMAP, "", "")], whole)])


def _gone(before: Mapping[Unit, Sequence[Address]], notes: Notes) -> Iterable[str]:
    for unit, files in notes.files.items():
        yield from set(before.get(unit, ())).difference(files)
