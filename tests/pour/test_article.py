"""An event's article: everything a reader sees, in their language, in HTML that is whole."""

import base64
from io import BytesIO
from itertools import pairwise

import pytest
import zxingcpp
from hypothesis import given
from PIL import Image, ImageOps
from selectolax.lexbor import LexborHTMLParser

from eventkb.model.event import Action, Command, Event, Insertion, Reference, UserAction
from eventkb.model.source import Product, ProductVersion
from eventkb.model.text import plain
from eventkb.pour.article import article as view_of
from eventkb.pour.dates import date_words
from tests.catalogues import (
    ENGLISH,
    GERMAN,
    HOSTILE,
    LOCALES,
    NOWHERE,
    Locale,
    acting,
    article,
    definitions,
    edition,
    event,
    key,
    relation,
    template,
    text,
    tree,
    words_of,
)  # fmt: skip

PRODUCT = Product("demo", "events/products.yml", text("Demo"), {"1.0": ProductVersion(text("Demo 1"))})
WAIT = text("Wait.", "Warten Sie.")
WHOLE = article(
    "MSDemo",
    7,
    message=text("%1 has sent.", "%1 hat gesendet."),
    insertions=(Insertion("connector", text("the connector", "der Connector"), "Internet"),),
    symbolic_name="SendStarted",
    product="demo",
    versions=("1.0",),
    channel="Application",
    level="warning",
    category=plain("SmtpSend"),
    keywords=("Classic",),
    qualifiers=(0xC00407D7,),
    summary=text("A *short* `sentence`.", "Ein *kurzer* `Satz`."),
    impact=WAIT,
    user_action=UserAction(
        WAIT,
        (
            Action(text=WAIT, choices=(Action(text=WAIT, steps=(Action(text=WAIT),)),), note=WAIT),
            Action(text=WAIT, command=Command("powershell", "Get-It '{{connector}}'")),
        ),
    ),
    verification=WAIT,
    related=(relation("causes", "MSDemo", 8, WAIT),),
    references=(Reference(text("Manual", "Handbuch"), "https://docs.example/a"),),
    modified="2012-09-19",
    authors=("A. Author",),
)


def page(locale: Locale, shown: Event, *others: Event, **given: object) -> LexborHTMLParser:
    """The article of an event as a browser understands it."""
    products = {"demo": PRODUCT}
    local_edition = edition(locale, definitions(shown, *others, products=products), **given)
    return tree(f"<main>{template(locale, 'article')(v=view_of(local_edition, shown))}</main>")


def headings(page_tree: LexborHTMLParser) -> list[str]:
    return [words_of(element) for element in page_tree.css("h2")]


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        (
            ENGLISH,
            ["Message text", "Details", "Explanation", "Impact", "User action", "How to tell that it is fixed",
             "Find it in your logs", "Related events", "References"],
        ),
        (
            GERMAN,
            ["Meldungstext", "Details", "Erläuterung", "Auswirkung", "Benutzeraktion",
             "Woran Sie erkennen, dass es behoben ist", "In Ihren Protokollen finden", "Verwandte Ereignisse",
             "Weiterführendes"],
        ),
    ],
)  # fmt: skip
def test_a_whole_article_has_its_parts_in_order(locale: Locale, expected: list[str]) -> None:
    """Is this my event, is it bad, what do I do: in the order in which people ask."""
    assert headings(page(locale, WHOLE, event("MSDemo", 8))) == expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        (
            ENGLISH,
            ["Product name: Demo", "Product version: 1.0 Demo 1", "Event ID: 7", "Event source: MSDemo",
             "Channel: Application", "Level: Warning", "Category: SmtpSend", "Symbolic name: SendStarted",
             "Keywords: Classic", "Full identifier: 0xC00407D7"],
        ),
        (
            GERMAN,
            ["Produktname: Demo", "Produktversion: 1.0 Demo 1", "Ereignis-ID: 7", "Ereignisquelle: MSDemo",
             "Protokoll: Application Anwendung", "Ebene: Warnung", "Aufgabenkategorie: SmtpSend",
             "Symbolischer Name: SendStarted", "Schlüsselwörter: Classic", "Vollständiger Bezeichner: 0xC00407D7"],
        ),
    ],
)  # fmt: skip
def test_the_details_stand_in_the_order_of_the_field(locale: Locale, expected: list[str]) -> None:
    """Whoever knows old articles of vendors finds each row where it was, with the word of their server beside it."""
    rows = page(locale, WHOLE, event("MSDemo", 8)).css(".details > div")
    assert [f"{words_of(row.css_first('dt'))}: {words_of(row.css_first('dd'))}" for row in rows] == expected


