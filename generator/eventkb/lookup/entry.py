"""One log entry as a paste has it."""

from dataclasses import replace

from eventkb.model.frozen import frozen_dataclass
from eventkb.model.identifier import EventId

MOST = 1_000
"""So many entries of a paste are read at most."""


@frozen_dataclass(kw_only=True)
class Entry:
    """What a paste says about one event; what it does not say is None or empty.

    `format` is the name of the paste format, such as `details-text` or `event-xml`. `id` is the event ID, the low
    16 bits; `full_id` is the whole identifier if the paste has it, such as 0x400407D7. `source` is as written, or the
    exact name if a language's words know it as a translation. `values` are those of `%1`, `%2` … in order; `named`
    are values with names.
    """

    format: str
    source: str | None = None
    id: EventId | None = None
    full_id: int | None = None
    guid: str | None = None
    channel: str | None = None
    level: str | None = None
    category: str | None = None
    message: str | None = None
    values: tuple[str, ...] = ()
    named: tuple[tuple[str, str], ...] = ()


def joined(format: str, entry: Entry, other: Entry) -> Entry:
    """Two entries about one event as one: the second says what the first does not."""
    is_same = entry.id is None or entry.id == other.id
    return replace(
        entry,
        format=format,
        source=entry.source or other.source,
        id=other.id if entry.id is None else entry.id,
        full_id=entry.full_id or (other.full_id if is_same else None),
        guid=entry.guid or other.guid,
        channel=entry.channel or other.channel,
        level=entry.level or other.level,
        category=entry.category or other.category,
        message=entry.message or other.message,
        values=entry.values or other.values,
        named=entry.named or other.named,
    )
