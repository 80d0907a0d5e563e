"""Why and how surely an event is meant, by which of source, ID, all 32 bits and message agree with it."""

import pytest

from eventkb.index import lookup as writing
from eventkb.lookup.answer import lookup, opened
from eventkb.lookup.words import plain
from eventkb.relate import relate
from tests.catalogues import LANGUAGES, definitions, event, text
from tests.lookup.pasted import WORDS
from tests.lookup.twins import assert_browser_agrees

EVENTS = (
    event("Disk", 5, qualifiers=(0x80070005,)),
    event("Share", 5, qualifiers=(0xC0070005,)),
    event("Mover", 7, qualifiers=(0xC0040007,), message=text("Mailbox %1 moved", "Postfach %1 verschoben")),
    event("Values", 9, message=text("%1")),
)
FILES = dict(writing.files(relate(definitions(*EVENTS)), LANGUAGES, plain(WORDS)))
INDEX = opened(FILES.__getitem__)


def entry(message: str, *facts: str) -> str:
    return "\n".join(("Log Name: Application", *facts, "Level: Error", "Description:", message))


def xml(high: int, source: str = "") -> str:
    """An entry with the ID 7 that gives the high half of the 32 bits apart."""
    provider = f'<Provider Name="{source}"/>' if source else ""
    return f'<Event><System>{provider}<EventID Qualifiers="{high}">7</EventID></System></Event>'


MOVED, MOVER, ELSEWHERE = "Mailbox a moved", "Source: Mover", "Source: Elsewhere"
EXPECTED = {
    # of a code's 32 bits all must be the event's
    "0x80070005": [("Disk/5", "full-id", "exact")],
    "0xC0070005": [("Share/5", "full-id", "exact")],
    "0x90070005": [],
    # so must be those of an entry that names no source; one that names another is of another event
    xml(0xC004): [("Mover/7", "full-id", "exact")],
    xml(0x8004): [("Mover/7", "id", "likely")],
    xml(0xC004, "Elsewhere"): [("Mover/7", "same-id-other-source", "possible")],
    xml(0x8004, "Mover"): [("Mover/7", "source-id", "exact")],
    # a message of few words needs the source, or the ID where no source is named
    entry(MOVED, MOVER, "Event ID: 7"): [("Mover/7", "source-id-message", "exact")],
    entry(MOVED, MOVER): [("Mover/7", "source-message", "exact")],
    entry(MOVED, "Event ID: 7"): [("Mover/7", "id-message", "likely")],
    "Mailbox a\nmoved": [("Mover/7", "message", "possible")],
    entry(MOVED, ELSEWHERE, "Event ID: 7"): [("Mover/7", "message-other-source", "possible")],
    entry(MOVED, MOVER, "Event ID: 99"): [("Mover/7", "message-other-id", "possible")],
    # a message without words fits only where both agree
    entry("x y", "Source: Values", "Event ID: 9"): [("Values/9", "source-id-message", "exact")],
    entry("x y", "Event ID: 9"): [("Values/9", "id", "likely")],
    entry("x y", ELSEWHERE, "Event ID: 9"): [("Values/9", "same-id-other-source", "possible")],
}


@pytest.mark.parametrize("given", EXPECTED)
def test_an_event_is_as_sure_as_what_agrees_with_it(given: str) -> None:
    """Whatever contradicts the event makes it less sure, or rules it out."""
    matches = lookup(given, INDEX).matches
    said = [(f"{match.record.source}/{match.record.id}", str(match.reason), str(match.confidence)) for match in matches]
    assert said == EXPECTED[given]


@pytest.mark.slow
def test_the_browser_is_as_sure() -> None:
    """Of each of them."""
    scripts = {place: data for place, data in FILES.items() if place.endswith(".js")}
    assert_browser_agrees(scripts, list(EXPECTED), lambda given: lookup(given, INDEX))
