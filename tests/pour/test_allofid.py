"""The list of all events with an ID, where all of them are bare stubs."""

from urllib.parse import urljoin

from eventkb.model.identifier import event_id
from eventkb.pour.allofid import all_of_id
from eventkb.pour.shell import shell
from tests.catalogues import ENGLISH, article, definitions, editions, event, template, text, tree, words_of

SEVEN = event_id("7")


def test_it_is_one_page_with_what_each_event_says() -> None:
    """In every language; where a message has no translation, its own wording is there once."""
    known = (event("A", 7, level="error"), event("B", 7, message=text("It waits.")))
    all_editions = editions(definitions(*known))
    place, view = all_of_id(all_editions, SEVEN)
    around = shell(all_editions, lambda name: template(ENGLISH, name.removesuffix(".jinja")))
    page = tree(template(ENGLISH, "all_of_id")(v=view, shell=around, every=around.words))
    assert place == "id/7/"
    assert words_of(page.css_first("h1")) == "Event ID 7 Ereignis-ID 7"
    assert [urljoin(f"/{place}", link.attributes["href"]) for link in page.css(".entries a")] == ["/e/a-7/", "/e/b-7/"]
    texts = [(element.attributes["lang"], words_of(element)) for element in page.css(".entries p")]
    assert texts == [("en", "The service is starting."), ("de", "Der Dienst startet."), ("en", "It waits.")]


def test_an_id_with_an_article_has_a_list_in_each_language() -> None:
    """Then stubs are on it, too."""
    all_editions = editions(definitions(event("A", 7), article("B", 7), event("A", 8)))
    assert [edition.id_listing(SEVEN) for edition in all_editions] == ["en/id/7/", "de/id/7/"]
    assert {edition.id_listing(event_id("8")) for edition in all_editions} == {"id/8/"}
