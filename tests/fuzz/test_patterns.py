"""No pattern that reads what others wrote looks again and again at the same characters.

Steps within a pattern can't be counted, so each gets a text for which the square would take minutes.
"""

from collections.abc import Callable

import pytest

from eventkb.assist import spot
from eventkb.check import texts
from eventkb.importers import header
from eventkb.importers.article import event
from eventkb.importers.prometheus import templated
from eventkb.language import markup
from eventkb.read.schema import forms
from eventkb.read.yaml import lines
from tests.fuzz.trying import limited

pytestmark = pytest.mark.slow

SIZE = 300_000
BLANKS = " " * SIZE

CASES: dict[str, tuple[Callable[[str], object], str]] = {
    "heading with number signs": (texts.HEADING.findall, f"# a{'#' * SIZE}b"),
    "head of a table of blanks": (texts.TABLE.findall, f"{BLANKS}x"),
    "open relative links": (texts.RELATIVE_LINK.findall, "[a](" * SIZE),
    "open brackets": (texts.RELATIVE_LINK.findall, "[" * SIZE),
    "blanks in a key": (lines.KEY.match, f"a{BLANKS}b"),
    "signs in the key of an event": (forms.SOURCE_AND_NUMBER.fullmatch, f"a{'-' * SIZE}x"),
    "blanks in the key of an event": (forms.SOURCE_AND_NUMBER.fullmatch, f"a{BLANKS}x"),
    "blanks in an open link": (spot.WORDS[0][1].findall, f"[[{BLANKS}"),
    "blanks in a link": (spot.WORDS[0][1].findall, f"[[a{BLANKS}x"),
    "relations without a number": (spot.WORDS[1][1].findall, "event: " * (SIZE // 7)),
    "blanks in an open list": (spot.TYPED[2][1].findall, f"look_for: [a,{BLANKS}]"),
    "an open name of a value": (spot.VALUE.findall, f"{'a' * SIZE}]"),
    "names of values": (spot.VALUE.findall, f"{'a:' * SIZE}]"),
    "blanks before a value": (spot.VALUE.findall, f"a:{BLANKS}]"),
    "blanks in a cell": (event.ID_CELL.fullmatch, f"a{BLANKS}x"),
    "blanks after a member": (header.MEMBER.fullmatch, f"a ={BLANKS}/x"),
    "blanks in a member": (header.MEMBER.fullmatch, f"a = b{BLANKS}/x"),
    "blanks before a number": (header.VALUE.fullmatch, f"({BLANKS}"),
    "blanks before an offset": (header.OFFSET.fullmatch, f"a{BLANKS}x"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_pattern_reads_a_text_once(name: str) -> None:
    """Also where it does not match, which is known only at the end."""
    ask, text = CASES[name]
    with limited():
        assert not ask(text) or name == "heading with number signs"


@pytest.mark.parametrize("opened", ["<![CDATA[", "<!--a", "<?a", "<!a"])
def test_html_without_an_end_is_text(opened: str) -> None:
    """Each is an opening; that none has an end is looked for once."""
    with limited():
        assert list(markup.faults(f"a {opened * 30_000}")) == []


@pytest.mark.parametrize("text", ["{{" * SIZE, f"{{{{{BLANKS}", f"{{{{ a{BLANKS}}}"])
def test_an_expression_without_an_end_is_text(text: str) -> None:
    """Opened once or often."""
    with limited():
        assert templated(text)[1] == []
