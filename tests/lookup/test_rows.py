"""Rows of cells with separators."""

from hypothesis import given
from hypothesis import strategies as st

from eventkb.lookup.rows import rows


def test_quoted_cells_hold_anything() -> None:
    """Separators, line ends and doubled quotation marks belong to a quoted cell; others lose blanks around them."""
    assert list(rows('a, b ,"c ""d"", e\nf"\n\ng', ",")) == [["a", "b", 'c "d", e\nf'], ["g"]]


def test_an_open_quotation_mark_ends_with_the_text() -> None:
    """A row cut in its last cell is read to there."""
    assert list(rows('a,"cut o', ",")) == [["a", "cut o"]]


@given(st.lists(st.lists(st.text('ab," \n'), min_size=1, max_size=5).filter(any), max_size=5))
def test_what_was_written_is_read(table: list[list[str]]) -> None:
    """Rows that a program has quoted come back as they were."""
    written = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in table)
    assert list(rows(written, ",")) == table
