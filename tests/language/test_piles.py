"""Letters with thousands of accents keep nothing busy: normalizing them would take the square of their number."""

import pytest

from eventkb.language.piles import MOST, without_piles
from eventkb.language.terms import folded
from eventkb.lookup.paste import characters
from eventkb.model.address import slug

PILE = "\u0301\u0323" * 100_000
"""Two accents in the wrong order, again and again: normalized, it takes half a minute."""


def test_a_pile_is_cut() -> None:
    """To as many marks as Unicode calls safe; the letters around it stay."""
    assert without_piles(f"a{PILE}b") == f"a{PILE[:MOST]}b"


@pytest.mark.parametrize("text", ["Übermittlung", "e\u0301" * 1_000, "ñ" * 2_000, "ไม่มีที่ว่าง" * 200, "記録" * 1_000])
def test_what_languages_write_stays(text: str) -> None:
    """Composed or not, of any length."""
    assert without_piles(text) == text


def test_nothing_normalizes_a_pile() -> None:
    """Neither terms, nor a paste, nor an address."""
    assert folded(f"A{PILE}b") == "ab"
    assert len(characters(f"a{PILE}b")) <= MOST + 2
    assert slug(f"Demo a{PILE}b") == "demo"
