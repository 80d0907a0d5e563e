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
    ("locale", "written", "words"),
    [(GERMAN, text("Wait."), "Noch nicht übersetzt."), (ENGLISH, text(de="Warten Sie."), "Not translated yet.")],
)
def test_a_missing_text_has_a_note_and_a_way_to_contribute(locale: Locale, written: object, words: str) -> None:
    """The reader learns why this text is in another language, and whoever can translate it is one click away."""
    local_edition = edition(locale, definitions(event()))
    local_text = local(locale, written, {})
    language_note = note(local_edition, local_text, Html(), "https://git.example/")
    assert (language_note.state, language_note.text, language_note.link) == ("missing", words, "https://git.example/")
    assert foreign(local_edition, local_text) == local_text.language != locale
    assert note(local_edition, local_text, Html(), "").link_text == ""


@pytest.mark.parametrize(("state", "word"), [("machine", "Maschinell"), ("stale", "neuer")])
def test_a_doubtful_translation_offers_its_original(state: str, word: str) -> None:
    """Whoever doubts a translation compares."""
    lists = listed(machine=OF_BOTH) if state == "machine" else listed(reviewed="0123456789ab")
    language_note = note(edition(GERMAN, definitions(event())), local(GERMAN, BOTH, lists), ORIGINAL, "")
    assert (language_note.state, language_note.original, language_note.original_language) == (state, ORIGINAL, ENGLISH)
    assert word in language_note.text


@pytest.mark.parametrize("lists", [{}, listed(reviewed=OF_BOTH), listed(draft=OF_BOTH)])
def test_a_sound_translation_has_no_note(lists: object) -> None:
    """A page that warns of everything warns of nothing."""
    local_edition, local_text = edition(GERMAN, definitions(event())), local(GERMAN, BOTH, lists)
    assert note(local_edition, local_text, ORIGINAL, "https://git.example/") is None
    assert foreign(local_edition, local_text) is None


@pytest.mark.parametrize(("locale", "other"), [(GERMAN, text("Wait.")), (ENGLISH, text(de="Warten Sie."))])
def test_only_the_text_itself_is_marked_with_its_language(locale: Locale, other: object) -> None:
    """A screen reader changes its voice for the text and not for the page, and the note is in the reader's language."""
    explained = event(explanation=other)
    local_edition = edition(locale, definitions(explained))
    page = tree(template(locale, "article")(v=article_view(local_edition, explained)))
    passages = [element for element in page.css(".prose") if element.attributes.get("lang")]
    assert [passage.attributes["lang"] for passage in passages] == [other.source_language]
    assert words_of(page.css_first(".language-note a")) == local_edition.word("add_translation")
