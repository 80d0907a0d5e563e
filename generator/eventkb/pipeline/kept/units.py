"""Which units a site has after events are new or gone, and which files those had that it has no more."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from eventkb.model.address import Address
from eventkb.model.asked import Input
from eventkb.model.event import EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId
from eventkb.pipeline import aggregates, outputs
from eventkb.pipeline.aggregates import Ground
from eventkb.pipeline.doors import IN_ID, LISTED
from eventkb.pipeline.outputs import Staging
from eventkb.pipeline.plan import Plan
from eventkb.pipeline.units import Unit


@frozen_dataclass()
class Former:
    """What the site was made of: the `plan`, and the keys of those of its events that differ now, or are gone."""

    plan: Plan
    keys: frozenset[EventKey]


def still_there(staging: Staging, ground: Ground, units: Sequence[Unit]) -> Iterator[Unit]:
    """Those of some units that the site has; an earlier build may have noted others."""
    ids: dict[object, EventId] = {name: name for name in staging.plan.catalogue.by_id}
    now = set(_of_all(ground))
    for unit in units:
        kind, name, _ = unit
        if kind == outputs.ID:
            if name in ids:
                yield kind, ids[name], ""  # as it is written now
        elif kind in outputs.OF_ONE:
            if _is_of_event(staging, unit):
                yield unit
        elif unit in now or kind in (aggregates.SITEMAP, outputs.LEAN_OTHERS):
            yield unit


def come_and_gone(ground: Ground, former: Former) -> tuple[list[Unit], frozenset[Unit]]:
    """The units that are new, beside those of events; and those that are gone, beside those of events and IDs."""
    now, before = dict.fromkeys(_of_all(ground)), frozenset(_of_all(replace(ground, plan=former.plan)))
    ids, ids_before = ground.plan.catalogue.by_id, former.plan.catalogue.by_id
    new_ids = ((outputs.ID, name, "") for name in ids if name not in ids_before)
    return [*(unit for unit in now if unit not in before), *new_ids], before.difference(now)


def _of_all(ground: Ground) -> Iterator[Unit]:
    return (unit for group in aggregates.groups(ground) for unit in group)


def _is_of_event(staging: Staging, unit: Unit) -> bool:
    key = unit[1]
    if not isinstance(key, EventKey) or key not in staging.plan.catalogue.events:
        return False
    return unit in outputs.of_event(staging, key)


def files_before(staging: Staging, former: Former, inputs: Collection[Input]) -> tuple[set[Address], set[Address]]:
    """The articles, and the other files, that some events and their IDs had; they are made again, and not written."""
    then = replace(staging, plan=former.plan)
    own = [unit for key in former.keys for unit in outputs.of_event(then, key)]
    by_id = former.plan.catalogue.by_id
    ids = {(outputs.ID, name, "") for kind, name in inputs if kind in (IN_ID, LISTED) and name in by_id}
    articles = {file for unit in own if unit[0] == outputs.ARTICLE for file in outputs.files_of(then, unit)}
    others = {file for unit in (*own, *ids) if unit[0] != outputs.ARTICLE for file in outputs.files_of(then, unit)}
    if "cards" in staging.wanted:
        events, first = former.plan.catalogue.events, former.plan.editions[0]
        others.update(first.picture(key) for key in former.keys if not events[key].is_stub)
    return articles, others
