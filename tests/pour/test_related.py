"""What stands around an event: cards, the line below them, the sidebar."""

import pytest

from eventkb.pour.related import ALSO, BESIDE, CARDS, related, sidebar
from tests.catalogues import ENGLISH, GERMAN, LOCALES, Locale, article, definitions, edition, event, key, relation, text


@pytest.mark.parametrize(
    ("locale", "word", "reason"), [(ENGLISH, "Caused by", "A reason."), (GERMAN, "Verursacht durch", "Ein Grund.")]
)
def test_a_related_event_says_how_it_is_related_and_why(locale: Locale, word: str, reason: str) -> None:
    """Seen from the other side the relation has its inverse name and the reason that was typed."""
    first = article("Demo", 1, related=(relation("causes", "MS Demo", 2, text("A reason.", "Ein Grund.")),))
    two = article("MS Demo", 2, level=None)
    local_edition = edition(locale, definitions(first, two))
    (card,) = related(local_edition, two).cards
    assert (card.relation, card.link.href, card.reason.html) == (word, "../../demo/1/", f"<p>{reason}</p>\n")
    (card,) = related(local_edition, first).cards
    assert (card.link.href, card.reason.language) == ("../../ms-demo/2/", None)


@pytest.mark.parametrize("locale", LOCALES)
def test_without_a_reason_the_other_event_is_summed_up(locale: Locale) -> None:
    """In its own language, and marked with it."""
    first = event("Demo", 1, related=(relation("see-also", "Demo", 2), relation("see-also", "Demo", 3)))
    two = article("Demo", 2, explanation=text("It waits. Long."))
    local_edition = edition(locale, definitions(first, two, event("Demo", 3)))
    first, second = related(local_edition, first).cards
    assert first.reason.html == "<p>It waits.</p>\n"
    assert first.reason.language == (None if locale == ENGLISH else ENGLISH)
    assert second.reason is None


def test_no_more_cards_than_a_reader_can_take_in() -> None:
    """What is left over joins the line below, before the derived ones, and the line has an end too."""
    many = tuple(relation("see-also", "Demo", number) for number in range(2, 30))
    local_edition = edition(
        ENGLISH, definitions(event("Demo", 1, related=many), *(event("Demo", n) for n in range(2, 30)))
    )
    view = related(local_edition, local_edition.catalogue.events[key("Demo", 1)])
    assert len(view.cards) == CARDS
    assert [item.id for item in view.also] == list(range(2 + CARDS, 2 + CARDS + ALSO))


@pytest.mark.parametrize(("locale", "tie"), [(ENGLISH, "mentioned here"), (GERMAN, "hier erwähnt")])
def test_derived_relations_say_how_they_came_about(locale: Locale, tie: str) -> None:
    """A reader sees at once that nobody has judged these."""
    local_edition = edition(locale, definitions(article(explanation=text("[[Demo/2]]")), event("Demo", 2)))
    view = related(local_edition, local_edition.catalogue.events[key("Demo", 1)])
    assert (view.cards, [(item.id, item.tie) for item in view.also]) == ((), [(2, tie)])


def test_an_event_that_stands_alone_has_no_related_ones() -> None:
    """There is no heading without anything below it."""
    assert related(edition(ENGLISH, definitions(event())), event()) is None


def test_the_sidebar_never_grows() -> None:
    """The event, three neighbours on either side, and where all of them are."""
    events = [article("Demo", number) for number in range(1, 40)]
    local_edition = edition(ENGLISH, definitions(*events, *(event(source, 20) for source in "ABCDE")))
    view = sidebar(local_edition, local_edition.catalogue.events[key("Demo", 20)])
    assert [link.id for link in view.neighbours] == list(range(20 - BESIDE, 21 + BESIDE))
    assert [link.id for link in view.neighbours if link.current] == [20]
    assert [item.name for item in view.same_id] == ["A", "B", "C"]
    assert (view.all_of_source, view.source_href, view.same_id_href) == (
        "All 39 events of this source",
        "../../demo/",
        "../../id/20/",
    )


@pytest.mark.parametrize(
    ("locale", "words"),
    [(ENGLISH, "The only event of this source here"), (GERMAN, "Das einzige Ereignis dieser Quelle hier")],
)
def test_the_only_event_of_a_source(locale: Locale, words: str) -> None:
    """'All 1 events' is nobody's language."""
    assert sidebar(edition(locale, definitions(event())), event()).all_of_source == words
