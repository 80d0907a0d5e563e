"""The page of a rule as a value."""

from eventkb.model.locale import Language, Locale
from eventkb.model.rulepage import RulePage
from eventkb.model.text import Text


def test_a_page_can_be_read_without_a_browser() -> None:
    """The terminal and code scanning show the text and both examples, in a language that the page has."""
    german = Language(Locale("de"), {"checks": {"wrong": "Falsch", "right": "Richtig"}})
    page = RulePage(Text({Locale("en"): "A link leads nowhere."}), "a: 1\nb: 2", "a: 2")
    examples = "\n\nFalsch:\n\n    a: 1\n    b: 2\n\nRichtig:\n\n    a: 2"
    assert page.plain(german) == f"A link leads nowhere.{examples}"
    translated = RulePage(
        Text({**page.text.values, Locale("de"): "Ein Verweis führt ins Leere."}), page.wrong, page.right
    )
    assert translated.plain(german) == f"Ein Verweis führt ins Leere.{examples}"
