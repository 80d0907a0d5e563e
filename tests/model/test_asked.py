"""What is asked for is noted, as somebody who remembers it needs to know it."""

from eventkb.model.asked import ALL, Asked, Table, Watched


def test_a_table_notes_that_somebody_looks_at_it() -> None:
    """Also whoever asks only whether it has something, or for something that it lacks."""
    for look in (len, list, lambda days: "a" in days, lambda days: days.get("b")):
        asked = Asked()
        with asked.listening() as heard:
            look(Table("dates", {"a": "2026-01-01"}, asked))
        assert heard == {("dates", ALL)}


def test_questions_of_some_kinds_count_as_one() -> None:
    """The one counts even if nothing of these kinds was asked for; all others count as they are."""
    asked = Asked()
    events, sources = Watched("event", {1: "one"}, asked), Watched("source", {2: "two"}, asked)
    with asked.listening() as heard:
        with asked.counted_as(("found", ALL), {"event"}):
            _ = events[1], sources[2]
        with asked.counted_as(("other", ALL), {"event"}):
            pass
    assert heard == {("found", ALL), ("source", 2), ("other", ALL)}
