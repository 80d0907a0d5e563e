"""The event that hand-written pages have as their example."""

import pytest

from eventkb.model.event import Insertion
from eventkb.model.locale import Locale
from eventkb.pour.example import Example, example
from tests.catalogues import ENGLISH, GERMAN, LOCALES, article, definitions, edition, event, text

ROOM = Insertion("room", text("the room", "der Raum"), "Hall 1")


def shown(*events: object, locale: Locale = ENGLISH) -> Example:
    return example(edition(locale, definitions(*events)))


def test_an_explained_event_with_all_that_events_have_is_the_example() -> None:
    """Rather than a stub, or one without name and values; of equals the first."""
    rich = {"symbolic_name": "ROOM_LOCKED", "level": "error", "insertions": (ROOM,)}
    best = shown(event("A", 1, **rich), article("B", 1), article("B", 2, **rich), article("B", 3, **rich))
    assert (best.source, best.id, best.other) == ("B", "2", "1")


def test_a_new_id_looks_like_those_there_are() -> None:
    """And is none of them."""
    assert shown(article("B", 2), article("B", 3)).new == "4"


@pytest.mark.parametrize(
    ("locale", "message", "words"),
    [
        (ENGLISH, "The door of Hall 1 is locked since …", "enter locked"),
        (GERMAN, "Die Tür von Hall 1 ist seit …", "kommen Raum"),
    ],
)
def test_a_message_is_typed_with_its_values(locale: Locale, message: str, words: str) -> None:
    """Its beginning, which is enough; and words of its summary."""
    summary = text("No persons can enter: locked.", "Personen kommen nicht in den Raum.")
    template = text("The door of %1 is locked since %2 o'clock.", "Die Tür von %1 ist seit %2 Uhr verschlossen.")
    typed = shown(article(message=template, insertions=(ROOM, None), summary=summary), locale=locale)
    assert (typed.message, typed.words) == (message, words)


@pytest.mark.parametrize("locale", LOCALES)
def test_rows_without_an_example_are_left_out(locale: Locale) -> None:
    """Nobody types a symbolic name where there are none."""
    plain, named = shown(article(), locale=locale), shown(article(symbolic_name="ROOM_LOCKED"), locale=locale)
    assert len(named.typed) == len(plain.typed) + 1
    assert ("ROOM_LOCKED",) in [row.texts for row in named.typed]


def test_a_catalogue_without_events_has_an_example_too() -> None:
    """One that names no product."""
    nothing = shown()
    assert (nothing.source, nothing.slug, nothing.new) == ("Example", "example", "2")
    assert [row.texts for row in nothing.typed] == [("1",), ("Example 1", "EVT-example-1")]


def test_a_name_is_shown_that_looks_different_in_an_address() -> None:
    """One of the catalogue, or else one that everybody understands."""
    named = shown(article("A", 1), article("Night Trains", 1))
    assert (named.name, named.named) == ("Night Trains", "night-trains")
    assert shown(article("kernel", 1)).named == "nightly-backup"
