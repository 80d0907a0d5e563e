"""Articles one after another as one page."""

from collections.abc import Sequence

import pytest

from eventkb.export.book import book, linked_within
from eventkb.language.markup import Html
from eventkb.model.address import Address
from eventkb.model.event import Event, EventKey, Relation, RelationKind
from eventkb.model.locale import Locale
from tests.catalogues import (
    ENGLISH,
    GERMAN,
    NOWHERE,
    SITE,
    article,
    definitions,
    edition,
    event,
    key,
    template,
    text,
    tree,
)

KNOWN = definitions(
    article(
        "Demo",
        1,
        related=(
            Relation(key("Demo", 2), RelationKind.CAUSES, None),
            Relation(key("Other", 1), RelationKind.SEE_ALSO, None),
        ),
    ),
    article(
        "Demo",
        2,
        modified="2026-05-04",
        explanation=text("See [[Demo/1]], [[Other/1]].", "Siehe [[Demo/1]], [[Other/1]]."),
    ),
    event("Demo", 3),
    article("Other", 1),
)
PAGE, ANCHORS = Address("en/demo/1/"), {Address("en/demo/2/"): "demo-2"}


def html(locale: Locale, keys: Sequence[EventKey], site: object = SITE) -> str:
    """A book of some events of the demo."""
    one = edition(locale, KNOWN, site)  # type: ignore[arg-type]
    return str(template(locale, "book")(v=book(one, keys, "The demo", template(locale, "chapter"))))


DEMO = [event.key for event in KNOWN.events if event.key.source == "Demo"]


@pytest.mark.parametrize(
    ("href", "url", "link"),
    [
        ("../2/", "", '<a class="x" href="#demo-2">'),
        ("../2/#case-5", "", '<a class="x" href="#demo-2">'),
        ("../3/", "https://kb.example/", '<a class="x" href="https://kb.example/en/demo/3/">'),
        ("../3/", "", '<a class="x">'),
        ("#insertion-1", "https://kb.example/", '<a class="x">'),
        ("https://example.org/", "", '<a class="x" href="https://example.org/">'),
    ],
)
def test_a_link_leads_to_its_place_in_the_book(href: str, url: str, link: str) -> None:
    """Or to the published site; where nobody knows that, it is no link."""
    assert linked_within(PAGE, ANCHORS, url, Html(f'<a class="x" href="{href}">y</a>')) == f"{link}y</a>"


@pytest.mark.parametrize("locale", [ENGLISH, GERMAN])
def test_every_link_within_the_book_has_its_place(locale: Locale) -> None:
    """And no id is there twice."""
    page = tree(html(locale, DEMO))
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids)) and {"demo-1", "demo-2", "demo-3"} <= set(ids)
    places = [link.attributes["href"][1:] for link in page.css("a[href^='#']")]
    assert "demo-1" in places and set(places) <= set(ids)


def test_an_event_elsewhere_is_linked_where_the_site_is() -> None:
    """A page for paper without a site has its name alone."""
    assert 'href="https://kb.example/en/other/1/"' in html(ENGLISH, DEMO)
    assert "other/1" not in html(ENGLISH, DEMO, NOWHERE) and "Other" in html(ENGLISH, DEMO, NOWHERE)


def test_what_nobody_has_explained_is_a_table() -> None:
    """With the message in the reader's language."""
    page = tree(html(GERMAN, DEMO))
    assert page.css_first("#demo-3").text() and "Der Dienst startet." in page.css_first("#demo-3").text()
    assert [chapter.attributes["id"] for chapter in page.css(".chapter")] == ["demo-1", "demo-2"]
    assert "2 Artikel" in page.css_first(".cover").text() and "4. Mai 2026" in page.css_first(".cover").text()


def test_the_page_needs_nothing_else() -> None:
    """No script, no file and no host; a policy says so."""
    page = tree(html(ENGLISH, DEMO))
    assert not page.css("script, img, link, iframe")
    policy = page.css_first("meta[http-equiv]").attributes["content"]
    assert policy and policy.startswith("default-src 'none'; style-src 'unsafe-inline'")


def test_contributors_signs_stay_signs() -> None:
    """In titles as in texts."""
    hostile: Event = article("Demo", 9, symbolic_name="<script>", summary=text("<b>&amp; [x](javascript:y)"))
    one = edition(ENGLISH, definitions(hostile))
    rendered = str(template(ENGLISH, "book")(v=book(one, [hostile.key], "<i>", template(ENGLISH, "chapter"))))
    assert "<script>" not in rendered and "<i>" not in rendered and "<b>&" not in rendered
