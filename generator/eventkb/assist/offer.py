"""What could stand where somebody is typing."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from eventkb.assist.spot import Kind, Spot
from eventkb.language.markup import plain_text
from eventkb.language.wording import shortened
from eventkb.model.catalogue import Definitions
from eventkb.model.event import Event
from eventkb.model.locale import Locale
from eventkb.model.text import Text

MOST = 200


@dataclass(frozen=True, slots=True)
class Offer:
    """A word to type, with what it means."""

    word: str
    detail: str


def offers(spot: Spot, found: Definitions, event: Event | None, locale: Locale) -> list[Offer]:
    """What fits that which has been typed so far, at most as many as somebody looks through."""
    wanted = spot.written.strip().casefold()
    match spot.kind:
        case Kind.EVENT:
            known = _events(found, locale)
        case Kind.SHARED:
            known = (Offer(key, _said(one.action.text, locale)) for key, one in found.shared.items())
        case Kind.INSERTION | Kind.NUMBER:
            known = _insertions(event, locale, spot.kind)
        case Kind.KEY:
            known = iter(())
    return list(islice((one for one in known if wanted in f"{one.word} {one.detail}".casefold()), MOST))


def _events(found: Definitions, locale: Locale) -> Iterator[Offer]:
    """Articles first."""
    for event in sorted(found.events, key=lambda one: one.is_stub):
        yield Offer(str(event.key), title(event, locale))


def _insertions(event: Event | None, locale: Locale, kind: Kind) -> Iterator[Offer]:
    for number, one in enumerate(event.insertions if event else (), 1):
        if one:
            meaning = _said(one.meaning, locale)
            yield Offer(one.name, meaning) if kind is Kind.INSERTION else Offer(str(number), f"{one.name}: {meaning}")


def title(event: Event, locale: Locale) -> str:
    """What an event is about, in one line: its summary, or else its message."""
    if event.summary:
        return _said(event.summary, locale)
    return shortened(event.message.nearest(locale), 100)


def _said(text: Text | None, locale: Locale) -> str:
    return shortened(plain_text(text.nearest(locale)), 100) if text else ""
