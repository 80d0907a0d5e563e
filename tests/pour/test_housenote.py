"""A house's own note on the page of its event: marked as such, in the reader's language."""

import pytest

from eventkb.model.event import Reference
from eventkb.model.note import Contact, Note
from eventkb.model.origin import Origin
from eventkb.model.text import plain
from eventkb.pour.article import article
from eventkb.pour.housenote import HouseNoteView, house_note
from tests.catalogues import ENGLISH, GERMAN, Locale, definitions, edition, event, key, template, text, tree
from tests.catalogues import article as described

NOTE = Note(
    key=key("Demo", 1),
    file="events/Demo/1.note.yml",
    text=text("Ask **first**, see [[Demo/2]].", "Erst **fragen**, siehe [[Demo/2]]."),
    links=(Reference(text("Runbook", "Handbuch"), "https://wiki.example/a"),),
    contacts=(Contact(text("Mail team", "Mailteam"), "mail@house.example", "+49 30 12-34", "https://chat.example/m/"),),
)


def noted(note: Note = NOTE, locale: Locale = ENGLISH, **given: object) -> HouseNoteView | None:
    known = definitions(event(), described("Demo", 2), notes={note.key: note}, **given)
    return house_note(edition(locale, known), known.events[0])


@pytest.mark.parametrize(("locale", "title"), [(ENGLISH, "Our own note"), (GERMAN, "Unsere eigene Notiz")])
def test_a_note_is_in_the_readers_language(locale: Locale, title: str) -> None:
    """Its title says whose it is; links to events lead to their articles."""
    view = noted(locale=locale)
    assert view is not None
    assert view.title == title
    assert 'href="../../demo/2/"' in view.text.html
    assert view.links[0].title == ("Runbook" if locale == ENGLISH else "Handbuch")
    assert view.edit_link == "https://git.example/edit/events/Demo/1.note.yml"


def test_contacts_can_be_called_and_written_to() -> None:
    """The number is dialled without what only people read in it."""
    view = noted()
    assert view is not None
    (contact,) = view.contacts
    assert (contact.mail_href, contact.phone_href) == ("mailto:mail@house.example", "tel:+49301234")
    assert (contact.phone, contact.url_label) == ("+49 30 12-34", "chat.example/m")


def test_an_event_without_a_note_has_none() -> None:
    """Nothing is shown in its place."""
    known = definitions(event())
    assert house_note(edition(ENGLISH, known), known.events[0]) is None
    assert not tree(page(edition(ENGLISH, known), known.events[0])).css_first(".house-note")


def test_a_note_that_is_not_translated_says_so() -> None:
    """As every other text."""
    view = noted(Note(key=key("Demo", 1), file="events/Demo/1.note.yml", text=text(de="Erst fragen.")))
    assert view is not None and view.text.language == GERMAN and view.text.note


def test_a_note_follows_a_renamed_event() -> None:
    """Until somebody has renamed its file, it is shown on the event that has its key as an alias."""
    known = definitions(event("Demo", 9, aliases=(key("Demo", 1),)), notes={NOTE.key: NOTE}, shared={})
    assert known.note_on(known.events[0]) == NOTE


def test_a_note_of_another_catalogue_names_it() -> None:
    """It is not one's own."""
    theirs = Note(key=key("Demo", 1), file="theirs/Demo/1.note.yml", text=text("Wait."))
    origins = (Origin.unnamed("events"), Origin(folder="theirs", title=plain("Demo events")))
    view = noted(theirs, origins=origins)
    assert view is not None and view.title == "Note of the catalogue Demo events"


def page(one_edition: object, one_event: object) -> str:
    return template(ENGLISH, "article")(v=article(one_edition, one_event))  # type: ignore[arg-type]


def test_the_page_has_it_before_the_article() -> None:
    """It is what its people read first, and no part of the article's own sections."""
    known = definitions(event(), described("Demo", 2), notes={NOTE.key: NOTE})
    html = page(edition(ENGLISH, known), known.events[0])
    note = tree(html).css_first("aside.house-note")
    assert note.attributes["aria-labelledby"] == "house-note"
    assert html.index('class="house-note"') < html.index('class="message"')
    assert [link.attributes["href"] for link in note.css("a")] == [
        "../../demo/2/",
        "https://wiki.example/a",
        "tel:+49301234",
        "mailto:mail@house.example",
        "https://chat.example/m/",
        "https://git.example/edit/events/Demo/1.note.yml",
    ]
