"""What is taken along of a catalogue."""

from eventkb.model.event import Relation, RelationKind
from eventkb.model.source import Product
from eventkb.pipeline.bundle import Selection, selected
from eventkb.relate import relate
from tests.catalogues import article, definitions, event, key, text
from tests.guides import guide

KNOWN = definitions(
    article("Demo", 1, product="demo", related=(Relation(key("Other", 1), RelationKind.CAUSES, None),)),
    article("Demo", 2, product="demo", explanation=text("See [[Other/2]].")),
    event("Demo", 3),
    article("Other", 1, related=(Relation(key("Other", 3), RelationKind.CAUSES, None),)),
    article("Other", 2),
    article("Other", 3),
    products={name: Product(name, "events/products.yml", text(name), {}) for name in ("demo", "other")},
    guides={"slow-backup": guide(), "other": guide(key="other", steps={}, product="other")},
)
CATALOGUE = relate(KNOWN)


def keys(selection: Selection) -> list[str]:
    return [str(event.key) for event in selected(CATALOGUE, selection).events]


def test_a_product_is_taken_with_what_its_articles_lead_to() -> None:
    """One step far: whoever reads an article of the product can follow its links."""
    assert keys(Selection(product="demo")) == ["Demo/1", "Demo/2", "Other/1", "Other/2"]


def test_a_source_is_taken_with_all_its_events_and_the_guides_that_look_for_them() -> None:
    """Guides of nothing else."""
    assert keys(Selection(source="Demo")) == ["Demo/1", "Demo/2", "Demo/3", "Other/1", "Other/2"]
    assert list(selected(CATALOGUE, Selection(source="Demo")).guides) == ["slow-backup"]
    assert list(selected(CATALOGUE, Selection(product="demo")).guides) == []


def test_nothing_else_is_there() -> None:
    """No source without an event, no other product."""
    chosen = selected(CATALOGUE, Selection(product="demo"))
    assert set(chosen.products) == {"demo"}
    assert set(selected(CATALOGUE, Selection(source="Other")).sources) == {"Demo", "Other"}
    assert relate(chosen).neighbourhoods[key("Other", 1)].relations[0].target == key("Demo", 1)
