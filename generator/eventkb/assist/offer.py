"""Completions at the place where somebody is typing."""

from collections.abc import Iterator, Mapping
from itertools import islice

from eventkb.assist.spot import Kind, Spot
from eventkb.language.markup import plain_text
from eventkb.language.wording import shortened
from eventkb.model.catalogue import Definitions
from eventkb.model.codes import named
from eventkb.model.event import Event
from eventkb.model.frozen import frozen_dataclass
from eventkb.model.locale import Locale
from eventkb.model.text import Text

MOST = 200
NO_STEPS: Mapping[str, str] = {}


@frozen_dataclass()
class Offer:
    """A word to insert, with its meaning."""

    word: str
    detail: str


def offers(
    spot: Spot,
    definitions: Definitions,
    event: Event | None,
    locale: Locale,
    *,
    steps: Mapping[str, str] = NO_STEPS,
) -> list[Offer]:
    """The completions that match what has been typed so far, at most `MOST`. `steps` are those of a guide's file."""
    wanted = spot.written.strip().casefold()
    match spot.kind:
        case Kind.EVENT:
            candidates = _events(definitions, locale)
        case Kind.SHARED:
            candidates = (
                Offer(key, _line_of(shared.action.text, locale)) for key, shared in definitions.shared.items()
            )
        case Kind.INSERTION | Kind.NUMBER:
            candidates = _insertions(event, locale, spot.kind)
        case Kind.CODE | Kind.QUOTED_CODE:
            candidates = _codes(definitions, event, spot, locale)
        case Kind.TABLE:
            candidates = (Offer(name, table.title.nearest(locale)) for name, table in definitions.tables.items())
        case Kind.STEP:
            candidates = (Offer(key, title) for key, title in steps.items())
        case Kind.KEY:
            candidates = iter(())
    return list(islice((offer for offer in candidates if wanted in f"{offer.word} {offer.detail}".casefold()), MOST))


def _events(definitions: Definitions, locale: Locale) -> Iterator[Offer]:
    """All events, articles first."""
    for event in sorted(definitions.events, key=lambda event: event.is_stub):
        yield Offer(str(event.key), title(event, locale))


def _insertions(event: Event | None, locale: Locale, kind: Kind) -> Iterator[Offer]:
    for number, insertion in enumerate(event.insertions if event else (), 1):
        if insertion:
            meaning = _line_of(insertion.meaning, locale)
            numbered = Offer(str(number), f"{insertion.name}: {meaning}")
            yield Offer(insertion.name, meaning) if kind is Kind.INSERTION else numbered


def _codes(definitions: Definitions, event: Event | None, spot: Spot, locale: Locale) -> Iterator[Offer]:
    """The codes of an insertion string's tables, in quotation marks where these are not typed yet."""
    named_so = (item for item in (event.insertions if event else ()) if item and item.name == spot.insertion)
    tables = [table for item in named_so for table in named(definitions.tables, item.codes)]
    for code in (code for table in tables for code in table.codes):
        word = code.code if spot.kind is Kind.QUOTED_CODE else f'"{code.code}"'
        yield Offer(word, f"{code.symbol or ''} {_line_of(code.text, locale)}".strip())


def title(event: Event, locale: Locale) -> str:
    """What an event is about, in one line: its summary, or its message if it has none."""
    if event.summary:
        return _line_of(event.summary, locale)
    return shortened(event.message.nearest(locale), 100)


def _line_of(text: Text | None, locale: Locale) -> str:
    return shortened(plain_text(text.nearest(locale)), 100) if text else ""
