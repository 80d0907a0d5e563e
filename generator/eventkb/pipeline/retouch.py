"""One event's pages anew, a moment after its file was saved: for a preview of a catalogue that takes minutes to build.

What other pages say of the event stays as it was until the whole site is built again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from eventkb.model import address
from eventkb.model.catalogue import Catalogue, Neighbourhood
from eventkb.model.diagnostic import has_errors
from eventkb.model.event import Event
from eventkb.pipeline.plan import Page, Plan, articles, permalink_of
from eventkb.publish import write
from eventkb.read import piece
from eventkb.read.location import Kind, Location


def retouched(plan: Plan, files: Mapping[str, bytes | None], root: str) -> tuple[Plan, tuple[Event, ...]] | None:
    """The plan with the events of some saved files as they are now; None where more than these events has changed.

    `files` are paths from the project's root with their bytes, None for one that is gone. `root` is the folder of all
    definitions.
    """
    found: list[Event] = []
    for file, data in files.items():
        event = _event(plan, file, data, root)
        if event is None:
            return None
        found.append(event)
    if not found:
        return None
    return plan.with_catalogue(_replaced(plan.catalogue, found)), tuple(found)


def put(plan: Plan, events: Iterable[Event], site: Path) -> None:
    """Writes the pages of some events into a site that lies there."""
    for event in events:
        pages: Iterable[Page] = (*articles(plan, event), permalink_of(plan, event))
        for place, html in pages:
            write(site, address.file_of(place), html.encode())


def _event(plan: Plan, file: str, data: bytes | None, root: str) -> Event | None:
    """The one event of a file, if it is without errors and the same event as before."""
    if data is None or not file.startswith(f"{root}/") or Location.of(file, root).kind is not Kind.EVENT:
        return None
    found = piece(file, data, frozenset(plan.locales), root=root)
    if has_errors(found.diagnostics) or len(found.events) != 1:
        return None
    (event,) = found.events
    known = plan.catalogue.events.get(event.key)
    return event if known is not None and known.file == file and known.aliases == event.aliases else None


def _replaced(catalogue: Catalogue, events: Iterable[Event]) -> Catalogue:
    new = {event.key: event for event in events}
    definitions = replace(
        catalogue.definitions, events=tuple(new.get(one.key, one) for one in catalogue.definitions.events)
    )
    near = {key: _near(catalogue, event) for key, event in new.items()}
    return Catalogue(definitions, {**catalogue.neighbourhoods, **near})


def _near(catalogue: Catalogue, event: Event) -> Neighbourhood:
    """What an event is related to: as it says now, and as others say of it."""
    old, known = catalogue.neighbourhoods[event.key], catalogue.events
    own = {one.target for one in known[event.key].related}
    of_others = tuple(one for one in old.relations if one.target not in own)
    typed = tuple(one for one in event.related if one.target in known)
    return replace(old, relations=(*typed, *of_others))
