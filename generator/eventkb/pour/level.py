"""A level with its word, as every page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from eventkb.model.event import Event
from eventkb.model.kind import Level
from eventkb.pour.edition import Edition
from eventkb.pour.every import of_each


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level; `tone` is the one whose colour and sign it has, empty where it has its own."""

    key: str
    word: str
    tone: str = ""


def level_view(edition: Edition, event: Event) -> LevelView | None:
    """An event's level with its word; None where the level is not known."""
    if not event.level:
        return None
    level = edition.kind_of(event).level(event.level)
    return view_of(edition, level) if level else LevelView(event.level, event.level)


def level_of_each(editions: Sequence[Edition], event: Event) -> LevelView | None:
    """An event's level with its word in every language."""
    views = [view for edition in editions if (view := level_view(edition, event))]
    return LevelView(views[0].key, of_each(editions, [view.word for view in views]), views[0].tone) if views else None


def view_of(edition: Edition, level: Level) -> LevelView:
    """A level with its word."""
    return LevelView(level.name, level.title.nearest(edition.locale), level.tone)
