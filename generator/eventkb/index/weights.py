"""What an event weighs beside others with the same ID or the same words: which of them readers most likely mean."""

from collections.abc import Callable
from fnmatch import fnmatchcase
from functools import cache

from eventkb.language.terms import joined
from eventkb.model.catalogue import Definitions
from eventkb.model.event import Event
from eventkb.model.kind import Kind

CHANNELS, LEVELS, SOURCES = 3, 3, 32
"""How many classes of channels, of levels and of sources there are. More common sources than these are all alike."""

RARE, USUAL, MAIN = 0, 1, 2
SEVERE = {"critical": 2, "emergency": 2, "alert": 2, "error": 2, "audit-failure": 2, "warning": 1}


def weighing(definitions: Definitions) -> Callable[[Event], int]:
    """A function that weighs events: an article most, then the channel, the level, and how common the source is.

    Each counts more than all behind it together. The lists of channels and sources are those of the source's kind.
    """

    @cache
    def class_of_source(source: str) -> int:
        common = [*map(joined, definitions.kind_of(source).common_sources)]
        return max(SOURCES - 1 - common.index(joined(source)), 1) if joined(source) in common else 0

    @cache
    def class_of_channel(source: str, channel: str) -> int:
        return _class_of(channel.lower(), definitions.kind_of(source))

    def weight(event: Event) -> int:
        source = event.key.source
        channel = event.channel or definitions.sources[source].channel or ""
        value = int(not event.is_stub)
        value = value * CHANNELS + class_of_channel(source, channel)
        value = value * LEVELS + SEVERE.get(event.level or "", 0)
        return value * SOURCES + class_of_source(source)

    return weight


def _class_of(channel: str, kind: Kind) -> int:
    """How much a channel is read. One that is in no list, or not known, is between the others."""
    if any(fnmatchcase(channel, pattern.lower()) for pattern in kind.main_channels):
        return MAIN
    return RARE if any(fnmatchcase(channel, pattern.lower()) for pattern in kind.rare_channels) else USUAL