@pytest.mark.parametrize("locale", LOCALES)
def test_every_link_within_the_article_arrives(locale: Locale) -> None:
    """Jumps, chips and headings have their targets, and no address stands twice."""
    page_tree = page(locale, WHOLE, event("MSDemo", 8))
    names = [element.attributes["id"] for element in page_tree.css("[id]")]
    assert len(names) == len(set(names))
    inside = {element.attributes["href"][1:] for element in page_tree.css("a[href^='#']")}
    assert inside
    assert inside <= set(names)
    assert {element.attributes["aria-labelledby"] for element in page_tree.css("[aria-labelledby]")} <= set(names)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("shown", [WHOLE, event()], ids=["article", "stub"])
def test_the_html_is_whole(locale: Locale, shown: Event) -> None:
    """A browser has nothing to mend: it finds the very elements that were written, in the same places."""
    html = template(locale, "article")(
        v=view_of(edition(locale, definitions(shown, products={"demo": PRODUCT})), shown)
    )
    tags = [piece.split(">")[0].split()[0] for piece in html.split("<")[1:]]
    opened = [name for name in tags if not name.startswith("/")]
    assert opened == [node.tag for node in tree(f"<main>{html}</main>").css("main *")]
    assert sum(name.startswith("/") for name in tags) == len(opened) - opened.count("wbr") - opened.count("img")


@pytest.mark.parametrize("locale", LOCALES)
def test_a_phone_reads_the_permanent_link_from_paper(locale: Locale) -> None:
    """The picture holds the address in full, for a reader of codes that sees it enlarged and with a border."""
    (picture,) = page(locale, WHOLE, event("MSDemo", 8)).css("img.qr")
    data = base64.b64decode((picture.attributes["src"] or "").removeprefix("data:image/png;base64,"))
    seen = Image.open(BytesIO(data)).convert("L")
    enlarged = ImageOps.expand(seen.resize((seen.width * 8, seen.height * 8), Image.Resampling.NEAREST), 32, 255)
    (code,) = zxingcpp.read_barcodes(enlarged)
    assert code.text == "https://kb.example/e/msdemo-7/"
    assert picture.attributes["alt"]


