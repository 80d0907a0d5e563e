"""The page of a rule as a value."""

from eventkb.model.locale import Locale
from eventkb.model.rulepage import RulePage
from eventkb.model.text import Text


def test_a_page_can_be_read_without_a_browser() -> None:
    """The terminal and code scanning show the text and both examples, in a language that the page has."""
    page = RulePage(Text({Locale("en"): "A link leads nowhere."}), "a: 1\nb: 2", "a: 2")
    plain = "A link leads nowhere.\n\nWrong:\n\n    a: 1\n    b: 2\n\nRight:\n\n    a: 2"
    assert page.plain(Locale("en")) == page.plain(Locale("de")) == plain
