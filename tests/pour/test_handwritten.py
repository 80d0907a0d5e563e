"""What the catalogue puts into hand-written pages."""

import pytest

from eventkb.model import address
from eventkb.model.address import Address
from eventkb.model.diagnostic import Rule, Severity
from eventkb.model.rulepage import RulePage
from eventkb.model.source import Product, ProductVersion, Term
from eventkb.model.text import Text
from eventkb.pour import handwritten
from eventkb.pour.checklist import check_list
from eventkb.pour.dates import date_words
from eventkb.pour.handwritten import HandWrittenPage
from eventkb.pour.ids import overview
from tests.catalogues import (
    ENGLISH,
    GERMAN,
    LOCALES,
    Locale,
    article,
    definitions,
    edition,
    event,
    source,
    template,
    text,
    tree,
    words_of,
)  # fmt: skip

RULES = (Rule("E201", "unknown-event"), Rule("E233", "undescribed-insertion", Severity.WARNING), Rule("X1", "own"))
PAGES = {
    rule: RulePage(Text({ENGLISH: "It is *wrong*.\nWrite it.", GERMAN: "Es ist *falsch*.\nSchreiben Sie es."}), "", "")
    for rule in RULES
}
TERM = Term(
    names={ENGLISH: "queue", GERMAN: "Warteschlange"},
    file="events/glossary.yml",
    position=0,
    definition=text("What *waits*, as [[Demo/1]] says.", "Was *wartet*."),
    avoid={GERMAN: ("Schlange", "Queue")},
    source="Warteschlangenanzeige",
)


def on(locale: Locale, *events: object, below_root: str = "events/", **given: object) -> HandWrittenPage:
    local_edition = edition(locale, definitions(*events, **given))
    return HandWrittenPage(
        edition=local_edition,
        address=Address(f"{locale}/{below_root}"),
        rule_pages=lambda: PAGES,
        elsewhere=frozenset({Address(f"{locale}/{below_root}")}),
    )


def filled(page: HandWrittenPage, name: str) -> str:
    """What stands in a slot of a page."""
    return handwritten.value(page, lambda file: template(page.edition.locale, file.removesuffix(".jinja")), name)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", sorted(handwritten.SLOTS))
def test_every_slot_can_be_filled_from_an_almost_empty_catalogue(locale: Locale, name: str) -> None:
    """A catalogue of one event builds, whatever a page asks for."""
    assert isinstance(filled(on(locale, event()), name), str)


@pytest.mark.parametrize(("locale", "word"), [(ENGLISH, "Demo KB: home"), (GERMAN, "Demo KB: Startseite")])
def test_a_slot_may_be_a_word(locale: Locale, word: str) -> None:
    """Pages hold no words of a language where the interface has them already."""
    assert filled(on(locale, event()), "word.brand_home") == word


@pytest.mark.parametrize("name", ["nonsense", "word.nonsense", "word.list", "word."])
def test_a_slot_that_nobody_knows_is_told(name: str) -> None:
    """A typing error in a page stops the build instead of leaving a hole."""
    with pytest.raises(KeyError):
        filled(on(ENGLISH, event()), name)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_sources_with_the_number_of_their_events(locale: Locale) -> None:
    """Each is linked, and described in plain words of the reader's language."""
    described = source("Demo", description=text("It *sends*.", "Sie *sendet*."))
    page = tree(
        filled(on(locale, event("Demo", 1), event("Demo", 2), event("App", 1), sources=(described,)), "sources")
    )
    assert [
        (words_of(element.css_first("a")), words_of(element.css_first(".count"))) for element in page.css("li")
    ] == [
        ("App", "1"),
        ("Demo", "2"),
    ]
    assert [element.attributes["href"] for element in page.css("a")] == ["../app/", "../demo/"]
    assert [words_of(element) for element in page.css("p")] == ["It sends." if locale == ENGLISH else "Sie sendet."]


@pytest.mark.parametrize(("count", "words"), [(1, "Event sources"), (7, "All 7 sources")])
def test_the_home_counts_sources_only_where_it_leaves_some_out(count: int, words: str) -> None:
    """Nobody is told to see 'all 1 sources'."""
    page = tree(filled(on(ENGLISH, *(event(f"Demo {number}") for number in range(count))), "main_sources"))
    assert words_of(page.css_first(".more")) == words


def test_the_home_shows_the_sources_with_most_articles() -> None:
    """Stubs are no reason to look there."""
    stubs = [event("Stubs", number) for number in range(9)]
    others = [article(f"S{number}", 1) for number in range(9)]
    entries = handwritten.sources(on(ENGLISH, *stubs, *others), handwritten.SOURCES_AT_HOME)
    assert len(entries) == handwritten.SOURCES_AT_HOME
    assert "Stubs" not in {str(entry.name) for entry in entries}


@pytest.mark.parametrize(("locale", "date"), [(ENGLISH, "2 March 2020"), (GERMAN, "2. März 2020")])
def test_the_newest_articles_come_first(locale: Locale, date: str) -> None:
    """Stubs and articles without a date are not news."""
    hand_written = on(
        locale,
        article("Demo", 1, modified="2020-03-02"),
        article("Demo", 2, modified="2019-12-31"),
        article("Demo", 3),
        event("Demo", 4, modified="2021-01-01"),
    )
    assert [(str(entry.name), entry.aside) for entry in handwritten.newest(hand_written)] == [
        ("Demo 1", date),
        ("Demo 2", date_words(hand_written.edition, "2019-12-31")),
    ]


