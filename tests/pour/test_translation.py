"""The page of the state of translation says what `eventkb translate status` says."""

from collections import Counter

import pytest

from eventkb.model.event import Action
from eventkb.model.identifier import TextId
from eventkb.model.note import Note
from eventkb.model.passage import Form
from eventkb.model.source import EventSource, SharedText, Term
from eventkb.model.text import TRANSLATION_STATES
from eventkb.pour.translation import translation
from eventkb.translate.status import table
from eventkb.translate.unit import units
from tests.catalogues import ENGLISH, GERMAN, Locale, article, definitions, edition, event, key, text

KNOWN = definitions(
    article("Demo", 1),
    event("A/B", TextId("E:7"), summary=text("It is late.")),
    sources=(EventSource(name="A/B", file="events/A_B/source.yml", folder="A_B", title=text("The A/B service")),),
    notes={key("Demo", 1): Note(key=key("Demo", 1), file="events/Demo/1.note.yml", text=text("Wait.", "Warten."))},
    shared={"look": SharedText("look", "events/shared/look.yml", Action(text=text("Look.")))},
    glossary=(Term(names={ENGLISH: "TCP/IP"}, file="events/glossary.yml", position=0, definition=text("A protocol.")),),
)


@pytest.mark.parametrize("locale", [ENGLISH, GERMAN])
def test_the_page_and_the_command_count_the_same(locale: Locale) -> None:
    """By source with the notes on its events, then shared texts, sources and terms; IDs and names may have any form."""
    (language,) = translation(edition(locale, KNOWN), "en/contribute/translation/").languages  # type: ignore[arg-type]
    command = table(unit for unit in units(KNOWN, GERMAN) if unit.passage.form is not Form.MESSAGE)
    on_page = {row.name: Counter(dict(zip(TRANSLATION_STATES, row.counts, strict=True))) for row in language.rows}
    assert on_page == {row.name: row.counts for row in command}
    assert list(on_page) == ["A/B", "Demo", "shared", "source.yml", "glossary.yml"]
    assert [bool(row.href) for row in language.rows] == [True, True, False, False, False]