@pytest.mark.parametrize("locale", LOCALES)
def test_there_is_one_heading_of_the_first_order_and_no_gap_below(locale: Locale) -> None:
    """Somebody who listens to a page goes from heading to heading."""
    page_tree = page(locale, WHOLE, event("MSDemo", 8))
    levels = [int(node.tag[1]) for node in page_tree.css("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert words_of(page_tree.css_first("h1")) == "MSDemo 7"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_button_has_a_name(locale: Locale) -> None:
    """A copy button says what it copies, in words that contain those it shows; without script there is none."""
    for button in page(locale, WHOLE, event("MSDemo", 8)).css("button"):
        assert words_of(button).lower() in button.attributes["aria-label"].lower()
        assert "hidden" in button.attributes


@given(HOSTILE)
def test_whatever_a_definition_holds_the_article_is_safe(given_text: str) -> None:
    """No field of a definition can put an element of its own, a handler or a script into the page."""
    odd = text(f"a{given_text}", f"b{given_text}")
    explained = article(
        f"Demo{given_text}",
        message=odd,
        insertions=(Insertion("one", odd, given_text),),
        symbolic_name=given_text,
        channel=given_text,
        category=odd,
        keywords=(given_text,),
        summary=odd,
        explanation=odd,
        user_action=acting(Action(text=odd, command=Command("cmd", given_text))),
        references=(Reference(odd, f"https://a.example/{given_text}"),),
        modified=given_text,
        authors=(given_text,),
    )
    body = page(GERMAN, explained).body
    (code,) = body.css("img.qr")
    assert (code.attributes["src"] or "").startswith("data:image/png;base64,")
    code.decompose()
    assert not body.css("script, style, iframe, img, svg, object, form, input, base, link, meta")
    for node in body.css("*"):
        assert not [name for name in node.attributes if name.startswith("on") or name in {"style", "srcdoc", "src"}]
        assert not (node.attributes.get("href") or "").strip().lower().startswith(("javascript", "data", "vbscript"))


@pytest.mark.parametrize(("locale", "expected"), [(ENGLISH, "19 September 2012"), (GERMAN, "19. September 2012")])
def test_a_date_is_written_as_the_reader_writes_it(locale: Locale, expected: str) -> None:
    """Machines get the date as it was typed, people their own."""
    (page_tree,) = page(locale, WHOLE, event("MSDemo", 8)).css("time")
    assert (page_tree.attributes["datetime"], words_of(page_tree)) == ("2012-09-19", expected)
    assert date_words(edition(locale, definitions(event())), "in autumn") == "in autumn"
    assert date_words(edition(locale, definitions(event())), None) == ""


@pytest.mark.parametrize("locale", LOCALES)
def test_a_stub_stops_at_the_facts_and_says_what_to_do(locale: Locale) -> None:
    """The page is the same, with a way to the neighbours, to the source and to the file that waits for an author."""
    page_tree = page(locale, event("Demo", 2), article("Demo", 1))
    assert [element.attributes["href"] for element in page_tree.css(".stub a")] == [
        "#queries",
        "../../demo/1/",
        "../../demo/",
        "https://git.example/edit/events/Demo/2.yml",
    ]
    assert "explanation" not in {element.attributes["id"] for element in page_tree.css("h2")}


@pytest.mark.parametrize(
    ("locale", "singular", "plural"),
    [
        (ENGLISH, "Look at the event beside it", "Look at the events beside it"),
        (GERMAN, "Das benachbarte Ereignis ansehen", "Die benachbarten Ereignisse ansehen"),
    ],
)
def test_a_stub_counts_its_neighbours(locale: Locale, singular: str, plural: str) -> None:
    """One neighbour is one event; the only event of its source has neither neighbours nor a rest of its source."""
    first, second, third = event("Demo", 1), event("Demo", 2), event("Demo", 3)
    assert words_of(page(locale, first, second, third).css_first(".way-neighbours a")) == singular
    assert words_of(page(locale, second, first, third).css_first(".way-neighbours a")) == plural
    assert not page(locale, first).css(".way-neighbours, .way-source")


def test_a_withdrawn_article_says_why_and_what_took_over() -> None:
    """Its address stays; nobody is asked to write it."""
    gone = event("Demo", 1, withdrawn=text("It was wrong.", "Es war falsch."), replaced_by=key("Demo", 2))
    page_tree = page(GERMAN, gone, article("Demo", 2))
    assert headings(page_tree)[:2] == ["Dieser Artikel wurde zurückgezogen", "Dieses Ereignis wurde ersetzt durch"]
    assert [element.attributes["href"] for element in page_tree.css(".notice a")] == ["../../demo/2/"]
    assert "Es war falsch." in words_of(page_tree.css_first(".notice"))
    assert not page_tree.css(".stub")


def test_an_event_that_took_over_but_is_not_there_is_not_linked() -> None:
    """A build that keeps going makes no dead link."""
    assert not page(ENGLISH, event(replaced_by=key("Demo", 9))).css(".notice")


def test_the_summary_is_a_line_with_its_marks() -> None:
    """Code and emphasis are there; several paragraphs are no summary and are read as words."""
    page_tree = page(ENGLISH, WHOLE, event("MSDemo", 8)).css_first("p.lead")
    assert page_tree.html == '<p class="lead">A <em>short</em> <code>sentence</code>.</p>'
    assert words_of(page(ENGLISH, article(summary=text("One.\n\n- Two."))).css_first("p.lead")) == "One. Two."


@pytest.mark.parametrize(("given_facts", "expected"), [({"authors": ("A",)}, "Authors A"), ({}, "")])
def test_the_foot_says_only_what_is_known(given_facts: dict[str, object], expected: str) -> None:
    """No dot stands before nothing."""
    foot = page(ENGLISH, article(**given_facts), site=NOWHERE).css_first(".article-foot")
    assert words_of(foot) == expected


def test_without_a_repository_nobody_is_asked_to_edit() -> None:
    """The other links are the same."""
    page_tree = page(ENGLISH, WHOLE, event("MSDemo", 8), site=NOWHERE)
    assert not page_tree.css("a[href*='git.example']")
    assert page_tree.css_first(".permalink a").attributes["href"] == "../../../e/msdemo-7/"


@pytest.mark.parametrize(
    ("product", "crumbs"), [("demo", ["Demo", "MSDemo", "7"]), (None, ["Event sources", "MSDemo", "7"])]
)
def test_crumbs_lead_up(product: str | None, crumbs: list[str]) -> None:
    """To the product where there is one, else to all sources; the page itself is no link."""
    page_tree = page(ENGLISH, article("MSDemo", 7, product=product)).css(".crumbs li")
    assert [words_of(crumb) for crumb in page_tree] == crumbs
    assert page_tree[-1].attributes == {"aria-current": "page"}
    assert not page_tree[-1].css("a")


def test_a_reference_names_its_host() -> None:
    """A reader sees where a link leads before they follow it."""
    (page_tree,) = page(GERMAN, WHOLE, event("MSDemo", 8)).css(".references li")
    assert words_of(page_tree) == "Handbuch docs.example"
    assert page_tree.css_first("a").attributes == {"href": "https://docs.example/a", "rel": "external"}
