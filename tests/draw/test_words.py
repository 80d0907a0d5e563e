"""Words in boxes."""

from hypothesis import given
from hypothesis import strategies as st

from eventkb.draw.words import width, wrapped


@given(st.text(max_size=200), st.integers(1, 5))
def test_every_line_fits(words: str, most_lines: int) -> None:
    """No line is wider than the box, and there are not too many."""
    lines = wrapped(words, 14, 100, most_lines)
    assert len(lines) <= most_lines
    assert all(width(line, 14) <= 100 or len(line) <= 2 for line in lines)


def test_words_that_fit_stay_whole() -> None:
    """Nothing is cut that has room in the lines."""
    assert wrapped("one two three", 10, 45, 3) == ("one two", "three")


def test_what_does_not_fit_ends_with_an_ellipsis() -> None:
    """A reader sees that there is more."""
    assert wrapped("one two three four five six", 10, 45, 2)[-1].endswith("…")


def test_a_name_without_blanks_is_broken() -> None:
    """`Microsoft-Windows-…` is longer than any box."""
    assert "".join(wrapped("Microsoft-Windows-GroupPolicy", 10, 60, 9)) == "Microsoft-Windows-GroupPolicy"


def test_a_long_name_is_broken_where_it_is_put_together() -> None:
    """After a hyphen or before a capital, not within a word."""
    assert wrapped("Microsoft-Windows-Backup", 10, 130, 4) == ("Microsoft-Windows-", "Backup")
    assert wrapped("Microsoft-Windows-FailoverClustering", 10, 185, 4) == ("Microsoft-Windows-Failover", "Clustering")
