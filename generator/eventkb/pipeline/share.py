"""Which part of a site a machine makes: each event and each ID belongs to one of several parts."""

import zlib
from collections.abc import Iterator

from eventkb.model.event import EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId
from eventkb.pipeline import fulltext
from eventkb.pipeline.plan import Plan


@frozen_dataclass()
class Share:
    """One of several parts of a site, counted from 1."""

    number: int
    of: int

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"

    @property
    def is_first(self) -> bool:
        """Whether this part also has what belongs to no single event or ID."""
        return self.number == 1

    def has(self, place: int) -> bool:
        return place % self.of == self.number - 1

    def has_id(self, event_id: EventId) -> bool:
        return self.has(zlib.crc32(str(event_id).encode()))

    def events(self, plan: Plan) -> Iterator[EventKey]:
        """The events of this part: of those with pages, whole parts of the index of all texts."""
        definitions, edition = plan.catalogue.definitions, plan.editions[0]
        parts = fulltext.parts_for(definitions)
        for key in plan.catalogue.events:
            is_in_index = definitions.has_pages(key)
            place = fulltext.part_of(edition.article(key), parts) if is_in_index else zlib.crc32(str(key).encode())
            if self.has(place):
                yield key
