"""The picture of an article is made of any text, however long and on however many lines."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from eventkb.index.card import Card, picture

CARD = Card(
    source="Demo",
    id=1,
    level="error",
    level_words="Error",
    symbolic_name="DEMO_STARTED",
    messages=("It has begun.",),
    site="Demo",
)


@pytest.mark.parametrize(
    "text",
    ["A\nB\tC", "A" * 200_000, "A " * 100_000, " ", "\u0301" * 50],
    ids=["lines", "a long word", "many words", "nothing", "accents"],
)
def test_any_text_fits(text: str) -> None:
    """Also names with line breaks, and words that have no end."""
    card = replace(CARD, source=text, level_words=text, symbolic_name=text, messages=(text, text), site=text)
    with Image.open(BytesIO(picture(card))) as image:
        assert image.size == (1200, 630)
