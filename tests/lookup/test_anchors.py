"""Messages lead to the events whose templates may fit them."""

from eventkb.lookup.anchors import anchored
from tests.lookup.composed import answer, index


def test_a_cut_message_leads_to_the_template_that_begins_so() -> None:
    """Even where its rare words are missing, and behind what a log line has before it."""
    for text in ("The mail queue o", "The mail queue on", "12:01 ex01 agent: The mail queue o"):
        assert index().record(anchored(text, index())[0]).id == 2080


def test_a_few_typed_words_are_a_whole_message() -> None:
    """A message of one or two words comes first, but Enter doesn't open it unseen."""
    match = answer("Service stopping").matches[0]
    assert (match.record.id, match.confidence, match.reason) == (4102, "likely", "message")
