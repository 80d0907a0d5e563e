"""What is not known here can be asked elsewhere, where the operator says so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eventkb.lookup.elsewhere import Subject, links
from tests.lookup.composed import answer
from tests.lookup.twins import answered

PLACES = [("Ticket", "https://t.example/new?s={source}+{id}"), ("Vendor", "https://v.example/?q={text}&i={id}")]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Foo Service 4625", Subject("Foo Service", "4625", "Foo Service 4625")),
        ("Quelle ContosoMail, Ereignis 4625", Subject("ContosoMail", "4625", "Quelle ContosoMail, Ereignis 4625")),
        ("xyzzy plugh", Subject("", "", "xyzzy plugh")),
        (
            "Log Name: Application\nSource: Foo & Co\nEvent ID: 4625\nLevel: Error\nDescription:\nuser jdoe",
            Subject("Foo & Co", "4625", "Foo & Co 4625"),
        ),
        ("Quelle: Foo\nEreignis-ID: 4625\nEbene: Fehler\nBeschreibung:\nGeheimes", Subject("Foo", "4625", "Foo 4625")),
    ],
)
def test_source_and_id_are_taken_along(text: str, subject: Subject) -> None:
    """Of a paste nothing else, so that no message leaves the browser."""
    assert answer(text).subject == subject
    assert answer(text).is_unknown


def test_what_is_known_needs_no_other_place() -> None:
    """Nor does a code that is explained."""
    assert not answer("ContosoMail 2080").is_unknown


def test_slots_are_encoded() -> None:
    """Whatever is in them stays in its place."""
    (_, ticket), (_, vendor) = links(Subject("A & B{id}", "7", "a=b#c ä"), PLACES)
    assert ticket == "https://t.example/new?s=A%20%26%20B%7Bid%7D+7"
    assert vendor == "https://v.example/?q=a%3Db%23c%20%C3%A4&i=7"


@pytest.mark.slow
@settings(max_examples=5)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=250), min_size=3, max_size=3))
def test_the_browser_fills_slots_alike(texts: list[str]) -> None:
    """In any text, also a long one."""
    subject = dict(zip(("source", "id", "text"), texts, strict=True))
    expected = [{"title": title, "url": url} for title, url in links(Subject(**subject), PLACES)]
    assert answered("links.js", {"subject": subject, "places": PLACES}) == expected


def test_half_a_character_becomes_a_sign_for_it() -> None:
    """A text that was cut in the middle of a character leads somewhere all the same."""
    ((_, url),) = links(Subject(text="ab\ud83d"), [("Ticket", "https://example.org/?q={text}")])
    assert url == "https://example.org/?q=ab%EF%BF%BD"
