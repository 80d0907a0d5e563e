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
from eventkb.pipeline.pages import articles, permalink_of
from eventkb.pipeline.plan import Page, Plan
from eventkb.publish import write
from eventkb.read import piece
from eventkb.read.location import Kind, Location


def retouched(plan: Plan, files: Mapping[str, bytes | None], root: str) -> tuple[Plan, tuple[Event, ...]] | None:
    """The plan with the events of some saved files as they are now; None where more than these events has changed.

    `files` are paths from the project's root with their bytes, None for one that is gone. `root` is the folder of all
    definitions.
    """
    events: list[Event] = []
    for file, data in files.items():
        event = _event(plan, file, data, root)
        if event is None:
            return None
        events.append(event)
    if not events:
        return None
    return plan.with_catalogue(_replaced(plan.catalogue, events)), tuple(events)


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
    folder = Location.of(file, root).folder or ""
    definitions = plan.catalogue.definitions
    source = next((source.name for source in definitions.sources.values() if source.folder == folder), folder)
    contents = piece(file, data, frozenset(plan.locales), root=root, kind=definitions.kind_of(source))
    if has_errors(contents.diagnostics) or len(contents.events) != 1:
        return None
    (event,) = contents.events
    known = plan.catalogue.events.get(event.key)
    return event if known is not None and known.file == file and known.aliases == event.aliases else None


def _replaced(catalogue: Catalogue, events: Iterable[Event]) -> Catalogue:
    new = {event.key: event for event in events}
    definitions = replace(
        catalogue.definitions, events=tuple(new.get(event.key, event) for event in catalogue.definitions.events)
    )
    near = {key: _near(catalogue, event) for key, event in new.items()}
    return Catalogue(definitions, {**catalogue.neighbourhoods, **near})


def _near(catalogue: Catalogue, event: Event) -> Neighbourhood:
    """What an event is related to: as it says now, and as others say of it."""
    old, known = catalogue.neighbourhoods[event.key], catalogue.events
    own = {relation.target for relation in known[event.key].related}
    of_others = tuple(relation for relation in old.relations if relation.target not in own)
    typed = tuple(relation for relation in event.related if relation.target in known)
    return replace(old, relations=(*typed, *of_others))
