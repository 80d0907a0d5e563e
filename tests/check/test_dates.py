"""The rules about dates."""

from tests.check.examined import codes


def test_a_date_in_the_future_is_reported() -> None:
    """Tomorrow is none, since it may have begun elsewhere; the tests' day is 2026-06-30."""
    assert codes("modified: 2026-07-02\n") == ["E136"]
    assert codes("modified: 2026-07-01\n") == []


def test_a_review_in_the_future_is_reported() -> None:
    """Like a change in the future."""
    assert codes("reviewed: {date: 2026-07-02, by: Jane Doe}\n") == ["E136"]
    assert codes("reviewed: {date: 2026-07-01, by: Jane Doe}\n") == []


def test_a_review_before_the_last_change_is_reported() -> None:
    """A change on the day of the review may have been what was reviewed."""
    assert codes("modified: 2026-05-04\nreviewed: {date: 2026-05-03, by: Jane Doe}\n") == ["E401"]
    assert codes("modified: 2026-05-04\nreviewed: {date: 2026-05-04, by: Jane Doe}\n") == []
    assert codes("reviewed: {date: 2026-05-04, by: Jane Doe}\n") == []
