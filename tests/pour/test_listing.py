"""Listings of events: of a source, an ID, a product."""

from urllib.parse import urljoin

import pytest
from hypothesis import given

from eventkb.model import address
from eventkb.model.event import Event, Insertion
from eventkb.model.source import Product, ProductVersion
from eventkb.pour import listing, rowtext
from eventkb.pour.edition import Edition
from tests.catalogues import (
    ENGLISH,
    GERMAN,
    HOSTILE,
    LOCALES,
    Locale,
    article,
    definitions,
    edition,
    event,
    key,
    source,
    template,
    text,
    tree,
    words_of,
)  # fmt: skip

PRODUCT = Product("demo", "events/products.yml", text("Demo"), {"1.0": ProductVersion(text("Demo 1"))})


def of(locale: Locale, *events: Event, **given: object) -> Edition:
    return edition(locale, definitions(*events, products={"demo": PRODUCT}, **given))


def long(locale: Locale) -> Edition:
    """A source with more events than a page holds."""
    return of(locale, *(event("Demo", number) for number in range(listing.ROWS + 1)))


@pytest.mark.parametrize(("locale", "caption"), [(ENGLISH, "1 event"), (GERMAN, "1 Ereignis")])
def test_a_single_event_is_counted_as_one(locale: Locale, caption: str) -> None:
    """'1 events' is nobody's language."""
    ((_, view),) = listing.of_source(of(locale, event()), source())
    assert view.table.caption == caption


@pytest.mark.parametrize("locale", LOCALES)
def test_all_of_a_source(locale: Locale) -> None:
    """A table with a row an event, each linked; with what the source is, in the reader's language."""
    described = source(
        "Demo", product="demo", channel="Application", description=text("*Sends* mail.", "Versendet Mails.")
    )
    local_edition = of(locale, article("Demo", 2, level="error"), event("Demo", 10), sources=(described,))
    ((place, view),) = listing.of_source(local_edition, described)
    page = tree(template(locale, "listing")(v=view))
    assert place == f"{locale}/demo/"
    assert [urljoin(f"/{place}", element.attributes["href"]) for element in page.css("tbody a")] == [
        f"/{locale}/demo/2/",
        "/e/demo-10/",
    ]
    assert words_of(page.css_first(".lead")) == ("Sends mail." if locale == ENGLISH else "Versendet Mails.")
    assert [words_of(element) for element in page.css(".details dd")] == ["Demo", "Application"]
    assert [row.attributes.get("data-level") for row in page.css("tbody tr")] == ["error", None]
    assert words_of(page.css_first("caption")) == ("2 events" if locale == ENGLISH else "2 Ereignisse")


def test_a_description_in_the_other_language_says_so() -> None:
    """As everywhere: marked on that text alone."""
    described = source("Demo", description=text("Sends mail."))
    ((_, view),) = listing.of_source(of(GERMAN, event(), sources=(described,)), described)
    assert (view.lead_text, view.language) == ("Sends mail.", ENGLISH)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_long_listing_has_further_pages(locale: Locale) -> None:
    """No page grows with the catalogue; each event is on one of them and each page knows the others."""
    pages = dict(listing.of_source(long(locale), source()))
    first, second = pages
    assert (first, second) == (f"{locale}/demo/", f"{locale}/demo/page-2/")
    assert [len(view.table.rows) for view in pages.values()] == [listing.ROWS, 1]
    for place, view in pages.items():
        assert [urljoin(f"/{place}", link.href) for link in view.table.pages] == [f"/{first}", f"/{second}"]
        assert [link.current for link in view.table.pages] == [place == first, place == second]
        assert urljoin(f"/{place}", view.crumbs[0].href) == f"/{locale}/sources/"
    assert urljoin(f"/{second}", pages[second].table.rows[0].href) == f"/e/demo-{listing.ROWS}/"


@pytest.mark.parametrize(("locale", "label"), [(ENGLISH, "Page 2"), (GERMAN, "Seite 2")])
def test_a_further_page_of_all_events_says_which_it_is(locale: Locale, label: str) -> None:
    """Its title tells it from the first one."""
    local_edition = long(locale)
    *_, (_, table) = listing.table(
        local_edition, address.all_events(locale), local_edition.catalogue.definitions.events, with_source=True
    )
    view = listing.plain(table, crumbs=(), label=local_edition.word("list", "page"), title="All")
    assert (view.label, view.plain_title) == (label, f"All, {label}")


@pytest.mark.parametrize("locale", LOCALES)
def test_all_of_a_product(locale: Locale) -> None:
    """Of all its sources, with the source in each row and its versions as facts."""
    local_edition = of(locale, event("A", 1, product="demo"), event("B", 1, product="demo"), event("C", 1))
    ((place, view),) = listing.of_product(local_edition, PRODUCT)
    page = tree(template(locale, "listing")(v=view))
    assert place == f"{locale}/products/demo/"
    assert [words_of(element) for element in page.css(".cell-source")] == ["A", "B"]
    assert [element.attributes["aria-label"] for element in page.css("tbody a")] == ["A 1", "B 1"]
    assert view.facts == (("1.0", "Demo 1"),)


