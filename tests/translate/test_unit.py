"""Texts to be translated have names that stay when others are added."""

from eventkb.model.event import Case, Condition
from eventkb.model.text import TranslationState, digest
from eventkb.translate.unit import by_definition, units
from tests.catalogues import GERMAN, article, definitions, text

CASE = Case(
    when=(Condition("error", ("-1018", "5")),), title=text("Damaged", "Beschädigt"), explanation=text("It is damaged.")
)
LISTS = {GERMAN: {TranslationState.REVIEWED: frozenset({digest("Damaged")})}}


def test_the_texts_of_a_case_are_named_by_its_first_value() -> None:
    """Title and explanation are translated like all texts, and their digests are listed with those of the event."""
    event = article(cases=(CASE,), translation=LISTS)
    states = {unit.name: unit.state for unit in units(definitions(event), GERMAN)}
    assert states["Demo/1:cases[-1018].title"] is TranslationState.REVIEWED
    assert states["Demo/1:cases[-1018].explanation"] is TranslationState.MISSING
    (together,) = by_definition(definitions(event)).values()
    assert {("cases", 0, "title"), ("cases", 0, "explanation")} <= {passage.path for passage in together}
