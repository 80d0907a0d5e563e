"""Messages lead to the events whose templates may fit them."""

from collections.abc import Sequence

import pytest

from eventkb.language.terms import literal_terms
from eventkb.lookup.anchors import PORTIONS, Anchored, begun
from eventkb.lookup.answer import Index, lookup, opened
from eventkb.model.event import INSERTION
from tests import own
from tests.lookup import catalogue
from tests.lookup.composed import answer, index


def anchored(message: str, index: Index, begun: Sequence[int] = ()) -> list[int]:
    """The events that all words of a message lead to."""
    events = Anchored(message, begun, is_typed=False)
    portions = [events.next(index) for _ in (*PORTIONS, None)]
    return portions[-1]


def test_a_cut_message_leads_to_the_template_that_begins_so() -> None:
    """Even where its rare words are missing, and behind what a log line has before it."""
    for text in ("The mail queue o", "The mail queue on", "12:01 ex01 agent: The mail queue o"):
        assert index().record(anchored(text, index())[0]).id == 2080


def test_a_time_before_a_message_is_no_part_of_its_beginning() -> None:
    """As lines of a log have it."""
    for time in ("03:12:44", "2026-11-24T03:12:44+01:00", "24.11.2026 03:12:44"):
        assert [index().record(number).id for number in begun(f"{time} THE MAIL QUEUE O", index())] == [2080]


def read_for(asked: str) -> list[str]:
    """The kinds of files of the real index that are read for a question, once for each file."""
    read: list[str] = []
    files = catalogue.files()
    lookup(asked, opened(lambda name: read.append(name) or files[name]))  # type: ignore[func-returns-value]
    return [name.removeprefix("lookup/").partition("-")[0] for name in read]


def test_a_source_s_name_loads_no_words_while_it_is_typed() -> None:
    """All names are in the manifest."""
    assert "terms" not in read_for("MSExchange Unified Mess")
    assert "terms" in read_for("unified messaging")


def test_a_whole_message_is_answered_without_others() -> None:
    """Its event alone: what shares words with it is looked up only where no event is certain."""
    whole = "Recovery of\npart 300 is complete, error and session are in table 30017."
    assert [match.record.id for match in answer(whole).matches] == [300]
    assert len(answer(whole.replace("Recovery", "Rescue")).matches) > 1


def test_a_few_typed_words_are_a_whole_message() -> None:
    """A message of one or two words comes first, but Enter doesn't open it unseen."""
    match = answer("Service stopping").matches[0]
    assert (match.record.id, match.confidence, match.reason) == (4102, "likely", "message")


@pytest.mark.slow
def test_the_event_of_a_whole_message_is_a_candidate() -> None:
    """In each language, whatever its values are: the text has all words that the template is filed under."""
    for number, event in enumerate(own.related().events.values()):
        for message in event.message.values.values():
            if any(literal_terms(message)):
                assert number in anchored(INSERTION.sub("17", message), catalogue.index()), event.key


def test_the_longest_words_are_looked_up_first() -> None:
    """They are rare most often, so the event comes with the first portion, and the rest of the files is not read."""
    text = "Recovery of the store on volume E: is complete, after it was read twice by the catalog service on Monday."
    events = Anchored(text, (), is_typed=False)
    first = events.next(index())
    assert events.place == PORTIONS[0] < len(events.terms)
    assert set(first) <= set(events.next(index()))


def test_a_line_of_a_few_words_is_no_message() -> None:
    """While somebody types, the words lead to events, and no template is looked for behind them."""
    assert Anchored("the backup failed", (), is_typed=True).next(index()) == []


def test_an_anchor_says_how_many_its_template_has() -> None:
    """For each event that is filed under it, from one to three: a text that lacks one can't be the whole template."""
    for event in list(own.related().events.values())[:50]:
        for message in event.message.values.values():
            for term in literal_terms(message):
                pairs = catalogue.index().with_needs(term)
                assert [number for number, _ in pairs] == catalogue.index().with_anchor(term)
                assert all(1 <= needs <= 3 for _, needs in pairs)
