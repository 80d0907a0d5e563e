"""What a word of a definition refers to, and its description."""

from eventkb.assist.offer import title
from eventkb.assist.spot import Kind, Spot
from eventkb.language.wording import fenced
from eventkb.model.catalogue import Definitions
from eventkb.model.diagnostic import Path
from eventkb.model.event import Event, EventKey, Insertion
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.reference import KeyGroup


@frozen_dataclass()
class Target:
    """A node of a file."""

    file: str
    path: Path


def target(spot: Spot, definitions: Definitions, event: Event | None) -> Target | None:
    """The node that a word refers to; None if it doesn't exist."""
    if spot.kind is Kind.EVENT:
        referred = _event(spot, definitions)
        return Target(referred.file, referred.path) if referred else None
    if spot.kind is Kind.SHARED:
        shared = definitions.shared.get(spot.written)
        return Target(shared.file, ()) if shared else None
    number, _ = _insertion(spot, event)
    return Target(event.file, (*event.path, "insertions", number)) if event and number is not None else None


def description(
    spot: Spot, definitions: Definitions, event: Event | None, *, locale: Locale, keys: KeyGroup | None
) -> str | None:
    """The description of a word, as Markdown; None if there is nothing to say."""
    if spot.kind is Kind.KEY:
        help = next((key.help for key in keys.keys if key.name == spot.written), None) if keys else None
        return help or _of_insertion(spot, event, locale)  # the name of an insertion string is a key in `when`
    if spot.kind is Kind.EVENT:
        referred = _event(spot, definitions)
        return _about(referred, locale) if referred else None
    if spot.kind is Kind.SHARED:
        shared = definitions.shared.get(spot.written)
        text = shared.action.text if shared else None
        return text.nearest(locale) if text else None
    return _of_insertion(spot, event, locale)


def _of_insertion(spot: Spot, event: Event | None, locale: Locale) -> str | None:
    _, insertion = _insertion(spot, event)
    if insertion is None:
        return None
    meaning = insertion.meaning.nearest(locale) if insertion.meaning else ""
    example = f" (`{insertion.example}`)" if insertion.example else ""
    return f"**{insertion.name}**: {meaning}{example}"


def _about(event: Event, locale: Locale) -> str:
    """An event's key, what it is about, and its message."""
    message = fenced(event.message.nearest(locale).rstrip("\n"), "text")
    level = f" ({event.level})" if event.level else ""
    return f"**{event.key}**{level}\n\n{title(event, locale)}\n\n{message}"


def _event(spot: Spot, definitions: Definitions) -> Event | None:
    key = EventKey.parse(spot.written)
    return definitions.by_key.get(definitions.renamed.get(key, key)) if key else None


def _insertion(spot: Spot, event: Event | None) -> tuple[int | None, Insertion | None]:
    """The insertion string with this name or number, and its position."""
    for number, insertion in enumerate(event.insertions if event else ()):
        if insertion and spot.written in (insertion.name, str(number + 1)):
            return number, insertion
    return None, None
