"""A level with its word, as every page shows it."""

from collections.abc import Sequence

from eventkb.model.event import Event
from eventkb.model.kind import Level
from eventkb.pour.edition import Edition
from eventkb.pour.eventlink import LevelView
from eventkb.pour.every import of_each
from eventkb.pour.once import once_an_edition


def level_view(edition: Edition, event: Event) -> LevelView | None:
    """An event's level with its word; None where the level is not known."""
    return _level_in(edition, event.key.source, event.level) if event.level else None


@once_an_edition
def _level_in(edition: Edition, source: str, level: str) -> LevelView:
    """A level of a source."""
    return edition.level_in(source, level)


def level_of_each(editions: Sequence[Edition], event: Event) -> LevelView | None:
    """An event's level with its word in every language."""
    views = [view for edition in editions if (view := level_view(edition, event))]
    return LevelView(views[0].key, of_each(editions, [view.word for view in views]), views[0].tone) if views else None


def view_of(edition: Edition, level: Level) -> LevelView:
    """A level with its word."""
    return LevelView(level.name, level.title.nearest(edition.locale), level.tone)
