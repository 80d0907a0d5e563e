"""Tables of cells with separators are read by one reader, with one limit, and written so that nothing is run."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.language.cells import LONGEST, SEPARATORS, inert, rows_of, separator_of

CELLS = st.lists(st.lists(st.text(max_size=12).filter(lambda cell: "\r" not in cell), min_size=2, max_size=4))


@pytest.mark.parametrize(("head", "separator"), [("id;a,b;c", ";"), ("id\ta\tb,c", "\t"), ("id,a", ","), ("id", ",")])
def test_the_sign_that_is_most_often_in_the_head_separates(head: str, separator: str) -> None:
    """Whatever the lines below contain."""
    assert separator_of(f"{head}\n;;;;;;;\t\t\t\t\t,,,,,,") == separator


@given(CELLS, st.sampled_from(SEPARATORS))
def test_what_was_written_is_read(rows: list[list[str]], separator: str) -> None:
    """Separators, quotation marks and line breaks in cells included."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    lines = (f"{line}\n" for line in text.getvalue().removesuffix("\n").split("\n")) if rows else ()
    assert list(rows_of(lines, separator)) == rows


def test_a_cell_has_a_limit_and_the_rows_below_go_on() -> None:
    """A quotation mark that nobody closed doesn't swallow a whole file, whoever has read a table before."""
    csv.field_size_limit(10)
    lines = ["id,message\n", f"1,{'x' * LONGEST}\n", f"2,{'x' * (LONGEST + 1)}\n", "3,y\n"]
    read = list(rows_of(lines, ","))
    assert [row and row[0] for row in read] == ["id", "1", None, "3"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_a_spreadsheet_evaluates_nothing(sign: str) -> None:
    """What would be a formula is a text."""
    assert inert(f"{sign}1+1") == f"'{sign}1+1"
    assert inert("1=1") == "1=1"
