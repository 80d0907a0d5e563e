"""The events that texts link with `[[…]]`, and the reverse."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from eventkb.language.markup import event_links
from eventkb.model.catalogue import Definitions
from eventkb.model.event import Event, EventKey, actions, prose
from eventkb.relate.spoken import written


@dataclass(frozen=True, slots=True)
class References:
    """What an event's texts refer to, as it is typed: keys of events and codes, in the order of the article, and shared
    texts."""

    links: tuple[EventKey, ...]
    shared: tuple[str, ...]
    codes: tuple[str, ...] = ()


ReferencesOf = Callable[[Event], References]
"""Finds the references of an event."""


def references(event: Event) -> References:
    """What an event's texts refer to. This reads all of its Markdown."""
    texts = (value for _, text in prose(event) for value in text.values.values())
    keys = (EventKey.parse(link.target) for value in texts for link in event_links(value))
    used = dict.fromkeys(action.use for _, action in actions(event) if action.use)
    return References(tuple(key for key in keys if key), tuple(used), tuple(dict.fromkeys(written(event))))


def mentions(
    definitions: Definitions, references_of: ReferencesOf = references
) -> Mapping[EventKey, tuple[EventKey, ...]]:
    """The events that an event's texts link, in the order of the article, each once."""
    return {
        event.key: tuple(dict.fromkeys(_targets(definitions, event.key, references_of(event).links)))
        for event in definitions.by_key.values()
    }


def mentioned_by(linked: Mapping[EventKey, tuple[EventKey, ...]]) -> Mapping[EventKey, tuple[EventKey, ...]]:
    """The inverse of `mentions`."""
    mentioning: dict[EventKey, list[EventKey]] = {}
    for key, targets in linked.items():
        for target in targets:
            mentioning.setdefault(target, []).append(key)
    return {target: tuple(keys) for target, keys in mentioning.items()}


def _targets(definitions: Definitions, origin: EventKey, keys: Iterable[EventKey]) -> Iterator[EventKey]:
    """The events that keys stand for today, without unknown ones and the event that links them."""
    for key in keys:
        target = definitions.renamed.get(key, key)
        if target in definitions.by_key and target != origin:
            yield target
