"""Notes on single texts: how far each can be trusted."""

import pytest

from eventkb.language.markup import Html
from eventkb.model.text import digest, local
from eventkb.pour.article import article as article_view
from eventkb.pour.notes import foreign, note
from tests.catalogues import (
    ENGLISH,
    GERMAN,
    Locale,
    definitions,
    edition,
    event,
    listed,
    template,
    text,
    tree,
    words_of,
)

BOTH = text("Wait.", "Warten Sie.")
OF_BOTH = digest("Wait.")
ORIGINAL = Html("<p>Wait.</p>")


@pytest.mark.parametrize(
    ("wanted", "written", "words"),
    [(GERMAN, text("Wait."), "Noch nicht übersetzt."), (ENGLISH, text(de="Warten Sie."), "Not translated yet.")],
)
def test_a_missing_text_has_a_note_and_a_way_to_contribute(wanted: Locale, written: object, words: str) -> None:
    """The reader learns why this text is in another language, and whoever can translate it is one click away."""
    found = edition(wanted, definitions(event()))
    one = local(written, wanted, {})
    made = note(found, one, Html(), "https://git.example/")
    assert (made.state, made.text, made.link) == ("missing", words, "https://git.example/")
    assert foreign(found, one) == one.language != wanted
    assert note(found, one, Html(), "").link_text == ""


@pytest.mark.parametrize(("state", "word"), [("machine", "Maschinell"), ("stale", "neuer")])
def test_a_doubtful_translation_offers_its_original(state: str, word: str) -> None:
    """Whoever doubts a translation compares."""
    lists = listed(machine=OF_BOTH) if state == "machine" else listed(reviewed="0123456789ab")
    made = note(edition(GERMAN, definitions(event())), local(BOTH, GERMAN, lists), ORIGINAL, "")
    assert (made.state, made.original, made.original_language) == (state, ORIGINAL, ENGLISH)
    assert word in made.text


@pytest.mark.parametrize("lists", [{}, listed(reviewed=OF_BOTH), listed(draft=OF_BOTH)])
def test_a_sound_translation_has_no_note(lists: object) -> None:
    """A page that warns of everything warns of nothing."""
    found, one = edition(GERMAN, definitions(event())), local(BOTH, GERMAN, lists)
    assert note(found, one, ORIGINAL, "https://git.example/") is None
    assert foreign(found, one) is None


@pytest.mark.parametrize(("locale", "other"), [(GERMAN, text("Wait.")), (ENGLISH, text(de="Warten Sie."))])
def test_only_the_text_itself_is_marked_with_its_language(locale: Locale, other: object) -> None:
    """A screen reader changes its voice for the text and not for the page, and the note is in the reader's language."""
    found = event(explanation=other)
    made = edition(locale, definitions(found))
    page = tree(template(locale, "article")(v=article_view(made, found)))
    passages = [one for one in page.css(".prose") if one.attributes.get("lang")]
    assert [one.attributes["lang"] for one in passages] == [other.source_language]
    assert words_of(page.css_first(".language-note a")) == made.word("add_translation")
