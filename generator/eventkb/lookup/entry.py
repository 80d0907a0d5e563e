"""One log entry as a paste tells it."""

from dataclasses import dataclass, replace

MOST = 1_000
"""So many entries of one paste are read: a search result, not a report."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a paste says about one event. None, or empty, is what it does not say.

    `format` names the way it was written down, such as `details-text` or `event-xml`. `id` is the event ID, the low
    16 bits; `full_id` is there where the paste had more of it, such as 0x400407D7. `source` is as written, or the
    exact name where a language's words know it as a translated one. `values` stand for `%1`, `%2` … in order; `named`
    are those that a name was written beside.
    """

    format: str
    source: str | None = None
    id: int | None = None
    full_id: int | None = None
    guid: str | None = None
    channel: str | None = None
    level: str | None = None
    category: str | None = None
    message: str | None = None
    values: tuple[str, ...] = ()
    named: tuple[tuple[str, str], ...] = ()


def joined(format: str, entry: Entry, other: Entry) -> Entry:
    """Two tellings of one event as one entry: what the first doesn't say, the second does."""
    return replace(
        entry,
        format=format,
        source=entry.source or other.source,
        id=other.id if entry.id is None else entry.id,
        full_id=entry.full_id or other.full_id,
        guid=entry.guid or other.guid,
        channel=entry.channel or other.channel,
        level=entry.level or other.level,
        category=entry.category or other.category,
        message=entry.message or other.message,
        values=entry.values or other.values,
        named=entry.named or other.named,
    )
