"""The catalogue as flat records, one an event and language: what tables and search engines take in."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from eventkb.index.document import document, permalink
from eventkb.index.shapes import EventDocument, Passage
from eventkb.model.event import Event
from eventkb.pour.edition import Edition

TEXTS = ("summary", "explanation", "impact", "user_action", "verification")


class Record(TypedDict):
    """One event in one language. All texts are plain; what an event doesn't have is an empty text or list.

    `id` is safe in addresses of every engine: `msexchangetransport_2007_de`.
    """

    id: str
    event: str
    source: str
    event_id: int
    language: str
    level: str
    symbolic_name: str
    product: str
    versions: list[str]
    channel: str
    category: str
    is_stub: bool
    modified: str
    address: str
    title: str
    message: str
    summary: str
    explanation: str
    impact: str
    user_action: str
    verification: str


COLUMNS = tuple(Record.__annotations__)
"""The keys of a record, in their order."""


def records(editions: Sequence[Edition]) -> Iterator[Record]:
    """All records, by event, the languages of each together."""
    for event in editions[0].catalogue.events.values():
        found = document(editions, event)
        for edition in editions:
            yield _record(edition, event, found)


def _record(edition: Edition, event: Event, found: EventDocument) -> Record:
    texts = found["texts"][edition.locale]
    passages: Mapping[str, Passage] = {name: texts[name] for name in TEXTS if name in texts}  # type: ignore[literal-required]
    said = {name: passages[name]["plain"] if name in passages else "" for name in TEXTS}
    return {
        "id": f"{edition.slug(event.key.source)}_{event.key.id}_{edition.locale}",
        "event": found["event"],
        "source": found["source"],
        "event_id": found["id"],
        "language": edition.locale,
        "level": found["level"] or "",
        "symbolic_name": found["symbolic_name"] or "",
        "product": found["product"] or "",
        "versions": found["versions"],
        "channel": found["channel"] or "",
        "category": found["category"] or "",
        "is_stub": found["is_stub"],
        "modified": found["modified"] or "",
        "address": permalink(edition, event.key),
        "title": texts["title"],
        "message": texts["message"]["text"],
        "summary": said["summary"],
        "explanation": said["explanation"],
        "impact": said["impact"],
        "user_action": said["user_action"],
        "verification": said["verification"],
    }
