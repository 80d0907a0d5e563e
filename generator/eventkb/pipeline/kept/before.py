"""What is kept of the last build, with which a change is compared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import cast

from eventkb.cache.store import Lost, Place
from eventkb.model.catalogue import Catalogue, Neighbourhood
from eventkb.model.event import Event, EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId
from eventkb.pipeline.kept.events import Shelf
from eventkb.pipeline.kept.relating import Related, Standings
from eventkb.pipeline.kept.state import Frame, Kept, Places, Tables, catalogue_of
from eventkb.read import Piece
from eventkb.stock.catalogues import Folders


@frozen_dataclass(slots=False, kw_only=True)
class Before:
    """What a change is compared with: what is kept of the last build."""

    kept: Kept
    frame: Frame
    tables: Tables
    places: Places
    around: Places
    folders: Folders

    def events_of(self, file: str) -> Sequence[Event]:
        """The events of a file of definitions."""
        return [event for event in self.load(file) if event.file == file]

    def load(self, file: str) -> Iterator[Event]:
        """The events of a file of definitions, and of those that are kept with it."""
        place = self.places.get(file)
        for kept in self._pieces(place) if place else ():
            if self.places.get(kept.file) == place:  # else it is kept elsewhere in a later form
                yield from filter(None, map(self._named, kept.events))

    def _pieces(self, place: Place) -> Iterator[Piece]:
        """What is kept at a place: what files define, as they were read."""
        pieces = self.kept.store.blob(place)
        if not isinstance(pieces, dict):
            raise Lost("events")
        return (value for value in pieces.values() if isinstance(value, Piece))

    def _named(self, event: Event) -> Event | None:
        """An event of a file as the catalogue has it; None where it has the one of another catalogue in its place."""
        if self.tables.files.get(event.key) == event.file:
            return event
        key = self._keys.get((event.file, event.key.id))
        return replace(event, key=key) if key else None

    @cached_property
    def _keys(self) -> Mapping[tuple[str, EventId], EventKey]:
        """The keys of all events by file and ID: a list of events does not name their source."""
        return {(file, key.id): key for key, file in self.tables.files.items()}

    def load_around(self, file: str) -> Mapping[EventKey, Neighbourhood]:
        """The neighbourhoods of the events of a file of definitions, and of those that are kept with it."""
        files, place = self.tables.files, self.around.get(file)
        if place is None:
            return {}
        kept = cast(Mapping[EventKey, Neighbourhood], self.kept.store.blob(place))
        return {key: around for key, around in kept.items() if self.around.get(files.get(key, "")) == place}

    def shelf(self, changed: Mapping[EventKey, Event], related: Related | None = None) -> Shelf:
        """All events, each read when it is asked for; those that have `changed` are there in their new form."""
        tables = related.tables if related else self.tables
        return Shelf(tables.files, self.load, self.load_around, changed, related.around if related else {})

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue as it was."""
        return catalogue_of(self.frame, self.tables, self.shelf({}))

    @cached_property
    def standings(self) -> Standings:
        """The standings of all events as they were."""
        return self.kept.standings()


def before_of(kept: Kept, folders: Folders) -> Before:
    """What is kept of the last build, opened; `folders` are those of definitions."""
    return Before(
        kept=kept,
        frame=kept.frame(),
        tables=kept.tables(),
        places=kept.places(),
        around=kept.places_around(),
        folders=folders,
    )
