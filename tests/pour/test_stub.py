"""The page of a bare stub: one for all languages, with everything that is known of it."""

from dataclasses import replace
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from eventkb.model.codes import CodeTable
from eventkb.model.event import Event, Insertion, Variant
from eventkb.model.text import Text
from eventkb.pour.shell import shell
from eventkb.pour.stub import stub
from tests.catalogues import ENGLISH, SITE, article, definitions, editions, event, key, relation, template, text, tree
from tests.catalogues import words_of as words

PAGE = "/e/demo-5/"


def page(stub_event: Event, *others: Event, **given: object) -> LexborHTMLParser:
    all_editions = editions(definitions(stub_event, *others), replace(SITE, offers=frozenset({"api"}), **given))
    place, view = stub(all_editions, stub_event)
    assert f"/{place}" == PAGE
    around = shell(all_editions, lambda name: template(ENGLISH, name.removesuffix(".jinja")))
    return tree(template(ENGLISH, "stub")(v=view, shell=around, every=around.words))


def test_the_message_is_there_in_each_language_with_its_insertion_strings() -> None:
    """Marked with its language; a reader of either finds it without another click."""
    insertions = (Insertion(name="server", meaning=text("The server.", "Der Server."), example="EX01"),)
    known = page(event("Demo", 5, message=text("%1 stopped.", "%1 wurde beendet."), insertions=insertions))
    wordings = {element.attributes["lang"]: words(element) for element in known.css(".message blockquote")}
    assert wordings == {"en": "%1 server stopped.", "de": "%1 server wurde beendet."}
    (row,) = known.css(".insertions tbody tr")
    assert words(row) == "%1 serverThe server. Der Server.EX01"


def test_a_missing_translation_is_noted_for_its_readers_only() -> None:
    """The vendor's wording stands in for it, once."""
    known = page(event("Demo", 5, message=text("It stopped.")))
    assert [element.attributes["lang"] for element in known.css(".message blockquote")] == ["en"]
    (note,) = known.css("[data-reader]")
    assert (note.attributes["lang"], words(note)[:22]) == ("de", "Noch nicht übersetzt. ")


def test_variants_have_messages_of_their_own() -> None:
    """With the versions that have them, in every language."""
    known = page(event("Demo", 5, variants=(Variant(versions=("2.0",), message=text("It ended.")),)))
    assert [words(element) for element in known.css(".message h2")] == [
        "Message text Meldungstext",
        "In version 2.0 In Version 2.0",
    ]


def test_facts_are_in_every_language_and_said_once() -> None:
    """The heading has source, ID, level and name; the details have the rest."""
    known = page(event("Demo", 5, level="error", symbolic_name="STOPPED", channel="Application"))
    assert words(known.css_first(".heading .facts")) == "Error FehlerSTOPPED"
    assert [words(element) for element in known.css(".details div")] == ["Channel ProtokollApplication Anwendung"]


def test_it_leads_to_what_is_beside_it() -> None:
    """Neighbours and namesakes by permanent addresses, since these lead to each reader's language."""
    others = (event("Demo", 4), article("Demo", 6, related=(relation("causes", "Demo", 5),)), event("Other", 5))
    known = page(event("Demo", 5), *others)
    links = {urljoin(PAGE, link.attributes["href"]) for link in known.css(".stub a")}
    assert links >= {"/e/demo-4/", "/e/demo-6/", "/e/other-5/", "/id/5/"}
    assert "Caused by Verursacht durch" in words(known.css_first(".stub"))
    crumbs = [urljoin(PAGE, link.attributes["href"]) for link in known.css(".crumbs a")]
    assert crumbs == ["/en/sources/", "/de/sources/", "/en/demo/", "/de/demo/"]


def test_it_can_be_written_with_what_is_known() -> None:
    """The new file has the facts and asks for an explanation and a user action."""
    known = page(event("Demo", 5, level="error"), new_url="https://git.example/new?{path}&{text}")
    assert known.css_first(".stub-write a").attributes["href"] == "https://git.example/edit/events/Demo/5.yml"
    listed = replace(event("Demo", 5, level="error"), file="events/Demo/known.yml", path=(0,))
    link = page(listed, new_url="https://git.example/new?{path}&{text}").css_first(".stub-write a").attributes["href"]
    assert link.startswith("https://git.example/new?events%2FDemo%2F5.yml&")
    assert "level%3A%20%22error%22" in link and "TODO" in link


def test_it_is_one_page_in_each_language_for_search_engines_and_tickets() -> None:
    """Its address is its own and that of all languages."""
    known = page(event("Demo", 5))
    url = "https://kb.example/e/demo-5/"
    assert known.css_first("link[rel=canonical]").attributes["href"] == url
    alternates = {link.attributes["hreflang"]: link.attributes["href"] for link in known.css("link[hreflang]")}
    assert alternates == {"en": url, "de": url}
    data = known.css_first('link[type="application/json"]').attributes["href"]
    assert urljoin(PAGE, data) == "/api/v1/sources/demo.json#/stubs/5"
    assert known.css_first('meta[property="og:title"]').attributes["content"] == "Demo 5"


def test_it_stays_small() -> None:
    """A catalogue has tens of thousands of them; page hosts stop at a gigabyte."""
    known = event("Microsoft-Windows-Demo-Provider", 5, level="error", message=text("The service %1 stopped. " * 6))
    all_editions = editions(definitions(known, *(replace(known, key=key(known.key.source, n)) for n in range(6, 12))))
    around = shell(all_editions, lambda name: template(ENGLISH, name.removesuffix(".jinja")))
    html = template(ENGLISH, "stub")(v=stub(all_editions, known)[1], shell=around, every=around.words)
    assert len(html.encode()) < 8_000


def test_a_message_of_no_language_has_none() -> None:
    """It is the same for every reader."""
    (wording,) = page(event("Demo", 5, message=Text({ENGLISH: "0x1"}, neutral=True))).css(".message blockquote")
    assert "lang" not in wording.attributes


def test_the_tables_that_explain_a_value_are_linked_in_each_language() -> None:
    """And named for the script that explains the reader's own values."""
    table = CodeTable(name="demo", title=text("Demo codes", "Demo-Codes"), notation="hex", codes=())
    known = event(
        "Demo",
        5,
        message=text("Failed: %1"),
        insertions=(Insertion(name="code", meaning=None, example=None, codes=("demo",)),),
    )
    all_editions = editions(definitions(known, tables={"demo": table}))
    (message,) = stub(all_editions, known)[1].messages
    assert message.insertions[0].codes == "demo"
    assert 'href="../../en/codes/demo/"' in message.insertions[0].tables
    assert 'href="../../de/codes/demo/"' in message.insertions[0].tables
