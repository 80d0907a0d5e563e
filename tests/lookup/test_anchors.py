"""Messages lead to the events whose templates may fit them."""

from eventkb.language.terms import literal_terms
from eventkb.lookup.anchors import anchored
from eventkb.model.event import INSERTION
from tests.lookup import catalogue
from tests.lookup.composed import answer, index


def test_a_cut_message_leads_to_the_template_that_begins_so() -> None:
    """Even where its rare words are missing, and behind what a log line has before it."""
    for text in ("The mail queue o", "The mail queue on", "12:01 ex01 agent: The mail queue o"):
        assert index().record(anchored(text, index())[0]).id == 2080


def test_a_few_typed_words_are_a_whole_message() -> None:
    """A message of one or two words comes first, but Enter doesn't open it unseen."""
    match = answer("Service stopping").matches[0]
    assert (match.record.id, match.confidence, match.reason) == (4102, "likely", "message")


def test_the_event_of_a_whole_message_is_a_candidate() -> None:
    """In each language, whatever its values are: the text has all words that the template is filed under."""
    for number, event in enumerate(catalogue.related().events.values()):
        for message in event.message.values.values():
            if any(literal_terms(message)):
                assert number in anchored(INSERTION.sub("17", message), catalogue.index()), event.key


def test_an_anchor_says_how_many_its_template_has() -> None:
    """For each event that is filed under it, from one to three: a text that lacks one can't be the whole template."""
    for event in list(catalogue.related().events.values())[:50]:
        for message in event.message.values.values():
            for term in literal_terms(message):
                pairs = catalogue.index().with_needs(term)
                assert [number for number, _ in pairs] == catalogue.index().with_anchor(term)
                assert all(1 <= needs <= 3 for _, needs in pairs)
