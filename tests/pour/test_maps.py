"""Maps: the drawing and its list, groups where events are too many, and no map where there is nothing to draw."""

import pytest

from eventkb.model.catalogue import Definitions
from eventkb.model.event import EventKey
from eventkb.model.locale import Locale
from eventkb.model.source import Product
from eventkb.pour import maps
from eventkb.pour.edition import Edition
from tests.catalogues import ENGLISH, GERMAN, article, definitions, edition, event, relation, template, text, tree

FIRST = article(number=1, related=(relation("causes", "Demo", 2), relation("resolved-by", "Other", 7)))
SMALL = definitions(FIRST, event(number=2), event(number=3), event("Other", 7))


def view_of(defined: Definitions, locale: Locale = ENGLISH, source: str = "Demo") -> maps.MapView | None:
    spoken = edition(locale, defined)
    drawn = maps.page(spoken, maps.of_source(spoken, spoken.catalogue.definitions.sources[source]))
    return drawn and drawn[1]


@pytest.mark.parametrize(
    ("locale", "causes", "resolves"), [(ENGLISH, "Causes", "Resolved by"), (GERMAN, "Verursacht", "Behoben durch")]
)
def test_the_list_says_what_the_drawing_shows(locale: Locale, causes: str, resolves: str) -> None:
    """Each event with its ways from it and to it, and how many events are on no line."""
    view = view_of(SMALL, locale)
    assert view
    assert [(way.word, [end.name for end in way.ends]) for way in view.entries[0].ways] == [
        (causes, ["2"]),
        (resolves, ["Other 7"]),
    ]
    assert [line.kind for line in view.legend] == ["causes", "resolved-by"]
    page = tree(template(locale, "map")(v=view))
    drawn = [link.attributes["href"] for link in page.css("svg a")]
    assert sorted(drawn) == sorted(link.attributes["href"] for link in page.css(".map-events h3 a"))
    assert len(drawn) == 3
    assert view.others.startswith("1 ")


def test_there_is_no_map_without_lines() -> None:
    """Neither a page nor a link to it."""
    alone = definitions(event(number=1, related=(relation("see-also", "Demo", 2),)), event(number=2))
    assert view_of(alone) is None
    spoken = edition(ENGLISH, alone)
    subject = maps.of_source(spoken, alone.sources["Demo"])
    assert maps.link(spoken, subject.page, subject) == ""
    assert maps.groups(spoken, subject.page) == ()


def test_many_events_are_groups_that_lead_to_their_part_of_the_list() -> None:
    """At most sixty boxes, and each is a link to the first of its events."""
    numbers = range(1, 100)
    many = definitions(
        *(event(number=n, related=(relation("causes", "Demo", n + 1),)) for n in numbers), event(number=100)
    )
    view = view_of(many)
    assert view and view.hints
    page = tree(template(ENGLISH, "map")(v=view))
    boxes = [link.attributes["href"] for link in page.css("svg a")]
    assert 1 < len(boxes) <= 60
    assert all(page.css_first(f".map-events li[id='{href[1:]}']") for href in boxes if href)


def test_events_of_another_source_lead_to_the_map_of_that_source() -> None:
    """Where its events are one box, so that each line can be read somewhere."""
    numbers = range(1, 70)
    many = definitions(
        *(event(number=n, related=(relation("causes", "Other", n),)) for n in numbers),
        *(event("Other", n) for n in numbers),
    )
    view = view_of(many)
    assert view
    page = tree(template(ENGLISH, "map")(v=view))
    assert [link.attributes["href"] for link in page.css("svg a")][-1] == "../other/"
    assert len(view.entries) == len(numbers)


@pytest.mark.parametrize(("locale", "causes"), [(ENGLISH, "Causes"), (GERMAN, "Verursacht")])
def test_a_product_with_many_events_has_a_list_of_sources(locale: Locale, causes: str) -> None:
    """Each with the sources that its events lead to, of how many events, and a link to its map."""
    numbers = range(1, 70)
    product = Product(key="demo", title=text("Demo product", "Demoprodukt"), file="events/products.yml", versions={})
    spoken = edition(
        locale,
        definitions(
            *(article(number=n, product="demo", related=(relation("causes", "Other", n),)) for n in numbers),
            *(event("Other", n) for n in numbers),
            products={"demo": product},
        ),
    )
    drawn = maps.page(spoken, maps.of_product(spoken, product))
    assert drawn and not drawn[1].entries
    source, _ = drawn[1].sources
    assert (source.href, [(way.word, [end.name for end in way.ends]) for way in source.ways]) == (
        "../../demo/",
        [(causes, ["Other (69)"])],
    )
    assert "69" in tree(template(locale, "map")(v=drawn[1])).css_first(".map-events li .event-message").text()


def test_of_very_many_lines_between_groups_the_strongest_are_drawn() -> None:
    """And the page says so."""
    numbers = range(1, 400)
    many = definitions(
        *(
            event(number=n, related=tuple(relation("causes", "Demo", 1 + (n * k) % 400) for k in (7, 11, 13, 17)))
            for n in numbers
        ),
        event(number=400),
    )
    view = view_of(many)
    assert view and len(view.hints) == 2
    assert len(tree(template(ENGLISH, "map")(v=view)).css("svg .edge")) == 120


def test_a_product_and_a_guide_have_maps_of_their_events() -> None:
    """Of all sources; events of another source are named with it."""
    spoken = _with_product()
    product = next(iter(spoken.catalogue.definitions.products.values()))
    drawn = maps.page(spoken, maps.of_product(spoken, product))
    assert drawn
    assert [EventKey("Demo", entry.id) for entry in drawn[1].entries][:1] == [EventKey("Demo", 1)]
    assert drawn[0] == "en/map/products/demo/"


def _with_product() -> Edition:
    product = Product(key="demo", title=text("Demo product", "Demoprodukt"), file="events/products.yml", versions={})
    return edition(
        ENGLISH,
        definitions(
            article(number=1, product="demo", related=(relation("causes", "Demo", 2),)),
            event(number=2),
            products={"demo": product},
        ),
    )
