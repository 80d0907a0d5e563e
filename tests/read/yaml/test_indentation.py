"""Lines that are indented like none of the lines above them."""

import pytest

from tests.read.reading import reported

EACH = "give each language its own line below `message:`"
LIKE = "like the other lines of the text"


@pytest.mark.parametrize(
    ("block", "code", "marked", "help"),
    [
        ("summary:\n  en: One.\n de: Eins.", "E036", "de", "indent it by 2 spaces, beside `en`"),
        ("level: error\n  channel: A", "E036", "channel", "begin it at the margin, like `level`"),
        ("message: Off.\n  en: Off.", "E036", "en", f"{EACH}, as in `  en: Off.`"),
        ("related:\n  - event: A/2\n   reason: x", "E036", "reason", "indent it by 4 spaces, beside `event`"),
        ('versions:\n  - "1.0"\n - "2.0"', "E036", "-", 'indent it by 2 spaces, like the item `"1.0"`'),
        ("summary:\n  en: |\n    One.\n  Two.", "E037", "Two.", f"indent it by 4 spaces, {LIKE}"),
    ],
)
def test_the_help_says_how_far(block: str, code: str, marked: str, help: str) -> None:
    """A line that fits nowhere is reported with the number of spaces that it needs."""
    assert reported(block) == (code, marked, help)
