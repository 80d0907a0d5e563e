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
    assert view and view.hint
    page = tree(template(ENGLISH, "map")(v=view))
    boxes = [link.attributes["href"] for link in page.css("svg a")]
    assert 1 < len(boxes) <= 60
    assert all(page.css_first(f".map-events li[id='{href[1:]}']") for href in boxes if href)


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
