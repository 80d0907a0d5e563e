"""What texts refer to: the events that they link with `[[…]]`, shared texts, codes."""

from collections.abc import Callable

from eventkb.language.markup import event_links
from eventkb.model.contents import all_actions, prose_texts
from eventkb.model.event import Event, EventKey
from eventkb.model.frozen import frozen_dataclass
from eventkb.relate.spoken import BORDER, codes_in


@frozen_dataclass()
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
    values = [value for text in prose_texts(event) for value in text.values.values()]
    together = BORDER.join(values)
    linking = [value for value in values if "[[" in value] if "[[" in together else []
    keys = [EventKey.parse(link.target) for value in linking for link in event_links(value)]
    used = dict.fromkeys([action.use for action in all_actions(event) if action.use])
    return References(tuple(filter(None, keys)), tuple(used), tuple(dict.fromkeys(codes_in(together))))