@pytest.mark.parametrize(
    ("locale", "plural", "singular"),
    [
        (ENGLISH, "An ID alone names no event. 2 sources use 7;", "One source that is known here uses 7."),
        (
            GERMAN,
            "Eine ID allein benennt kein Ereignis. 2 Quellen verwenden 7;",
            "Eine hier bekannte Quelle verwendet 7.",
        ),
    ],
)
def test_an_id_alone_names_no_event(locale: Locale, plural: str, singular: str) -> None:
    """The page of an ID asks for the source, and shows articles before stubs."""
    place, view = listing.of_id(of(locale, event("A", 7), article("B", 7)), 7)
    page = tree(template(locale, "listing")(v=view))
    assert place == f"{locale}/id/7/"
    assert view.lead_text.startswith(plural)
    assert [words_of(element) for element in page.css("h2")] == ["B 7", "A 7"]
    assert words_of(page.css_first("h1 .event-id")) == "7"
    assert listing.of_id(of(locale, event("A", 7)), 7)[1].lead_text.startswith(singular)
    renamed = event("A", 8, aliases=(key("A", 7),))
    assert listing.of_id(of(locale, event("A", 7), renamed), 7)[1].lead_text.startswith(singular)


def test_a_message_without_translation_is_marked_in_its_row() -> None:
    """A German list with an English message says which language it is."""
    ((_, view),) = listing.of_source(of(GERMAN, event(message=text("Started."))), source())
    row = view.table.rows[0].text
    assert (row.said, row.said_language, row.meaning) == ("Started.", ENGLISH, "")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_row_says_what_an_event_means_before_what_it_says(locale: Locale) -> None:
    """The summary without its marks; a message of values only is left out beside it."""
    explained = article(message=text("%1\n%2", "%1\n%2"), summary=text("It *waits*.", "Es *wartet*."))
    ((_, view),) = listing.of_source(of(locale, explained), source())
    row = view.table.rows[0].text
    assert (row.meaning, row.said) == ("It waits." if locale == ENGLISH else "Es wartet.", "")
    ((_, stub),) = listing.of_source(of(locale, event(message=text("%1", "%1"))), source())
    assert stub.table.rows[0].text.said == "%1"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Connector %1 is off.", 'Connector <span class="value-name">the name</span> is off.'),
        ("%1: the connector is off.", '<span class="value-name">the name</span>: the connector is off.'),
        (
            "%3 (%2) %3The database engine stopped (%1).",
            '… The database engine stopped (<span class="value-name">the name</span>).',
        ),
        ("%2 (%3) %2\nThe database engine stopped.", "The database engine stopped."),
        ("%1 %2 up", '<span class="value-name">the name</span> %2 up'),
        ("100%% of %2", "100% of %2"),
    ],
)
def test_a_row_names_values_and_begins_with_words(message: str, said: str) -> None:
    """Names take the places of numbers, and values that come before all words are left out."""
    named = event(message=text(message), insertions=(Insertion("the_name", None, None),))
    ((_, view),) = listing.of_source(of(ENGLISH, named), source())
    assert view.table.rows[0].text.said == said


def test_levels_are_counted_over_all_pages() -> None:
    """A filter says how many events it leaves, from the most to the least urgent."""
    local_edition = of(ENGLISH, event("Demo", 1, level="warning"), event("Demo", 2, level="error"), event("Demo", 3))
    ((_, view),) = listing.of_source(local_edition, source())
    assert [(item.level.word, item.count) for item in view.table.levels] == [("Error", 1), ("Warning", 1)]


@given(HOSTILE)
def test_a_row_is_one_line_of_text(message: str) -> None:
    """Whatever a message holds, its row has one line and no element from it."""
    local_edition = of(ENGLISH, event(message=text(f"a{message}")))
    ((_, view),) = listing.of_source(local_edition, source())
    assert len(str(view.table.rows[0].text.said)) <= (rowtext.LONGEST + 2) * len("&quot;")
    cell = tree(template(ENGLISH, "listing")(v=view)).css_first(".cell-message")
    assert [node.tag for node in cell.css("*")] == ["td", "span"]
    assert local_edition.catalogue.events[key("Demo", 1)].message.source == f"a{message}"


@pytest.mark.parametrize("locale", LOCALES)
def test_articles_stand_before_stubs(locale: Locale) -> None:
    """In a table of any events, each in the order of IDs: what is explained doesn't drown among facts."""
    defined = definitions(event("Demo", 1), article("Demo", 2), event("Demo", 3), article("Demo", 4))
    local_edition = edition(locale, defined)
    _, view = next(
        listing.table(local_edition, address.source_listing(locale, "demo"), defined.events, with_source=False)
    )
    assert [row.id for row in view.rows] == [2, 4, 1, 3]
