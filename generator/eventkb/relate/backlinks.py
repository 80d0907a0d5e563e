"""The events that texts link with `[[…]]`, and the reverse."""

from collections.abc import Iterable, Mapping

from eventkb.language.markup import event_links
from eventkb.model.catalogue import Definitions
from eventkb.model.event import Event, EventKey, prose


def mentions(definitions: Definitions) -> Mapping[EventKey, tuple[EventKey, ...]]:
    """The events that an event's texts link, in the order of the article, each once."""
    return {event.key: tuple(dict.fromkeys(_linked(definitions, event))) for event in definitions.by_key.values()}


def mentioned_by(linked: Mapping[EventKey, tuple[EventKey, ...]]) -> Mapping[EventKey, tuple[EventKey, ...]]:
    """The inverse of `mentions`."""
    mentioning: dict[EventKey, list[EventKey]] = {}
    for key, targets in linked.items():
        for target in targets:
            mentioning.setdefault(target, []).append(key)
    return {target: tuple(keys) for target, keys in mentioning.items()}


def _linked(definitions: Definitions, event: Event) -> Iterable[EventKey]:
    for _, text in prose(event):
        for value in text.values.values():
            for link in event_links(value):
                key = EventKey.parse(link.target)
                target = definitions.renamed.get(key, key) if key else None
                if target and target in definitions.by_key and target != event.key:
                    yield target