def test_only_ways_that_lead_somewhere_are_offered() -> None:
    """No products and no glossary: readers start from an ID."""
    product = Product("demo", "events/products.yml", text("Demo"))
    few, all_of_them = on(ENGLISH, event()), on(ENGLISH, event(), products={"demo": product}, glossary=(TERM,))
    assert [way.title for way in handwritten.ways(few)] == ["Start from an ID"]
    assert [way.href for way in handwritten.ways(all_of_them)] == ["../id/", "../products/", "../glossary/"]


@pytest.mark.parametrize("locale", LOCALES)
def test_products_and_ids(locale: Locale) -> None:
    """Each leads to its page and says what is there."""
    product = Product("demo", "events/products.yml", text("Demo"), {"1.0": ProductVersion(text("Demo 1"))})
    hand_written = on(
        locale, article("B", 7, product="demo"), article("A", 7), event("A", 8), products={"demo": product}
    )
    assert [(str(entry.name), entry.aside, entry.text, entry.href) for entry in handwritten.products(hand_written)] == [
        ("Demo", "1", "Demo 1", "../products/demo/")
    ]
    assert [
        (str(entry.name), entry.aside, entry.href)
        for entry in overview(hand_written.edition, hand_written.address).rows
    ] == [
        ("7", "A, B", "../id/7/"),
        ("8", "A", "../../id/8/"),
    ]


@pytest.mark.parametrize(
    ("locale", "name", "other", "meaning", "avoid"),
    [
        (ENGLISH, "queue", "Deutsch: Warteschlange", "What waits, as Demo 1 says.", []),
        (GERMAN, "Warteschlange", "English: queue", "Was wartet.", ["Nicht: Schlange, Queue"]),
    ],
)
def test_the_glossary(locale: Locale, name: str, other: str, meaning: str, avoid: list[str]) -> None:
    """A term in the reader's language, what it is called in the other one, what it means and what not to call it."""
    page = tree(filled(on(locale, article(), below_root="glossary/", glossary=(TERM,)), "glossary"))
    (entry,) = page.css("dl > div")
    assert words_of(entry.css_first("dt")) == f"{name} {other}"
    assert [words_of(element) for element in entry.css("dd .avoid")] == avoid
    assert "Warteschlangenanzeige" in words_of(entry.css("dd .seen-in")[0])
    assert words_of(entry.css_first("dd")).startswith(meaning)
    assert [element.attributes["href"] for element in entry.css("dd a")] == (
        ["../demo/1/"] if locale == ENGLISH else []
    )
    assert entry.css_first("dd em") is not None
    assert entry.attributes["id"] == name.lower()


def test_a_term_without_a_name_in_a_language_is_not_there() -> None:
    """The glossary of a language holds what can be said in it, in the order of its alphabet."""
    names = [
        Term(names={ENGLISH: name}, file="events/glossary.yml", position=0, definition=None)
        for name in ("queue", "Address", "mail")
    ]
    hand_written = on(ENGLISH, event(), glossary=tuple(names))
    assert [entry.name for entry in handwritten.terms(hand_written)] == ["Address", "mail", "queue"]
    assert handwritten.terms(on(GERMAN, event(), glossary=tuple(names))) == ()


@pytest.mark.parametrize(
    ("locale", "severities", "text"),
    [
        (ENGLISH, [("Error", 2), ("Warning", 1)], "It is wrong."),
        (GERMAN, [("Fehler", 2), ("Warnung", 1)], "Es ist falsch."),
    ],
)
def test_the_rules_in_groups_with_what_they_report(
    locale: Locale, severities: list[tuple[str, int]], text: str
) -> None:
    """In the page's language; rules of other packages come last."""
    view = check_list(edition(locale, definitions(event())), address.checks(locale), PAGES)
    rows = [(group.anchor, row.code, row.href, row.text) for group in view.groups for row in group.rows]
    assert rows == [
        ("checks-names", "E201", "E201/", text),
        ("checks-texts", "E233", "E233/", text),
        ("checks-others", "X1", "X1/", text),
    ]
    assert [(each.word, each.count) for each in view.severities] == severities


def test_a_day_is_shown_only_where_it_tells_a_reader_something() -> None:
    """Not where all articles are of one day, and not twice."""
    one_day = [article("Demo", number, modified="2020-03-02") for number in (1, 2)]
    two_days = [*one_day, article("Demo", 3, modified="2019-12-31")]
    assert [entry.aside for entry in handwritten.newest(on(ENGLISH, *one_day))] == ["", ""]
    assert [entry.aside for entry in handwritten.newest(on(ENGLISH, *two_days))] == [
        "2 March 2020",
        "",
        "31 December 2019",
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_newest_articles_say_what_they_mean(locale: Locale) -> None:
    """The summary, or else the first sentence of the explanation."""
    explained = article("Demo", 1, modified="2020-03-02", summary=text("It *waits*.", "Es *wartet*."))
    (entry,) = handwritten.newest(on(locale, explained))
    assert entry.text == ("It waits." if locale == ENGLISH else "Es wartet.")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_hand_written_page_that_one_language_lacks(locale: Locale) -> None:
    """Its language link leads to the other language's home, and search engines are told of no page that isn't there."""
    page = on(locale, event(), below_root="about/")
    other = next(other_locale for other_locale in LOCALES if other_locale != locale)
    assert tree(filled(page, "language_links")).css_first("a").attributes["href"] == f"../../{other}/"
    assert [element.attributes["hreflang"] for element in tree(filled(page, "page_links")).css("link[hreflang]")] == [
        locale
    ]
