"""Tables in boxes are read as rows of cells."""

from eventkb.lookup.boxes import boxed

RULERS = """\
┌──────┬────┐
│ Name │ ID │
├──────┼────┤
│ abcd │ 1  │
│ ef   │    │
├──────┼────┤
│ x    │ 2  │
│ y    │    │
└──────┴────┘
"""


def test_a_cell_that_fills_its_column_goes_on_in_the_next_line() -> None:
    """Other lines stay lines of their own."""
    assert boxed(RULERS) == [["Name", "ID"], ["abcdef", "1"], ["x\ny", "2"]]


def test_without_rulers_between_them_lines_are_rows() -> None:
    """As databases draw their results."""
    text = "+---+----+\n| a | b  |\n+---+----+\n| 1 | 2  |\n| 3 | 4  |\n+---+----+\n(2 rows)"
    assert boxed(text) == [["a", "b"], ["1", "2"], ["3", "4"]]


def test_a_text_without_rulers_has_no_box() -> None:
    """Nor has a Markdown table."""
    assert boxed("a | b\n1 | 2") == []
