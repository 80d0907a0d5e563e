"""Which articles speak of a code."""

from eventkb.model.codes import Code, CodeTable, Notation
from eventkb.model.event import Case, Condition, Insertion
from eventkb.model.text import plain
from eventkb.relate.spoken import spoken
from tests.catalogues import definitions, event, key, text

WIN32 = CodeTable(
    name="win32",
    title=plain("Win32"),
    notation=Notation.DECIMAL,
    codes=(Code("5", plain("denied"), "ERROR_ACCESS_DENIED"),),
)


def test_every_way_to_write_a_code_counts() -> None:
    """Hexadecimal, negative, enhanced, a parameter, a symbol, and the condition of a case."""
    article = event(
        "Demo",
        1,
        explanation=text("It returns 0xC000006D, or -1018, or 550 5.7.1, or %%2313, or ERROR_ACCESS_DENIED."),
        cases=(Case(when=(Condition("status", ("0xC0000064", "other")),), title=text("No user")),),
    )
    by_code = spoken(definitions(article), (WIN32,))
    assert by_code == dict.fromkeys(
        (0xC000006D, -1018 & 0xFFFFFFFF, "5.7.1", "%%2313", 5, 0xC0000064), (key("Demo", 1),)
    )


def test_numbers_that_are_no_codes_do_not_count() -> None:
    """A date, a range, an option of a command, a version, an identifier and a word are no codes."""
    article = event("Demo", 1, explanation=text("On 2026-11-29, pages 10-120, -x, version 15.1.2507, a-1018, it_is."))
    assert spoken(definitions(article), (WIN32,)) == {}


def test_a_case_s_value_is_a_code_of_its_insertion_string_s_tables() -> None:
    """A small number is a code where the table says so; a symbol that no table has is filed by its letters."""
    article = event(
        "Demo",
        1,
        insertions=(
            Insertion("error", None, None, ("win32",)),
            Insertion("name", None, None),
            Insertion("day", None, None),
        ),
        cases=(
            Case(when=(Condition("error", ("5", "0x80070020")),), title=text("Locked")),
            Case(when=(Condition("name", ("LDAP_SERVER_DOWN",)), Condition("day", ("5", "31"))), title=text("Down")),
        ),
    )
    by_code = spoken(definitions(article, tables={"win32": WIN32}), (WIN32,))
    assert by_code == dict.fromkeys((5, 0x80070020, "ldap_server_down"), (key("Demo", 1),))
