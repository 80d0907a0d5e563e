"""Where a word of a definition leads to, and what can be said about it."""

from dataclasses import dataclass

from eventkb.assist.offer import title
from eventkb.assist.spot import Kind, Spot
from eventkb.language.wording import fenced
from eventkb.model.catalogue import Definitions
from eventkb.model.diagnostic import Path
from eventkb.model.event import Event, EventKey, Insertion
from eventkb.model.locale import Locale
from eventkb.model.reference import KeyGroup


@dataclass(frozen=True, slots=True)
class Target:
    """A node of a file."""

    file: str
    path: Path


def target(spot: Spot, found: Definitions, event: Event | None) -> Target | None:
    """What a word names, if it is there."""
    if spot.kind is Kind.EVENT:
        meant = _event(spot, found)
        return Target(meant.file, meant.path) if meant else None
    if spot.kind is Kind.SHARED:
        shared = found.shared.get(spot.written)
        return Target(shared.file, ()) if shared else None
    number, _ = _insertion(spot, event)
    return Target(event.file, (*event.path, "insertions", number)) if event and number is not None else None


def told(spot: Spot, found: Definitions, event: Event | None, locale: Locale, keys: KeyGroup | None) -> str | None:
    """What to say about a word, as Markdown."""
    if spot.kind is Kind.KEY:
        return next((one.help for one in keys.keys if one.name == spot.written), None) if keys else None
    if spot.kind is Kind.EVENT:
        meant = _event(spot, found)
        return _about(meant, locale) if meant else None
    if spot.kind is Kind.SHARED:
        shared = found.shared.get(spot.written)
        text = shared.action.text if shared else None
        return text.nearest(locale) if text else None
    _, insertion = _insertion(spot, event)
    if insertion is None:
        return None
    meaning = insertion.meaning.nearest(locale) if insertion.meaning else ""
    example = f" (`{insertion.example}`)" if insertion.example else ""
    return f"**{insertion.name}**: {meaning}{example}"


def _about(event: Event, locale: Locale) -> str:
    """An event's name, what it is about, and its message."""
    message = fenced(event.message.nearest(locale).rstrip("\n"), "text")
    level = f" ({event.level})" if event.level else ""
    return f"**{event.key}**{level}\n\n{title(event, locale)}\n\n{message}"


def _event(spot: Spot, found: Definitions) -> Event | None:
    key = EventKey.parse(spot.written)
    return found.by_key.get(found.renamed.get(key, key)) if key else None


def _insertion(spot: Spot, event: Event | None) -> tuple[int | None, Insertion | None]:
    """An insertion string by its name or number, with its place among the others."""
    for number, one in enumerate(event.insertions if event else ()):
        if one and spot.written in (one.name, str(number + 1)):
            return number, one
    return None, None
