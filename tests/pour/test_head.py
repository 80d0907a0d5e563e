"""What a page tells search engines, chats and browsers."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.model.address import Address
from eventkb.model.event import Event
from eventkb.model.site import Site
from eventkb.pour import head
from eventkb.pour.article import article as view_of
from tests.catalogues import (
    ENGLISH,
    GERMAN,
    HOSTILE,
    LOCALES,
    NOWHERE,
    SITE,
    Locale,
    article,
    definitions,
    edition,
    event,
    template,
    text,
    tree,
)  # fmt: skip


def of(locale: Locale, described: Event, site: Site = SITE) -> head.HeadView:
    local_edition = edition(locale, definitions(described), site)
    return head.of_article(local_edition, described, view_of(local_edition, described))


@pytest.mark.parametrize(
    ("locale", "description"),
    [(ENGLISH, "The service was started by hand."), (GERMAN, "Der Dienst wurde von Hand gestartet.")],
)
def test_the_head_of_an_article(locale: Locale, description: str) -> None:
    """Title, description and addresses are in the language of the page and complete."""
    document = tree(
        f"<head>{template(locale, 'head')(h=of(locale, article('Demo', 7, symbolic_name='Started')))}</head>"
    )
    assert document.css_first("title").text() == "Demo 7: Started - Demo KB"
    assert document.css_first("meta[name=description]").attributes["content"] == description
    assert document.css_first("link[rel=canonical]").attributes["href"] == f"https://kb.example/{locale}/demo/7/"
    links = {element.attributes["hreflang"]: element.attributes["href"] for element in document.css("link[hreflang]")}
    assert links == {
        "en": "https://kb.example/en/demo/7/",
        "de": "https://kb.example/de/demo/7/",
        "x-default": "https://kb.example/e/demo-7/",
    }
    assert all(element.attributes["rel"].split() == ["alternate"] for element in document.css("link[hreflang]"))
    assert document.css_first('meta[property="og:title"]').attributes["content"] == "Demo 7: Started"


def test_where_nobody_knows_the_root_addresses_are_relative() -> None:
    """No invented host; the other language is found all the same."""
    view = of(ENGLISH, article("Demo", 7), NOWHERE)
    assert view.canonical == ""
    assert [alternate.href for alternate in view.alternates] == ["./", "../../../de/demo/7/", "../../../e/demo-7/"]


def test_search_engines_are_not_sent_to_stubs() -> None:
    """A page without an explanation would disappoint whoever finds it."""
    assert of(ENGLISH, event()).noindex
    assert not of(ENGLISH, article()).noindex


@pytest.mark.parametrize("locale", LOCALES)
def test_machines_read_the_article_as_json(locale: Locale) -> None:
    """As schema.org has it: a technical article, with the way to it."""
    data = json.loads(of(locale, article("Demo", 7, symbolic_name="Started", modified="2012-09-19")).json_ld)
    data, way = data["@graph"]
    assert (data["@type"], data["headline"], data["inLanguage"]) == ("TechArticle", "Demo 7", locale)
    assert (data["alternativeHeadline"], data["dateModified"]) == ("Started", "2012-09-19")
    assert data["url"] == f"https://kb.example/{locale}/demo/7/"
    assert [item["item"] for item in way["itemListElement"]] == [
        f"https://kb.example/{locale}/sources/",
        f"https://kb.example/{locale}/demo/",
        f"https://kb.example/{locale}/demo/7/",
    ]


@given(st.dictionaries(HOSTILE, HOSTILE | st.lists(HOSTILE)))
def test_json_in_a_page_ends_where_it_should(data: dict[str, object]) -> None:
    """No text can end the script element, and what was put in is read out again."""
    html = head.json_in_html(data)
    assert not {"<", "&"} & set(html)
    assert json.loads(html) == data
    assert json.loads(tree(f"<script>{head.json_in_html({'a': '</script><b>'})}</script>").css_first("script").text())


def test_a_stub_is_described_by_its_message() -> None:
    """A link to it in a chat says at least what the log says."""
    stub = event(message=text("\n%1 has started.\nMore."))
    assert head.describe(edition(GERMAN, definitions(stub)), stub) == "%1 has started."


@given(st.text())
def test_a_long_description_is_cut_between_words(words: str) -> None:
    """What is shown is its beginning, and never much longer than is shown anywhere."""
    shortened = head.shorten(words)
    assert shortened == words or (shortened.endswith(" …") and words.startswith(shortened[:-2]))
    assert len(shortened) <= head.DESCRIPTION_LENGTH + 2


@pytest.mark.parametrize(
    ("locale", "other", "label"),
    [(ENGLISH, GERMAN, "Diese Seite auf Deutsch"), (GERMAN, ENGLISH, "This page in English")],
)
def test_the_other_language_of_this_very_page_is_one_click_away(locale: Locale, other: Locale, label: str) -> None:
    """The link is in the words of those who need it; a page that the other language lacks leads to its home."""
    local_edition = edition(locale, definitions(event()))
    address_of_page = Address(f"{locale}/demo/1/")
    (link,) = head.language_links(local_edition, address_of_page)
    assert (link.language, link.label, link.href) == (other, label, f"../../../{other}/demo/1/")
    assert [link.href for link in head.language_links(local_edition, address_of_page, {address_of_page})] == [
        f"../../../{other}/"
    ]
    assert [alternate.language for alternate in head.alternates(local_edition, address_of_page, {address_of_page})] == [
        locale
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_head_of_a_listing(locale: Locale) -> None:
    """A page that lists events is no article and says nothing to chats."""
    view = head.of_listing(
        edition(locale, definitions(event())), Address(f"{locale}/demo/"), title="Demo", description="All of it."
    )
    document = tree(f"<head>{template(locale, 'head')(h=view)}</head>")
    assert document.css_first("title").text() == "Demo - Demo KB"
    assert [element.attributes["hreflang"] for element in document.css("link[hreflang]")] == list(LOCALES)
    assert not document.css("script")
