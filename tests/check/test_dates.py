"""The rule about dates."""

from tests.check.examined import codes


def test_a_date_in_the_future_is_reported() -> None:
    """Tomorrow is none, since it may have begun elsewhere; the tests' day is 2026-06-30."""
    assert codes("modified: 2026-07-02\n") == ["E136"]
    assert codes("modified: 2026-07-01\n") == []
