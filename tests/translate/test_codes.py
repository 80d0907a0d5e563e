"""Texts of code tables are translated as all others are: with a name that stays, and lists of digests."""

from eventkb.model.codes import Code, CodeTable, Notation
from eventkb.model.text import TranslationState
from eventkb.translate.unit import by_definition, units
from tests.catalogues import GERMAN, definitions, text

TABLE = CodeTable(
    name="house",
    title=text("Exit codes", "Exitcodes"),
    notation=Notation.DECIMAL,
    codes=(Code("1", text("Full.", "Voll."), "FULL"), Code("-2", text("Away."), None, text("Wait."))),
    file="events/codes/house.yml",
)
SUPPLIED = CodeTable(name="win32", title=text("Win32"), notation=Notation.DECIMAL, codes=(Code("5", text("Denied.")),))
KNOWN = definitions(tables={"house": TABLE, "win32": SUPPLIED})


def test_each_text_of_a_table_has_a_name_that_does_not_depend_on_its_place() -> None:
    """It is named by the code; tables of the package are nobody's to translate here."""
    assert [(unit.name, unit.state) for unit in units(KNOWN, GERMAN)] == [
        ("codes/house:title", TranslationState.DRAFT),
        ("codes/house:codes[1].text", TranslationState.DRAFT),
        ("codes/house:codes[-2].text", TranslationState.MISSING),
        ("codes/house:codes[-2].action", TranslationState.MISSING),
    ]


def test_the_lists_of_a_table_are_its_own() -> None:
    """All its texts share the key `translation` of its file."""
    assert [str(passage.path[0]) for passage in by_definition(KNOWN)["events/codes/house.yml", ()]] == [
        *("title", "codes", "codes", "codes"),
    ]
