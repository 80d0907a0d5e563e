"""What stands beside the events, as values."""

import pytest

from eventkb.model.event import Action
from eventkb.model.source import Product, ProductVersion, SharedText, Term
from tests.catalogues import ENGLISH, GERMAN, source, text


@pytest.mark.parametrize(
    "value",
    [
        source(),
        Product("demo", "events/products.yml", text("Demo"), {"1.0": ProductVersion(text("Demo 1"))}),
        SharedText("wait", "events/shared/wait.yml", Action(text=text("Wait."))),
        Term(
            names={ENGLISH: "queue", GERMAN: "Warteschlange"}, file="events/glossary.yml", position=0, definition=None
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_needs_only_what_names_it_and_has_no_other_fields(value: object) -> None:
    """Everything optional may be left out; that no step of a build alters a field is the type checker's business."""
    with pytest.raises(AttributeError):
        value.files = "other.yml"
