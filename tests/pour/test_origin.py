"""What a page says about the other catalogue that its definition comes from."""

from dataclasses import replace

from eventkb.model.origin import Origin, TextOrigin
from eventkb.model.source import EventSource
from eventkb.pour.article import article
from eventkb.pour.edition import Edition
from eventkb.pour.listing import of_source
from eventkb.pour.origin import origin_view, text_origins
from tests.catalogues import ENGLISH, GERMAN, Locale, definitions, edition, event, template, text, tree

THEIRS = Origin(
    folder="package:demo_events",
    title=text("Demo events", "Demo-Ereignisse"),
    licence="CC-BY-4.0",
    url="https://demo.example/",
    edit_url="https://git.example/demo/edit/events/{path}",
    report_url="https://git.example/demo/new?f={path}&t={title}",
)


def theirs(locale: Locale = ENGLISH, origin: Origin = THEIRS) -> Edition:
    described = replace(event(), file=f"{origin.folder}/Demo/1.yml")
    return edition(locale, definitions(described, origins=(Origin.unnamed("events"), origin)))


def foot(one_edition: Edition) -> str:
    view = article(one_edition, one_edition.catalogue.definitions.events[0])
    return tree(template(one_edition.locale, "article")(v=view)).css_first(".article-foot").html or ""


def test_name_and_licence_of_the_catalogue_are_on_the_page() -> None:
    """In the reader's language, with a link to the catalogue."""
    assert 'From the catalogue <a href="https://demo.example/" rel="external">Demo events</a>' in foot(theirs())
    assert "Lizenz: CC-BY-4.0" in foot(theirs(GERMAN))


def test_a_catalogue_that_states_no_licence_is_shown_so() -> None:
    """Nobody should take silence for permission."""
    html = foot(theirs(origin=Origin.unnamed("../demo/events")))
    assert "../demo/events" in html and "no licence stated" in html


def test_the_edit_link_leads_to_the_repository_of_the_catalogue() -> None:
    """With the path below its folder; so does the link that reports a mistake."""
    one = theirs()
    view = article(one, one.catalogue.definitions.events[0])
    assert view.edit_link == "https://git.example/demo/edit/events/Demo/1.yml"
    assert view.report_link == "https://git.example/demo/new?f=Demo%2F1.yml&t=Demo%201"
    assert view.stub is not None and view.stub.file == "Demo/1.yml"


def test_the_page_of_a_source_names_the_catalogue_that_describes_it() -> None:
    """With its licence, among the facts."""
    described = EventSource(name="Demo", file="package:demo_events/Demo/source.yml", folder="Demo")
    known = definitions(event(), sources=(described,), origins=(Origin.unnamed("events"), THEIRS))
    (_, view), *_ = of_source(edition(GERMAN, known), described)
    assert ("Katalog", "Demo-Ereignisse · Lizenz: CC-BY-4.0") in view.facts


def test_ones_own_events_say_nothing_of_it() -> None:
    """The site is the catalogue."""
    own = edition(ENGLISH, definitions(event(), origins=(Origin.unnamed("events"), THEIRS)))
    assert origin_view(own, "events/Demo/1.yml") is None
    assert "catalogue" not in foot(own)


def test_where_message_texts_are_from_is_listed_with_licences() -> None:
    """In the reader's language, for all catalogues; without any, there is no list and no sentence before it."""
    quoted = TextOrigin(
        text("Messages of a dump", "Meldungen eines Auszugs"), text("none stated", "keine"), "https://a.example/"
    )
    own = replace(Origin.unnamed("events"), text_origins=(quoted,))
    german = edition(GERMAN, definitions(event(), origins=(own, THEIRS)))
    html = template(GERMAN, "text_origins")(origins=text_origins(german))
    assert '<a href="https://a.example/" rel="external">Meldungen eines Auszugs</a> (Lizenz: keine)' in html
    assert template(GERMAN, "text_origins")(origins=text_origins(edition(GERMAN, definitions(event())))).strip() == ""
