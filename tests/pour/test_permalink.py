"""Language-neutral pages: permanent links, the root, 404."""

from dataclasses import replace
from urllib.parse import urljoin

import pytest

from eventkb.model.event import Event
from eventkb.model.site import Site
from eventkb.model.source import Product
from eventkb.pour import permalink
from eventkb.pour.permalink import NeutralView
from tests.catalogues import (
    ENGLISH,
    GERMAN,
    LOCALES,
    NOWHERE,
    SITE,
    article,
    definitions,
    editions,
    event,
    key,
    template,
    text,
    tree,
    words_of,
)  # fmt: skip

FOUND = article("MS Demo", 7, symbolic_name="Started", level="error", product="demo", versions=("1.0",))
ALL = editions(definitions(FOUND, products={"demo": Product("demo", "events/products.yml", text("Demo"))}))


def html(view: NeutralView) -> str:
    return template(ENGLISH, "neutral")(v=view)


def test_a_permanent_link_shows_the_event_in_every_language() -> None:
    """Whoever opens it from a ticket reads title and message at once, and is one click from the article."""
    place, view = permalink.permalink(ALL, FOUND)
    page = tree(html(view))
    assert place == "e/ms-demo-7/"
    assert words_of(page.css_first("h1")) == "MS Demo 7"
    assert words_of(page.css_first(".facts")) == "Error Started Demo 1.0"
    assert [element.attributes["lang"] for element in page.css("li")] == list(LOCALES)
    assert [words_of(element) for element in page.css("li p")] == ["The service is starting.", "Der Dienst startet."]
    assert [urljoin(f"/{place}", element.attributes["href"]) for element in page.css("li a")] == [
        "/en/ms-demo/7/",
        "/de/ms-demo/7/",
    ]
    assert [words_of(element) for element in page.css("li a")] == ["Read in English", "Auf Deutsch lesen"]


def test_a_permanent_link_is_small_and_complete() -> None:
    """It costs a ticket system next to nothing, and a chat shows what it leads to."""
    _, view = permalink.permalink(ALL, FOUND)
    page = tree(html(view))
    assert len(html(view).encode()) < 4096
    assert page.css_first("link[rel=canonical]").attributes["href"] == "https://kb.example/e/ms-demo-7/"
    assert page.css_first('meta[property="og:title"]').attributes["content"] == "MS Demo 7: Started"
    assert page.css_first("meta[name=description]").attributes["content"] == "The service was started by hand."
    assert {element.attributes["hreflang"] for element in page.css("link[hreflang]")} >= set(LOCALES)
    assert "data-goes-on" in page.body.attributes


def test_a_message_that_stands_in_is_marked() -> None:
    """German readers see that this text is English."""
    stub = event(message=text("One."))
    _, view = permalink.permalink(editions(definitions(stub)), stub)
    english, german = tree(html(view)).css("li p")
    assert english.attributes == {}
    assert german.attributes == {"lang": "en"}


@pytest.mark.parametrize(
    "described", [event(), event("A<b>", 1, message=text("<script>", "</p><b>"))], ids=["plain", "hostile"]
)
def test_an_event_of_which_little_is_known(described: Event) -> None:
    """There are no empty facts, and nothing of the definition becomes an element."""
    _, view = permalink.permalink(editions(definitions(described), NOWHERE), described)
    page = tree(html(view))
    assert not page.css(".facts, link[rel=canonical]")
    assert [node.tag for node in page.css("li *")] == ["p", "a"] * 2 or [n.tag for n in page.css("li p *")] == []
    assert len(page.css("script")) == 1


def test_an_id_alone_leads_to_all_events_with_it() -> None:
    """For trackers that pass on digits only."""
    place, view = permalink.same_id(ALL, 7)
    page = tree(html(view))
    assert (place, words_of(page.css_first("h1"))) == ("id/7/", "Event ID 7")
    assert [words_of(element) for element in page.css("li p")] == ["Event ID 7", "Ereignis-ID 7"]
    assert [urljoin(f"/{place}", element.attributes["href"]) for element in page.css("li a")] == [
        "/en/id/7/",
        "/de/id/7/",
    ]


def test_the_root_leads_to_each_home() -> None:
    """Nobody is sent to a language that isn't theirs."""
    place, view = permalink.root(ALL)
    page = tree(html(view))
    assert place == ""
    assert [urljoin("https://kb.example/", element.attributes["href"]) for element in page.css("li a")] == [
        "https://kb.example/en/",
        "https://kb.example/de/",
    ]
    assert "data-goes-on" in page.body.attributes


@pytest.mark.parametrize(
    ("site", "root"),
    [(SITE, "/"), (Site(name="Demo", locales=LOCALES, url="https://host.example/kb/"), "/kb/"), (NOWHERE, "/")],
    ids=["host", "subfolder", "unknown"],
)
def test_the_404_page_works_at_any_address(site: Site, root: str) -> None:
    """A host sends it for whatever was asked, so its links and its style begin at the root of the site."""
    place, view = permalink.not_found(editions(definitions(event()), site))
    page = tree(html(view))
    assert place == "404.html"
    assert [element.attributes["href"] for element in page.css("li a")] == [f"{root}en/events/", f"{root}de/events/"]
    assert {element.attributes["href"] for element in page.css("link[rel=stylesheet], link[rel=icon]")} == {
        f"{root}en/styles/tokens.css",
        f"{root}en/styles/all.css",
        f"{root}en/styles/neutral.css",
        f"{root}en/assets/mark.svg",
    }
    assert page.css_first("form[data-find]").attributes["action"] == f"{root}en/events/"
    assert [element.attributes["href"] for element in page.css("nav a:first-child")] == [f"{root}en/", f"{root}de/"]
    assert "data-goes-on" not in page.body.attributes
    assert [words_of(element).split(".")[0] for element in page.css("li p")] == [
        "There is nothing at this address",
        "Diese Adresse gibt es nicht",
    ]


def test_pages_without_a_language_have_the_styles_of_the_project() -> None:
    """Its style sheets come after ours, wherever the page is; one of another host is linked as it is."""
    styled = replace(SITE, styles=("styles/own.css", "https://cdn.example/a.css"))
    (local_edition,) = editions(definitions(event()), styled)[:1]
    for view, home in (
        (permalink.permalink((local_edition,), event())[1], "../../en/"),
        (permalink.not_found((local_edition,))[1], "/en/"),
        (permalink.root((local_edition,))[1], "en/"),
    ):
        hrefs = [element.attributes["href"] for element in tree(html(view)).css("link[rel=stylesheet]")]
        assert hrefs[-2:] == [f"{home}styles/own.css", "https://cdn.example/a.css"]


def test_all_editions_know_the_same_event() -> None:
    """The pages are made of one catalogue in two languages."""
    assert [item.locale for item in ALL] == [ENGLISH, GERMAN]
    assert all(key("MS Demo", 7) in item.catalogue.events for item in ALL)
