"""Words and texts in every language at once."""

from eventkb.language.markup import Html
from eventkb.pour.every import each_link, of_each, words
from tests.catalogues import LOCALES, article, definitions, editions, key

ALL = editions(definitions(article()))


def test_each_language_has_its_own_marked_part() -> None:
    """So that a script can leave one, and a screen reader reads each in its language."""
    assert of_each(ALL, ["Level", "Ebene"]) == '<span lang="en">Level</span> <span lang="de">Ebene</span>'


def test_what_all_languages_have_in_common_is_there_once() -> None:
    """A name is no word of any language."""
    assert of_each(ALL, ["Details", "Details"]) == "Details"


def test_a_text_is_escaped_and_html_is_not() -> None:
    """Also where both have the same characters, one after the other."""
    assert of_each(ALL, [Html("<b>1</b>"), Html("<b>1</b>")]) == "<b>1</b>"
    assert of_each(ALL, ["<b>1</b>", "<b>1</b>"]) == "&lt;b&gt;1&lt;/b&gt;"


def test_a_link_leads_to_the_page_of_each_language() -> None:
    """Seen from the page that all languages have in common."""
    link = each_link(ALL, ALL[0].permalink(key("Demo", 2)), lambda edition: (edition.article(key("Demo", 1)), "one"))
    assert [f'href="../../{locale}/demo/1/"' in link for locale in LOCALES] == [True] * len(LOCALES)


def test_interface_words_are_attributes() -> None:
    """Templates name them as on pages of a single language."""
    assert words(ALL).stub.write == of_each(ALL, [edition.word("stub", "write") for edition in ALL])
