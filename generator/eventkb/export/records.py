"""The catalogue as flat records for tables and search engines: one per event and language."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from eventkb.index.document import document, permalink
from eventkb.index.shapes import EventDocument
from eventkb.index.textshapes import Passage, Texts
from eventkb.model.case import event_cases
from eventkb.model.event import Event
from eventkb.pour.edition import Edition

TEXTS = ("summary", "explanation", "cases", "impact", "user_action", "verification")


class Record(TypedDict):
    """An event in one language. All texts are plain; a missing value is an empty text or list.

    `event_id` is a text for all events of a catalogue in which some IDs are texts, since a column has one type.
    `id` has only characters that every engine allows: `backup_1001_de`.
    """

    id: str
    event: str
    source: str
    event_id: int | str
    language: str
    level: str
    symbolic_name: str
    product: str
    versions: list[str]
    channel: str
    category: str
    is_stub: bool
    modified: str
    reviewed: str
    reviewed_by: str
    address: str
    title: str
    message: str
    summary: str
    explanation: str
    cases: str
    impact: str
    user_action: str
    verification: str


COLUMNS = tuple(Record.__annotations__)
"""The keys of a record, in their order."""


def records(editions: Sequence[Edition]) -> Iterator[Record]:
    """All records, by event, the languages of each together."""
    definitions = editions[0].catalogue.definitions
    has_texts = any(kind.has_text_ids for kind in definitions.used_kinds)
    for event in editions[0].catalogue.events.values():
        data = document(editions, event)
        for edition in editions:
            record = _record(edition, event, data)
            yield {**record, "event_id": str(record["event_id"])} if has_texts else record


def _record(edition: Edition, event: Event, data: EventDocument) -> Record:
    texts = data["texts"][edition.locale]
    names = [name for name in TEXTS if name in texts and name != "cases"]
    passages: Mapping[str, Passage] = {name: texts[name] for name in names}  # type: ignore[literal-required]
    words = {name: passages[name]["plain"] if name in passages else "" for name in TEXTS}
    return {
        "id": f"{edition.slug(event.key.source)}_{edition.event_slug(event.key)}_{edition.locale}",
        "event": data["event"],
        "source": data["source"],
        "event_id": data["id"],
        "language": edition.locale,
        "level": data["level"] or "",
        "symbolic_name": data["symbolic_name"] or "",
        "product": data["product"] or "",
        "versions": data["versions"],
        "channel": data["channel"] or "",
        "category": data["category"] or "",
        "is_stub": data["is_stub"],
        "modified": data["modified"] or "",
        "reviewed": event.reviewed.date if event.reviewed else "",
        "reviewed_by": event.reviewed.by if event.reviewed else "",
        "address": permalink(edition, event.key),
        "title": texts["title"],
        "message": texts["message"]["text"],
        "summary": words["summary"],
        "explanation": words["explanation"],
        "cases": "\n\n".join(_cases(edition, event, texts)),
        "impact": words["impact"],
        "user_action": words["user_action"],
        "verification": words["verification"],
    }


def _cases(edition: Edition, event: Event, texts: Texts) -> Iterator[str]:
    """Each case as one text: its values with their symbols, its title, its explanation, what to do."""
    listed = event_cases(event, edition.catalogue.definitions.tables)
    for event_case, case in zip(listed, texts.get("cases", ()), strict=False):
        title = case["title"] if event_case.case.title else ""
        parts = [
            event_case.in_words,
            title,
            *(case[name]["plain"] for name in ("explanation", "user_action") if name in case),
        ]
        yield "\n".join(part for part in parts if part)
