"""Words that no event has are looked up by their parts."""

import pytest

from eventkb.lookup.parts import with_known_parts
from eventkb.lookup.query import query
from tests.lookup.composed import agree, answer, index


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Giftwarteschlange", ("warteschlange",)),
        ("Sitzungswiederherstellung", ("wiederherstellung", "sitzung")),
        ("mail_queue_unknown", ("mail", "quu", "unknown")),
        ("Warteschlange", ("warteschlange",)),
        ("xyzzyplughs", ("xyzzyplughs",)),
        ("Warteschlange4711", ("warteschlange4711",)),
    ],
)
def test_a_word_that_no_event_has_is_split(typed: str, words: tuple[str, ...]) -> None:
    """Into the longest end that an event has, and what is before it; other words stay whole."""
    assert with_known_parts(query(typed), index()).words == words


def test_an_event_by_parts_of_a_word_is_only_possible() -> None:
    """Enter doesn't open it unseen."""
    (match,) = answer("Giftwarteschlange").matches
    assert (match.record.id, match.confidence, match.reason) == (2080, "possible", "some-words")


def test_only_languages_with_compound_words_split_them() -> None:
    """`superror` ends like an English word, and no German message has it."""
    assert with_known_parts(query("superror"), index()).words == ("error",)
    assert answer("superror").matches == ()
    assert answer("Postfehler").matches[0].record.id == 4100


@pytest.mark.slow
def test_the_browser_splits_alike() -> None:
    """The same words, and the same events."""
    agree(
        [
            "Giftwarteschlange",
            "Sitzungswiederherstellung",
            "mail_queue_unknown",
            "xyzzyplughs",
            "Warteschlange4711",
            "superror",
        ]
    )
