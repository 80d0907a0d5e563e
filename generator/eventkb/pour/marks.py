"""Whether an event may be ignored and when it is written, as the parts of an article say it."""

from eventkb.model.event import PLACEHOLDER, Command, Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.marks import LOWEST, LoggingLevel
from eventkb.pour.actions import CommandView, command_view, passage
from eventkb.pour.badges import BadgeView, badges, ignorable_badge
from eventkb.pour.edition import Edition
from eventkb.pour.notes import Passage


@frozen_dataclass()
class IgnorableView:
    """Whether an event may be ignored, and why."""

    badge: BadgeView
    reason: Passage | None


@frozen_dataclass()
class LoggingView:
    """The diagnostic level from which on an event is written, and the command that sets it, if the source has one."""

    sentence: str
    command: CommandView | None


@frozen_dataclass()
class MarksView:
    """What the parts of an article say more about its badges."""

    badges: tuple[BadgeView, ...]
    ignorable: IgnorableView | None
    logging: LoggingView | None


def marks(edition: Edition, event: Event, edit_link: str) -> MarksView:
    """What an article says about ignoring its event, and about when it is written."""
    return MarksView(badges(edition, event), _ignorable(edition, event, edit_link), _logging(edition, event))


def _ignorable(edition: Edition, event: Event, edit_link: str) -> IgnorableView | None:
    """What an article says about ignoring its event; None where it says nothing."""
    badge = ignorable_badge(edition, event)
    if badge is None:
        return None
    text = event.ignorable_reason
    reason = passage(edition, edition.local(text, event.translation), edit_link, marks_terms=True) if text else None
    return IgnorableView(badge, reason)


def _logging(edition: Edition, event: Event) -> LoggingView | None:
    """When an event is written; None for one that always is, or of which nothing is said."""
    level = _raised_level(event)
    if level is None:
        return None
    sentence = edition.word("logging", "sentence").replace("{level}", edition.word("logging", level))
    return LoggingView(sentence, _logging_command(edition, event, level))


def _logging_command(edition: Edition, event: Event, level: LoggingLevel) -> CommandView | None:
    """The command that sets a level; None if the source has none, or the event lacks a value for it."""
    template = edition.catalogue.definitions.sources[event.key.source].logging_command
    if template is None:
        return None
    values = {"level": level.capitalize(), "category": event.category.source if event.category else ""}
    if not all(values.get(name) for name in PLACEHOLDER.findall(template.run)):
        return None
    run = PLACEHOLDER.sub(lambda match: values[match[1]], template.run)
    return command_view(edition, Command(template.shell, run), {})


def _raised_level(event: Event) -> LoggingLevel | None:
    """The level that must be set for an event to be written; None where it always is, or nothing is known."""
    return None if event.logging_level is LOWEST else event.logging_level


def logging_hint(edition: Edition, event: Event) -> str:
    """A few words for a link to an event that is not always written; empty for any other."""
    level = _raised_level(event)
    if level is None:
        return ""
    return edition.word("logging", "hint").replace("{level}", edition.word("logging", level))
