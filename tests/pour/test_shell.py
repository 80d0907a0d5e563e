"""What is around a page of all languages at once."""

from eventkb.pour.shell import shell
from tests.catalogues import ENGLISH, LOCALES, definitions, editions, event, template, tree

ALL = editions(definitions(event()))
SHELL = shell(ALL, lambda name: template(ENGLISH, name.removesuffix(".jinja")))


def test_without_a_script_each_language_has_a_way_to_its_home() -> None:
    """With one, the links change the language of the page."""
    links = tree(SHELL.header).css(".neutral-languages a")
    assert [(link.attributes["hreflang"], link.attributes["href"]) for link in links] == [
        (locale, f"../../{locale}/") for locale in LOCALES
    ]


def test_a_script_finds_the_words_that_are_attributes() -> None:
    """Those of each language's search field and copy buttons."""
    for link, edition in zip(tree(SHELL.header).css(".neutral-languages a"), ALL, strict=True):
        assert link.attributes["data-find-hint"] == edition.word("find", "hint")
        assert link.attributes["data-copied"] == edition.word("copied")


def test_the_search_field_is_that_of_all_pages() -> None:
    """It leads to the list of all events without a script."""
    form = tree(SHELL.header).css_first("form[data-find]")
    assert form.attributes["action"] == "../../en/events/"
